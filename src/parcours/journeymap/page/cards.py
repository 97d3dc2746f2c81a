"""How is one finding drawn? A card: what it is about, its leading number with its denominator, and where it is from."""

from __future__ import annotations

from parcours.journeymap import words
from parcours.journeymap.few import MARK, too_few
from parcours.journeymap.page import bars, details
from parcours.journeymap.page.bodies import body
from parcours.journeymap.page.element import Html, el, hidden, named
from parcours.journeymap.page.place import EVIDENCE, Page, stamps
from parcours.journeymap.pairing import Pair, figure, lead
from parcours.journeymap.units import interval
from parcours.model.assumed import Lane
from parcours.model.journey_map import Difference, Statement


def card(page: Page, pair: Pair, stage: str, lane: Lane | None, *, extra: bool = False) -> Html:
    """A finding as an item of its cell's list. `extra`: shown when more is asked for."""
    s, id = pair.statement, page.id("s")
    parts = body(page, pair)
    kinds = ["card", f"k-{s.kind.replace(' ', '-')}", f"e-{s.evidence}"]
    kinds += ["is-hurts"] if s.detail.get("verdict") == "hurts" else []
    kinds += ["withheld"] if s.withheld else []
    kinds += ["extra"] if extra else []
    kinds += [f"only-{pair.only}"] if pair.only else []
    kinds += ["changed"] if any(d.clear for d in pair.differences) else []
    chip = el("span", "withheld", class_="chip", title=s.withheld) if s.withheld else None
    chip = el("span", MARK, class_="chip v-few") if too_few(s) else chip
    button = el("button", parts.title, chip, popovertarget=id, type="button", class_="open")
    under = el("div", None if s.withheld else parts.under, _foot(page, s), class_="under")
    above = el("p", named(" · ".join(part for part in (_ABOVE.get(s.kind), stage) if part)), class_="above")
    told = [
        above if lane is None and s.kind in _ABOVE else None,
        button,
        None if s.withheld else parts.drawn,
        under,
        *_before(page, pair),
    ]
    return el("li", *told, details.statement(page, id, pair, stage, lane), class_=" ".join(kinds))


_ABOVE = {
    "pain": "Where it hurts most",
    "moment": "What goes most with the goal",
    "refused": "What cannot be told",
}  # of what is said of the whole journey


def change(d: Difference) -> Html:
    """A clear difference, as a mark on what it is of."""
    if d.difference is None:
        return el("p", "changed", class_="change")
    rose = d.difference > 0
    unit = "points" if d.after and d.after.count else d.after.unit if d.after else ""
    low, high = (d.low, d.high) if rose or d.low is None or d.high is None else (-d.high, -d.low)
    size = f"{100 * abs(d.difference):.1f} points" if unit == "points" else f"{abs(d.difference):,.4g} {unit}".strip()
    between = f" ({interval(low, high, unit)})" if low is not None and high is not None else ""
    of = f"{d.figure}: " if d.after and d.figure not in ("people", "reached", "value", "mean") else ""
    sign = el("span", "▲" if rose else "▼", aria_hidden="true")
    return el("p", sign, f" {of}{size} {'more' if rose else 'less'}{between}", class_="change")


def _before(page: Page, pair: Pair) -> list[Html]:
    """What the leading number was on the first map, and how far it is from that where that is clear."""
    if page.sheet.first is None or pair.statement.withheld:
        return []
    if pair.only:
        return [el("p", "only: ", named(page.sheet.names[0 if pair.only == "first" else 1]), class_="was")]
    told = lead(pair.statement)
    was = figure(pair.was, told.name) if told else None
    if told is None or was is None:
        return []
    line = [el("p", "was ", words.figure(was), class_="was")]
    return line + [change(d) for d in pair.differences if d.clear]


def _foot(page: Page, s: Statement) -> Html:
    """How it is known, from how many, how old, and where from: on each card."""
    known = EVIDENCE[s.evidence]
    told = known if s.evidence in ("inferred", "assumed") else hidden(known)
    parts = [el("span", bars.mark(s.evidence), told, class_="how", title=known)]
    leads = lead(s)
    seen = (leads.count.people, leads.count.of) if leads and leads.count else ()
    if s.n is not None and not s.withheld and s.kind != "said" and s.n not in seen:
        parts.append(el("span", f"n {s.n:,}"))
    if s.latest is not None and s.evidence != "assumed":
        age = words.age(s.latest, page.sheet.map.view.as_of)
        parts.append(el("span", age, hidden(" old") if age != "today" else None, title="age of the latest event"))
    return el("p", *parts, *stamps(s.origin), class_="foot")
