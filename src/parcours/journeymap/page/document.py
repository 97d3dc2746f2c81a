"""How is the page put together? One document with its style and script inside; a policy lets nothing else in."""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime
from hashlib import sha256
from importlib.resources import files
from zoneinfo import ZoneInfo

from parcours.journeymap.page import bars, details
from parcours.journeymap.page.cards import card
from parcours.journeymap.page.changes import changes
from parcours.journeymap.page.element import Html, el, join, named
from parcours.journeymap.page.place import EVIDENCE, UNREAL, Page, unreal
from parcours.journeymap.page.table import switcher, table
from parcours.journeymap.pairing import Sheet
from parcours.model.journey_map import View

_KNOWN = {
    "measured": "counted from events",
    "reported": "customers’ own words and scores, not interpreted",
    "inferred": "counted by a rule that nobody has confirmed yet",
    "assumed": "held to be so; nothing was counted",
}


_FEW = 2  # reasons that are told in full
_QUIET = ("nowhere", "out", "unplaced")  # what is said of the whole journey in small print


def document(sheet: Sheet) -> str:
    """The whole file."""
    page = Page(sheet)
    drawn = table(page)
    body = el(
        "body",
        el("a", "Skip to the map", href="#the-map", class_="skip"),
        *_ribbon(sheet.map.origin),
        _header(sheet),
        el("main", _whole(page), changes(page), _legend(sheet), switcher(page), el("div", drawn, id="the-map"),
           _notes(sheet), details.receipts(page)),
        _footer(sheet),
    )  # fmt: skip
    style, script = _resource("map.css") + _own_rules(page), _resource("map.js")
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="generator", content=f"parcours {sheet.map.parcours}"),
        el("link", rel="icon", href="data:,"),
        el("title", f"{sheet.map.journey} · journey map" + "".join(f" ({o})" for o in unreal(sheet.map.origin))),
        el("style", Html(style)),
    )
    root = el("html", head, Html(str(body)[: -len("</body>")]), el("script", Html(script)), Html("</body>"), lang="en",
              data_stage=0)  # fmt: skip
    return f"<!doctype html>\n{root}\n"


def _ribbon(origin: tuple[str, ...]) -> list[Html]:
    told = [(o, UNREAL.get(o, f"Origin: {o}.")) for o in unreal(origin)]
    return [el("div", el("strong", o), el("span", why), class_=f"ribbon {o if o in UNREAL else ''}", role="note")
            for o, why in told]  # fmt: skip


def _header(sheet: Sheet) -> Html:
    toggle = el("button", "Dark or light", type="button", class_="theme", aria_label="Dark or light")
    names = None
    if sheet.first is not None:
        names = el("p", named(sheet.names[0]), el("span", " → ", aria_label="to"), named(sheet.names[1]), class_="two")
    title = el("h1", named(sheet.map.journey))
    return el("header", el("div", title, names, el("p", named(_view(sheet.map.view)), class_="view")), toggle)


def _view(view: View) -> str:
    """What the map was asked of, in a line."""
    day = datetime.fromtimestamp(view.as_of, ZoneInfo(view.zone)).strftime("%Y-%m-%d %H:%M")
    told = [f"{view.people:,} people in view", f"as of {day} ({view.zone})"]
    told = told if view.as_of else ["nothing is loaded yet"]
    start, end = view.period.start, view.period.end
    told += (
        [f"{start} to {end}" if start and end else f"from {start}" if start else f"until {end}"] if start or end else []
    )
    told += [f"only {view.among}"] if view.among else []
    told += [f"groups of fewer than {view.least} people are withheld"] if view.least else []
    return " · ".join(told)


def _whole(page: Page) -> Html | None:
    pairs = page.sheet.whole
    cards, quiet = (
        [
            card(page, p, p.statement.detail.get("stage", ""), None)
            for p in pairs
            if (p.statement.kind in _QUIET) is last
        ]
        for last in (False, True)
    )
    if not cards and not quiet:
        return None
    main = el("ul", *cards, class_="cards whole", aria_label="The whole journey") if cards else None
    rest = el("ul", *quiet, class_="cards quiet", aria_label="In no stage") if quiet else None
    return join(main, rest)


def _legend(sheet: Sheet) -> Html:
    used = {p.statement.evidence for r in sheet.rows for c in r.cells for p in c.pairs}
    each = [el("li", bars.mark(e), el("b", EVIDENCE[e]), f" {why}") for e, why in _KNOWN.items() if e in used]
    why = {p.statement.withheld for r in sheet.rows for c in r.cells for p in c.pairs if p.statement.withheld}
    if why:
        told = "; ".join(sorted(why)) if len(why) <= _FEW else "too few people, or what would tell of too few"
        each.append(el("li", el("span", "withheld", class_="chip"), told))
    each.append(el("li", el("span", class_="missing"), el("b", "dashed"), " nothing yet: what would fill it"))
    return el("ul", *each, class_="legend", aria_label="How each finding is known")


def _notes(sheet: Sheet) -> Html | None:
    if not sheet.notes:
        return None
    told = el("ul", *(el("li", named(note)) for note in sheet.notes))
    return el("section", el("h2", "To know when reading", id="notes"), told, class_="notes", aria_labelledby="notes")


def _footer(sheet: Sheet) -> Html:
    sequence = {f"{r.snapshot.sequence:,}" for r in sheet.map.receipts}
    log = f", log up to event {', '.join(sorted(sequence))}" if sequence else ""
    told = f"Origin: {', '.join(sheet.map.origin) or 'none'}. Counted by parcours {sheet.map.parcours}{log}. "
    return el("footer", el("p", join(told, "What goes together is associated; nothing here is shown to be caused.")))


def _own_rules(page: Page) -> str:
    """What hangs on this map: how many stages, from which width they fit side by side, which one a phone shows."""
    stages = len(page.sheet.map.columns)
    fits = 112 + 168 * stages + 48
    one = "".join(f'.js[data-stage="{k}"] .map [data-col]:not([data-col="{k}"]){{display:none}}' for k in range(stages))
    return (
        f":root{{--stages:{stages}}}"
        f"@media screen and (min-width:{fits}px){{.scroller{{overflow:visible;max-height:none}}}}"
        f"@media screen and (max-width:699.9px){{{one}}}" + "".join(page.rules)
    )


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src 'sha256-{_hash(style)}'; script-src 'sha256-{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def _resource(name: str) -> str:
    return files("parcours.journeymap.page").joinpath(name).read_text(encoding="utf-8")
