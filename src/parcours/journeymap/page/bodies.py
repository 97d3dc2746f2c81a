"""What does a card of each kind show? A title, which opens the details, and the numbers below it."""

from __future__ import annotations

from collections.abc import Callable

from parcours.journeymap.page import bars, judged, valued, voiced
from parcours.journeymap.page.body import Body, capital, of, plain
from parcours.journeymap.page.element import Html, el, join, named
from parcours.journeymap.page.place import Page
from parcours.journeymap.pairing import Pair, figure, lead
from parcours.journeymap.units import percent
from parcours.model.journey_map import Statement


def body(page: Page, pair: Pair) -> Body:
    """The parts of a card."""
    if pair.statement.kind == "pain":
        return judged.pain(pair, page.span)
    return _BODIES.get(pair.statement.kind, plain)(pair)


def _shared(title: Callable[[Statement], Html]) -> Callable[[Pair], Body]:
    """A share of people: its name and per cent in the title, a bar, and how many of how many."""

    def drawn(pair: Pair) -> Body:
        told = lead(pair.statement)
        if told is None or told.count is None:
            return Body(title(pair.statement))
        was = figure(pair.was, told.name) if not pair.only else None
        head = join(title(pair.statement), el("b", percent(told.count.share)))
        return Body(head, bars.share(told.count.share, was.count.share if was and was.count else None), of(told.count))

    return drawn


def _measure(pair: Pair) -> Body:
    told = lead(pair.statement)
    return (_SHARE if told is not None and told.count is not None else valued.value)(pair)


def _chip(about: Html, chip: str) -> Html:
    return join(about, el("span", chip, class_="chip") if chip else None)


def _of_research(s: Statement, about: Html) -> Html:
    """A term or a page, and the research that it is of."""
    rule = s.detail.get("research")
    return el("span", el("span", f"{rule} · ", class_="rule") if rule else None, about)


_SHARE = _shared(lambda s: named(capital(s.about)))
_BODIES: dict[str, Callable[[Pair], Body]] = {
    "goal": valued.goal,
    "steps": valued.way("steps to it"),
    "choices": valued.way("choices at each step"),
    "fields": valued.way("fields to fill in"),
    "did": _shared(lambda s: named(s.about)),
    "met": _shared(lambda s: named(s.about)),
    "came": _shared(lambda s: _chip(named(s.about), "channel")),
    "looked": _shared(lambda s: _chip(named(s.about), s.detail.get("depth", ""))),
    "searched": _shared(lambda s: _of_research(s, el("q", s.about, dir="auto"))),
    "saw": _shared(lambda s: _of_research(s, named(s.about))),
    "spoke": _shared(lambda _: named("Said something")),
    "scored": voiced.scored,
    "said": voiced.said,
    "moment": judged.moment,
    "refused": judged.refused,
    "prompt": valued.prompt,
    "moved on": _shared(lambda s: named(f"Moved on to {s.about}")),
    "stay": valued.stay,
    "measure": _measure,
    "reading": valued.value,
    "assumed": voiced.assumed,
    "milestone": _shared(lambda s: named(f"Reached {s.about}")),
    "nowhere": _shared(lambda _: named("In no stage now")),
    "out": _shared(lambda _: named("Out now")),
    "unplaced": valued.unplaced,
}
