"""How does a map look on a terminal? Stages beside each other, rows below them, every figure with its denominator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from parcours.analyses.terminal import WIDTH, bar, fit, footer
from parcours.journeymap import terminal_ways, words
from parcours.journeymap.pairing import PairedCell, Sheet, first, sheet
from parcours.journeymap.terminal_cells import EMPTY, MARKS, cell
from parcours.journeymap.units import length, percent
from parcours.journeymap.wrapping import tied, wrapped
from parcours.model.assumed import Lane
from parcours.model.journey_map import Column, JourneyMap, TwoMaps, View, Way

_BESIDE, _GAP = 3, 2  # stages beside each other; columns between them
_FOUR = (4, 7)  # stages of which four stand beside each other, so that none stands alone
_MOST, _EACH = 5, 2  # findings in a cell; of each kind, where there are more
_CHANGES = 12  # differences in the list
_LANES: dict[Lane, str] = {
    "goals": "GOALS", "actions": "ACTIONS", "touchpoints": "TOUCHPOINTS", "research": "RESEARCH",
    "feelings": "THOUGHTS AND FEELINGS", "pains": "PAIN POINTS", "moments": "MOMENTS THAT MATTER",
    "prompts": "HOW WE MOVE THEM ON", "measures": "MEASURES",
}  # fmt: skip
_UNREAL = {
    "simulated": "A simulator made these people: no figure here is of a real customer.",
    "sample": "A public sample: no figure here is of your own customers.",
}


def lines(shown: JourneyMap | TwoMaps) -> str:
    """The map in 80 columns of plain text."""
    drawn = sheet(shown)
    picture = [*_title(drawn), *_changes(drawn), *_whole(drawn), *_legend()]
    for start, beside in _bands(len(drawn.map.columns)):
        picture += ["", *_band(drawn, start, beside)]
    picture += [*_unreal(drawn.map.origin), *_end(drawn)]
    return "\n".join(line.rstrip() for line in picture)


def _title(drawn: Sheet) -> Iterator[str]:
    yield from _unreal(drawn.map.origin)
    yield from wrapped(drawn.map.journey.upper(), WIDTH)
    if drawn.first is not None:
        yield from wrapped(f"{drawn.names[0]}  →  {drawn.names[1]}", WIDTH)
    yield from wrapped(_view(drawn.map.view), WIDTH)
    yield "─" * WIDTH


def _unreal(origin: Sequence[str]) -> Iterator[str]:
    """What is not real says so in letters that nobody overlooks."""
    for name in origin:
        if name != "real":
            told = " ".join(name.upper())
            side = "▒" * ((WIDTH - len(told) - 4) // 2)
            yield fit(f"{side}  {told}  {side}▒", WIDTH)
            yield from wrapped(_UNREAL.get(name, f"Origin: {name}."), WIDTH)
            yield ""


def _view(view: View) -> str:
    day = datetime.fromtimestamp(view.as_of, ZoneInfo(view.zone)).strftime("%Y-%m-%d")
    told = f"{view.people:,} people in view as of {day} ({view.zone})" if view.as_of else "Nothing is loaded yet"
    if view.period.start or view.period.end:
        told += f", {view.period.start or ''}..{view.period.end or ''}"
    told += f"; only {view.among}" if view.among else ""
    return told + (f"; groups of fewer than {view.least} people are withheld." if view.least else ".")


def _changes(drawn: Sheet) -> Iterator[str]:
    if drawn.first is None:
        return
    clear = [d for d in drawn.differences if d.clear]
    yield "WHAT CHANGED" if clear else "No difference is clear: what differs may be chance."
    for d in clear[:_CHANGES]:
        sign = "▲" if (d.difference or 0) > 0 else "▼"
        told = wrapped(words.change(d), WIDTH - 4)
        yield from (f"  {sign if k == 0 else ' '} {line}" for k, line in enumerate(told))
    if len(clear) > _CHANGES:
        yield f"    … and {len(clear) - _CHANGES} more"
    yield "─" * WIDTH


def _whole(drawn: Sheet) -> Iterator[str]:
    """What is said of the whole journey, two beside each other."""
    wide = (WIDTH - _GAP) // 2
    told = [cell(pair, drawn.map, drawn.names, wide) for pair in drawn.whole]
    for k in range(0, len(told), 2):
        yield from _beside(told[k : k + 2], wide)
    if told:
        yield "─" * WIDTH


def _legend() -> Iterator[str]:
    names = {"measured": "measured", "reported": "customers said", "inferred": "draft", "assumed": "assumed"}
    yield "   ".join(f"{MARKS[e]} {name}" for e, name in names.items()) + f"   {EMPTY} what would fill it"  # type: ignore[index]


def _bands(stages: int) -> list[tuple[int, int]]:
    """Which stages stand beside each other: the first, and how many."""
    beside = 4 if stages in _FOUR else _BESIDE
    return [(first, min(beside, stages - first)) for first in range(0, stages, beside)]


def _band(drawn: Sheet, first: int, beside: int) -> Iterator[str]:
    names = [c.name for c in drawn.map.columns[first : first + beside]]
    width = (WIDTH - _GAP * (beside - 1)) // beside
    lefts = [k * (width + _GAP) for k in range(beside)]
    yield from terminal_ways.above(drawn.map.ways, names, lefts, width)
    heads = [_head(drawn, number, names, width) for number in range(first, first + beside)]
    yield from _beside([head[:1] for head in heads], width, foot=True)
    yield (" " * _GAP).join("━" * width for _ in names)
    yield from _beside([head[1:] for head in heads], width)
    yield from terminal_ways.below(drawn.map.ways, names, lefts, width)
    for row in drawn.rows:
        yield _rule(_LANES[row.lane], drawn.map.origin)
        yield from _beside([_cell(c, drawn, width) for c in row.cells[first : first + beside]], width)


def _rule(name: str, origin: Sequence[str]) -> str:
    """A row's name; what is not real is said at each."""
    unreal = " + ".join(o for o in origin if o != "real")
    end = f" {unreal} ──" if unreal else ""
    return fit(f"── {name} {'─' * WIDTH}", WIDTH - len(end))[: WIDTH - len(end) - 1] + "─" + end


