"""What changed between two maps? The clear differences in words, at the top of the page."""

from __future__ import annotations

from parcours.journeymap import words
from parcours.journeymap.page.element import Html, el, named
from parcours.journeymap.page.place import Page
from parcours.model.journey_map import Difference

_FIRST = 12  # told before the rest is asked for


def changes(page: Page) -> Html | None:
    """The list; None where there is one map."""
    if page.sheet.first is None:
        return None
    clear = [d for d in page.sheet.differences if d.clear]
    title = el("h2", "What changed", id="changed")
    if not clear:
        told = el("p", "No difference is clear: what differs may be chance.")
        return el("section", title, told, class_="changes", aria_labelledby="changed")
    items = [_item(d, extra=k >= _FIRST) for k, d in enumerate(clear)]
    more = None
    if len(clear) > _FIRST:
        more = el("button", f"{len(clear) - _FIRST} more", type="button", class_="more", aria_expanded="false")
    return el("section", title, el("ol", *items), more, class_="changes", aria_labelledby="changed")


def _item(d: Difference, *, extra: bool) -> Html:
    rose = (d.difference or 0) > 0
    sign = el("span", "▲" if rose else "▼", class_="up" if rose else "down", aria_hidden="true")
    return el("li", sign, el("span", named(words.change(d))), class_="extra" if extra else None)
