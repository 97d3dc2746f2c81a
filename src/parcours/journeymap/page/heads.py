"""How do the stages' heads look, and the moves between them? Names, people ever and now, and curves with people on
them."""

from __future__ import annotations

from collections.abc import Callable

from parcours.journeymap import words
from parcours.journeymap.arcs import Arc, End, Side, above, below
from parcours.journeymap.page import bars, details
from parcours.journeymap.page.cards import change
from parcours.journeymap.page.element import Html, el, hidden, join, named
from parcours.journeymap.page.place import EVIDENCE, Page, stage_class, stamps
from parcours.journeymap.units import length, percent
from parcours.model.journey_map import Column, Direction, Figure, Way

_Down = Callable[[float], float]  # from a height above (or a depth below) the heads to pixels from the drawing's top
_DONE: dict[Direction, str] = {
    "in": "came in",
    "in again": "came in again",
    "forward": "went on to",
    "back": "went back to",
    "away": "left for no stage",
    "out": "went out",
}
_SHORT: dict[Direction, str] = {"in": "in", "in again": "in again", "away": "away", "out": "out"}
_SIGNS: dict[Direction, str] = {"in": "↘", "in again": "↻", "forward": "→", "back": "←", "away": "↗", "out": "×"}


def name(page: Page, number: int) -> Html:
    """A stage's name, which stays at the top while its column is read."""
    column, of = page.sheet.map.columns[number], len(page.sheet.map.columns)
    draft = None
    if column.inferred:
        draft = el("span", bars.mark("inferred"), "draft", class_="draft", title=column.inferred)
    told = el("span", f"{number + 1}", class_="number"), el("span", named(column.name), class_="name")
    return el("th", *told, draft, scope="col", role="columnheader", class_=stage_class(number, of), data_col=number)


def people(page: Page, number: int, ids: dict[Way, str]) -> Html:
    """Who was ever there and who is there now, and how long people stay."""
    column, of = page.sheet.map.columns[number], len(page.sheet.map.columns)
    id = page.id("h")
    ever, now = column.ever, column.now
    shares = [f.count.share if f.count else None for f in (ever, now)]
    big = join(el("b", percent(shares[0])), " were here") if ever.count else Html("Withheld")
    button = el("button", big, popovertarget=id, type="button", class_="open")
    stay = _stay(column)
    told = [
        button,
        bars.head(shares[0], shares[1]),
        el("p", _of(ever) if ever.count else "how many were ever here", class_="of"),
        el("p", el("b", percent(shares[1])) if now.count else None, f" here now: {_of(now)}", class_="line"),
        el("p", stay, class_="line"),
        *_before(page, column),
    ]
    evidence = "inferred" if column.inferred else "measured"
    foot = el("p", bars.mark(evidence), hidden(EVIDENCE[evidence]), *stamps(page.sheet.map.origin), class_="foot")
    said = f"{column.name}: {words.figure(ever)} were ever here, {words.figure(now)} are here now; {stay}."
    said += f" A draft: {column.inferred}." if column.inferred else ""
    opened = details.plain(page, id, column.name, said, (ever, now, column.stay), column.receipt)
    return el("td", el("div", *told, foot, class_="card head"), opened, _moves(page, column.name, ids), role="cell",
              class_=stage_class(number, of), data_col=number)  # fmt: skip


def moves(page: Page, ids: dict[Way, str]) -> tuple[Html, Html]:
    """The curves above the heads and below them, with what opens at each."""
    ways, names = page.sheet.map.ways, [c.name for c in page.sheet.map.columns]
    for way in ways:
        ids[way] = page.id("w")
    opened = [_opened(page, way, ids[way]) for way in ways]
    lines = 2 if page.sheet.first else 1
    upper, lower = above(ways, names, lines=lines), below(ways, names, lines=lines)
    return _side(page, upper, len(names), ids, up=True), join(_side(page, lower, len(names), ids, up=False), *opened)


def _side(page: Page, side: Side, stages: int, ids: dict[Way, str], *, up: bool) -> Html:
    if not side.height:
        return Html("")
    tall = side.height

    def y(height: float) -> float:
        return round(tall - height if up else height, 1)

    lines = [_curve(a, y) for a in side.arcs] + [_end(e, y) for e in side.ends]
    drawing = el("svg", *lines, viewBox=f"0 0 {stages * 100} {tall:g}", preserveAspectRatio="none", width="100%",
                 height=f"{tall:g}", aria_hidden="true", focusable="false")  # fmt: skip
    labels = [_label(page, a, stages, y, ids) for a in side.arcs]
    labels += [_end_label(page, e, stages, y, ids) for e in side.ends]
    tips = [_tip(page, a.end, a.width, a.way.direction, stages, up) for a in side.arcs]
    tips += [_tip(page, e.at, e.width, "in", stages, up) for e in side.ends if e.coming]
    more = None
    if side.left_out:
        told = f"{len(side.left_out)} smaller moves are not drawn: tap a stage's people to see all"
        more = el("p", told, class_="left-out")
    return el("div", drawing, *tips, *labels, more, class_=f"side {'up' if up else 'down'}")


def _curve(arc: Arc, y: _Down) -> Html:
    start, end, bend = arc.start * 100, arc.end * 100, arc.height * 4 / 3
    d = f"M{start:g} {y(0):g}C{start:g} {y(bend):g} {end:g} {y(bend):g} {end:g} {y(6):g}"
    return el("path", d=d, stroke_width=arc.width, vector_effect="non-scaling-stroke", class_=arc.way.direction)