def _head(drawn: Sheet, number: int, names: Sequence[str], width: int) -> list[str]:
    """The name (all its lines as one, to be stood on the rule) and what is known of the stage."""
    column = drawn.map.columns[number]
    draft = f" {MARKS['inferred']}" if column.inferred else ""
    name = "\n".join(wrapped(f"{number + 1} {column.name}{draft}", width, most=3))
    people = _people(column, drawn.column_before(column.name), width)
    return [name, *people, *_ends(drawn.map, column.name, names, width)]


def _people(column: Column, was: Column | None, width: int) -> Iterator[str]:
    ever, now = column.ever.count, column.now.count
    if ever is not None:
        yield f"{bar(ever.share or 0, width - 6)} {percent(ever.share):>5}"
    told = [f"ever {ever.people:,} of {ever.of:,}" if ever else "ever: withheld"]
    told += [f"was {words.figure(was.ever)}"] if was else []
    told += [f"now {now.people:,} of {now.of:,}" if now else "now: withheld"]
    open_ = "how long: withheld" if column.stay.withheld else "most stays not over"
    if ever is None or ever.people:
        told += [f"half stay {length(column.stay.value)}" if column.stay.value is not None else open_]
    for line in told:
        yield from wrapped(line, width)


def _ends(map: JourneyMap, name: str, names: Sequence[str], width: int) -> Iterator[str]:
    """Moves that lead out of the picture: from outside, to outside, to a stage of another band."""
    for way in map.ways:
        told = _end_told(way, name, names)
        if told:
            start, *rest = wrapped(told, width - 2)
            yield from (start, *(f"  {line}" for line in rest))


def _end_told(way: Way, name: str, names: Sequence[str]) -> str:
    people = tied(terminal_ways.people(way))
    if way.direction in ("in", "in again") and way.after == name:
        return f"{'→' if way.direction == 'in' else '↻'} {way.direction} {people}"
    if way.before != name or way.direction in ("in", "in again"):
        return ""
    if way.direction in ("away", "out"):
        return f"{'↗' if way.direction == 'away' else '×'} {way.direction} {people}"
    if way.after not in names or len(names) > _BESIDE:  # four beside each other leave no room on the lines
        return f"{'→' if way.direction == 'forward' else '←'} {way.after} {people}"
    return ""


def _cell(paired: PairedCell, drawn: Sheet, width: int) -> list[str]:
    told: list[str] = []
    shown = first(paired.pairs, _MOST, _EACH)
    for pair, is_shown in zip(paired.pairs, shown, strict=True):
        told += cell(pair, drawn.map, drawn.names, width) if is_shown else []
    words = paired.cell.left_out
    if more := shown.count(False) + (0 if words else paired.cell.more):
        told.append(f"  and {more:,} more")
    told += [f"  {line}" for line in wrapped(words, width - 2)] if words else []
    missing = wrapped(paired.cell.missing, width - 2)
    return told + [f"{EMPTY if k == 0 else ' '} {line}" for k, line in enumerate(missing)]


def _beside(blocks: Sequence[Sequence[str]], width: int, *, foot: bool = False) -> Iterator[str]:
    """Blocks of lines beside each other. `foot`: they stand on one line instead of hanging from one."""
    split = [[part for line in block for part in line.split("\n")] for block in blocks]
    tall = max((len(block) for block in split), default=0)
    if foot:
        split = [[""] * (tall - len(block)) + block for block in split]
    for k in range(tall):
        yield (" " * _GAP).join(fit(block[k] if k < len(block) else "", width) for block in split)


def _end(drawn: Sheet) -> Iterator[str]:
    receipt = drawn.map.receipts[0] if drawn.map.receipts else None
    for note in drawn.notes:
        yield from (f"  {'*' if k == 0 else ' '} {line}" for k, line in enumerate(wrapped(note, WIDTH - 4)))
    reasons = {p.statement.withheld for r in drawn.rows for c in r.cells for p in c.pairs if p.statement.withheld}
    if reasons:
        told = wrapped(f"withheld: {'; '.join(sorted(reasons))}", WIDTH - 4)
        yield from (f"  {'*' if k == 0 else ' '} {line}" for k, line in enumerate(told))
    yield from footer((), receipt)
    yield "  Findings of the last 14 days do not tell their age."
    yield "  How each was counted: --json; or --html, which opens anywhere."
