"""How do two maps differ? The same figures of both, each with its difference, corrected for how many were compared.

Shares are compared as shares, figures with an interval by their intervals; a plain number has no interval, so how sure
its difference is cannot be told. What both sides must have alike (nobody, or all of all) is no candidate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from parcours.model.assumed import Lane
from parcours.model.journey_map import Cell, Difference, Figure, JourneyMap, Row, Statement, TwoMaps
from parcours.stats import differences
from parcours.stats.correction import adjusted
from parcours.stats.intervals import Interval

LEVEL = 0.95
LEAST = 10  # people on either side: shares of fewer are not compared
By = Literal["period", "group", "day"]
_PASSED = ("said", "assumed", "refused", "unplaced", "stay")  # of which no figure is compared; a stay is its stage's
_BESIDE = (
    "events", "times", "p", "share", "others", "missed with", "missed without", "unfinished", "texts", "answers", "of",
    "stays", "moves", "intensity", "by itself", "went on", "shown",
    "said", "silent", "at stake", "reached more", "scored more", "low quarter", "high quarter", "still there",
)  # figures that are told beside the one that is compared  # fmt: skip
_APART: dict[By, str] = {
    "period": "People who are in both periods count in both; the intervals take the two as independent, and are rather "
    "too wide where the same people do much the same in both.",
    "group": "Groups made by what people did differ in what goes with doing it, by that alone.",
    "day": "The later map holds what the earlier one holds, and more: the intervals take the two as independent, and "
    "are too wide.",
}


def two_maps(
    before: JourneyMap, after: JourneyMap, by: By, names: tuple[str, str], *, most: int = 5, notes: Sequence[str] = ()
) -> TwoMaps:
    """Two maps side by side with what differs, the clearest first. Of a cell's statements of one kind, those are kept
    that are among the first `most` on either map: hand in maps that hold more, so that what one shows the other has."""
    pairs = list(_pairs(before, after))
    found, tried = _judged(pairs)
    first, second = _trimmed(before, after, most)
    told = [
        f"{tried} different figures compared. A difference is clear where its p, corrected for that (holm), is at most "
        f"{1 - LEVEL:.2g}; intervals are of {LEVEL:.0%} each.",
        "Associated, not caused: what else differs between the two is not taken out.",
        _APART[by],
        *notes,
    ]
    return TwoMaps(first, second, by, names, tuple(sorted(found, key=_clearest)), tuple(told))


@dataclass(frozen=True, slots=True)
class _Key:
    """What a figure is of."""

    lane: Lane | None
    stage: str
    kind: str
    about: str
    figure: str
    rule: str = ""  # where two statements have all else in common: of which research
    leads: bool = field(default=True, compare=False)  # the statement: it is drawn large

    @property
    def statement(self) -> tuple[Lane | None, str, str, str, str]:
        return self.lane, self.stage, self.kind, self.about, self.rule


@dataclass(frozen=True, slots=True)
class _Pair:
    key: _Key
    before: Figure | None
    after: Figure | None


def _pairs(before: JourneyMap, after: JourneyMap) -> Iterator[_Pair]:
    """The figures that may be compared. Of a finding that one map has not, the leading figure is told, and only where
    that map left nothing out."""
    one, other = dict(_figures(before)), dict(_figures(after))
    for mine, theirs, map, turned in ((one, other, after, False), (other, one, before, True)):
        whole, found = _whole_cells(map), {key.statement for key in theirs}
        for key, figure in mine.items():
            if key in theirs:
                if not turned:
                    yield _Pair(key, figure, theirs[key])
            elif key.leads and key.statement not in found and (key.lane, key.stage) in whole:
                yield _Pair(key, None, figure) if turned else _Pair(key, figure, None)


def _figures(map: JourneyMap) -> Iterator[tuple[_Key, Figure]]:
    """All figures that are known."""
    for column in map.columns:
        for figure in (column.ever, column.now, column.stay):
            if figure.value is not None:
                yield _Key(None, column.name, "stage", "", figure.name), figure
    for way in map.ways:
        if way.people.count is not None:
            yield _Key(None, way.before, way.direction, way.after, "people"), way.people
    for statement in map.whole:
        if not statement.detail.get("stage"):  # those that have a stage are compared in its cell
            yield from _of_statement(statement, None, "")
    for row in map.rows:
        for cell in row.cells:
            for statement in cell.statements:
                yield from _of_statement(statement, row.lane, cell.stage)


def _of_statement(said: Statement, lane: Lane | None, stage: str) -> Iterator[tuple[_Key, Figure]]:
    if said.kind in _PASSED:
        return
    rule = said.detail.get("research") or said.detail.get("of") or ""
    for number, figure in enumerate(said.figures):
        if number == 0 or not (figure.name in _BESIDE or (figure.unit == "people" and figure.count is None)):
            yield _Key(lane, stage, said.kind, said.about, figure.name, rule, number == 0), figure


def _whole_cells(map: JourneyMap) -> set[tuple[Lane | None, str]]:
    """Cells of which nothing was left out or withheld."""
    return {
        (row.lane, cell.stage)
        for row in map.rows
        for cell in row.cells
        if not cell.more and not any(statement.withheld for statement in cell.statements)
    }


def _judged(pairs: Sequence[_Pair]) -> tuple[list[Difference], int]:
    """Every pair as a difference, and of how many different ones chance was asked."""
    asked: dict[tuple[Figure, Figure], differences.Difference] = {}
    for pair in pairs:
        bare = _bare(pair)
        if bare is not None and bare not in asked and (apart := _apart(*bare)) is not None:
            asked[bare] = apart
    p = dict(zip(asked, adjusted([apart.p for apart in asked.values()], "holm"), strict=True))
    return [_difference(pair, asked, p) for pair in pairs], len(asked)


def _bare(pair: _Pair) -> tuple[Figure, Figure] | None:
    """Both figures without their names and paths: the same two numbers are compared once, wherever they stand."""
    if pair.before is None or pair.after is None:
        return None
    return replace(pair.before, name="", path=""), replace(pair.after, name="", path="")


def _apart(before: Figure, after: Figure) -> differences.Difference | None:
    """The second less the first; None where chance cannot be asked."""
    if before.count is not None and after.count is not None:
        one, other = before.count, after.count
        done, of = one.people + other.people, one.of + other.of
        if min(one.of, other.of) < LEAST or not 0 < done < of:
            return None
        return differences.of_shares(other.people, other.of, one.people, one.of, LEVEL)
    if before.value is None or after.value is None or before.unit != after.unit:
        return None
    one, other = _interval(before), _interval(after)
    if one is None or other is None:
        return None
    return differences.of_estimates(after.value, other, before.value, one)


def _interval(figure: Figure) -> Interval | None:
    return None if figure.low is None or figure.high is None else Interval(figure.low, figure.high, LEVEL)


def _difference(
    pair: _Pair, asked: dict[tuple[Figure, Figure], differences.Difference], p: dict[tuple[Figure, Figure], float]
) -> Difference:
    key, bare = pair.key, _bare(pair)
    apart = asked.get(bare) if bare is not None else None
    value = None
    if bare is not None and apart is None and bare[0].value is not None and bare[1].value is not None:
        value = bare[1].value - bare[0].value
    said = (key.lane, key.stage, key.kind, key.about, key.figure, pair.before, pair.after)
    if apart is None or bare is None:
        return Difference(*said, value, None, None, clear=False)
    clear = p[bare] <= 1 - LEVEL and (apart.low > 0 or apart.high < 0)
    return Difference(*said, apart.estimate, apart.low, apart.high, clear)


def _clearest(d: Difference) -> tuple[bool, bool, float, str, str, str]:
    """The clear ones first, by how many times half of their interval they are away from none."""
    half = 0.0 if d.low is None or d.high is None else (d.high - d.low) / 2
    size = abs(d.difference) / half if half and d.difference is not None else 0.0
    return (not d.clear, d.low is None, -size, d.stage, d.kind, d.about)


def _trimmed(before: JourneyMap, after: JourneyMap, most: int) -> tuple[JourneyMap, JourneyMap]:
    """Both maps with the statements that are among the first of their kind on either."""
    kept: set[tuple[str, str, str, str]] = set()
    for map in (before, after):
        for row in map.rows:
            for cell in row.cells:
                kept |= {(row.lane, cell.stage, *_name(one)) for one in _first(cell.statements, most)}
    return _only(before, kept), _only(after, kept)


def _first(statements: Sequence[Statement], most: int) -> Iterator[Statement]:
    seen: dict[str, int] = {}
    for statement in statements:
        seen[statement.kind] = seen.get(statement.kind, 0) + 1
        if statement.kind == "assumed" or seen[statement.kind] <= most:
            yield statement


def _only(map: JourneyMap, kept: set[tuple[str, str, str, str]]) -> JourneyMap:
    def cell(lane: Lane, cell: Cell) -> Cell:
        some = tuple(one for one in cell.statements if (lane, cell.stage, *_name(one)) in kept)
        gone = len(cell.statements) - len(some)
        words = "" if gone else cell.left_out
        return replace(cell, statements=some, more=cell.more + gone, left_out=words)

    return replace(map, rows=tuple(Row(row.lane, tuple(cell(row.lane, c) for c in row.cells)) for row in map.rows))


def _name(statement: Statement) -> tuple[str, str]:
    return statement.kind, statement.about