def _end(end: End, y: _Down) -> Html:
    at, tail = end.at * 100, end.tail * 100
    near = y(6 if end.coming else 0)
    d = f"M{at:g} {near:g}C{at:g} {y(20):g} {at:g} {y(26):g} {tail:g} {y(30):g}"
    kind = end.ways[0].direction.replace(" ", "-")
    return el("path", d=d, stroke_width=end.width, vector_effect="non-scaling-stroke", class_=kind)


def _tip(page: Page, at: float, width: float, direction: Direction, stages: int, up: bool) -> Html:
    id = page.id("t")
    page.rules.append(f"#{id}{{left:{100 * at / stages:.3f}%}}")
    size = "big" if width > 7 else "middle" if width > 3 else "small"
    kind = f"tip {size} {direction.replace(' ', '-')} {'at-bottom' if up else 'at-top'}"
    return el("i", id=id, class_=kind, aria_hidden="true")


def _label(page: Page, arc: Arc, stages: int, y: _Down, ids: dict[Way, str]) -> Html:
    way, id = arc.way, page.id("l")
    page.rules.append(f"#{id}{{left:{100 * arc.middle / stages:.3f}%;top:{y(arc.height):g}px}}")
    count = way.people.count
    told = join(el("b", f"{count.people:,}"), f" of {count.of:,}") if count else "withheld"
    return el("button", hidden(f"{way.before} to {way.after}: "), told, _was(page, way), id=id,
              class_=f"label {way.direction}", popovertarget=ids[way], type="button")  # fmt: skip


def _end_label(page: Page, end: End, stages: int, y: _Down, ids: dict[Way, str]) -> Html:
    id = page.id("l")
    side = "coming" if end.coming else "leaving"
    across = 100 * (end.at - 0.12 if end.coming else end.at + 0.12) / stages
    edge = f"left:{max(across, 0):.3f}%" if end.coming else f"right:{max(100 - across, 0):.3f}%"
    place = f"bottom:{33}px" if y(0) else f"top:{33}px"
    page.rules.append(f"#{id}{{{edge};{place}}}")
    lines = [_end_line(way, ids) for way in end.ways]
    return el("div", *lines, id=id, class_=f"ends {side}")


def _end_line(way: Way, ids: dict[Way, str]) -> Html:
    stage = way.after if way.direction in ("in", "in again") else way.before
    count, short = way.people.count, _SHORT[way.direction]
    told = join(el("b", f"{count.people:,}"), f" {short}") if count else f"{short}: withheld"
    of = el("small", f" of {count.of:,}") if count else None
    kind = f"label {way.direction.replace(' ', '-')}"
    return el("button", hidden(f"{stage}: "), told, of, class_=kind, popovertarget=ids[way], type="button")


def _moves(page: Page, stage: str, ids: dict[Way, str]) -> Html:
    """All moves of one stage as a list: for a small screen, where no curve has room, and for those who listen."""
    mine = [w for w in page.sheet.map.ways if stage in (w.before, w.after)]
    lines = []
    for w in mine:
        other = w.after if w.before == stage else w.before
        what = _DONE[w.direction] if w.before == stage or w.direction in ("in", "in again") else "from"
        where = f"{what} {other}" if other not in ("none", "out") else what
        sign = el("span", _SIGNS[w.direction], class_=f"sign {w.direction.replace(' ', '-')}", aria_hidden="true")
        told = join(sign, named(where), " ", el("b", _of(w.people)))
        lines.append(el("li", el("button", told, popovertarget=ids[w], type="button")))
    return el("ul", *lines, class_="moves", aria_label=f"Moves of {stage}") if lines else Html("")


def _opened(page: Page, way: Way, id: str) -> Html:
    told = words.figure(way.people)
    places = {"none": "no stage", "out": "out"}
    who = "Of all in view" if way.direction == "in" else f"Of those in {places.get(way.before, way.before)}"
    to = {"forward": "", "back": "", "in": "to ", "in again": "to "}.get(way.direction)
    after = f" {to}{way.after}" if to is not None else ""
    times = f", {way.moves:,} times in all" if way.moves is not None else ""
    said = f"{who}, {told} {_DONE[way.direction]}{after}{times}."
    where = f"{places.get(way.before, way.before)} → {places.get(way.after, way.after)}"
    was = page.sheet.way_before(way)
    said += f" Before: {words.figure(was.people)}." if was else ""
    return details.plain(page, id, where, said, (way.people,), way.receipt)


def _stay(column: Column) -> str:
    if column.stay.withheld:
        return "how long: withheld"
    if column.ever.count is not None and not column.ever.count.people:
        return "nobody was here"
    if column.stay.value is None:
        return "more than half of the stays are not over"
    return f"half stay up to {length(column.stay.value)}"


def _was(page: Page, way: Way) -> Html | None:
    was = page.sheet.way_before(way)
    if was is None or was.people.count == way.people.count:
        return None
    clear = page.sheet.clear(way.before, way.direction, way.after)
    sign = ("▲ " if (clear[0].difference or 0) > 0 else "▼ ") if clear else ""
    return el("small", f"{sign}was {_of(was.people)}", class_="clear" if clear else None)


def _before(page: Page, column: Column) -> list[Html]:
    was = page.sheet.column_before(column.name)
    if was is None:
        return []
    told = [f"{f.name} {words.figure(f)}" for f in (was.ever, was.now) if f.count]
    line = [el("p", f"was {', '.join(told)}", class_="was")] if told else []
    return line + [change(d) for d in page.sheet.clear(column.name, "stage")]


def _of(figure: Figure) -> str:
    return f"{figure.count.people:,} of {figure.count.of:,}" if figure.count else "withheld"
