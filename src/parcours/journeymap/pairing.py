"""Which findings of two maps are the same? What is drawn: one map, or a later one beside an earlier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from parcours.model.assumed import Lane
from parcours.model.journey_map import (
    Cell,
    Column,
    Difference,
    Figure,
    JourneyMap,
    Row,
    Statement,
    TwoMaps,
    Way,
)

Only = Literal["", "first", "second"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A finding, and what it was on the first map where two are shown."""

    statement: Statement
    was: Statement | None = None
    differences: tuple[Difference, ...] = ()
    only: Only = ""  # on which of two maps it stands, where it stands on one


@dataclass(frozen=True, slots=True)
class PairedCell:
    """A cell with its findings; `cell` is the second map's."""

    cell: Cell
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class PairedRow:
    lane: Lane
    cells: tuple[PairedCell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a picture is made of: the map (the second of two), and beside it the first."""

    map: JourneyMap
    first: JourneyMap | None
    names: tuple[str, str]
    rows: tuple[PairedRow, ...]
    whole: tuple[Pair, ...]
    differences: tuple[Difference, ...]
    notes: tuple[str, ...]

    def column_before(self, name: str) -> Column | None:
        """A stage's head on the first map."""
        return next((c for c in self.first.columns if c.name == name), None) if self.first else None

    def clear(self, stage: str, kind: str, about: str = "") -> list[Difference]:
        """The clear differences of a stage's head (`stage`) or of a move (its direction, about its other end)."""
        of = (None, stage, kind, about)
        return [d for d in self.differences if d.clear and (d.lane, d.stage, d.kind, d.about) == of]

    def way_before(self, way: Way) -> Way | None:
        """The same move on the first map."""
        same = (way.before, way.after, way.direction)
        ways = self.first.ways if self.first else ()
        return next((w for w in ways if (w.before, w.after, w.direction) == same), None)


def sheet(shown: JourneyMap | TwoMaps) -> Sheet:
    """One map, or two with the same findings put together."""
    if isinstance(shown, JourneyMap):
        rows = tuple(PairedRow(r.lane, tuple(_alone(c) for c in r.cells)) for r in shown.rows)
        return Sheet(shown, None, ("", ""), rows, tuple(map(Pair, shown.whole)), (), shown.notes)
    first, second = shown.before, shown.after
    lanes = {row.lane: row for row in first.rows}
    rows = tuple(_row(lanes.get(row.lane), row, shown.differences) for row in second.rows)
    whole = tuple(_whole(first, second, rows, [d for d in shown.differences if d.lane is None and not d.stage]))
    notes = tuple(dict.fromkeys((*shown.notes, *second.notes, *first.notes)))
    return Sheet(second, first, shown.names, rows, whole, shown.differences, notes)


def first(pairs: tuple[Pair, ...], most: int, each: int) -> list[bool]:
    """Which of a cell's findings are shown before the rest is asked for: all where they are at most `most`, else the
    first `each` of every kind (and rule of research), so that one does not hide the others."""
    if len(pairs) <= most:
        return [True] * len(pairs)
    seen: dict[tuple[str, str], int] = {}
    shown = []
    for pair in pairs:
        kind = pair.statement.kind, pair.statement.detail.get("research", "")
        seen[kind] = seen.get(kind, 0) + 1
        shown.append(seen[kind] <= each)
    return shown


def lead(statement: Statement) -> Figure | None:
    """The number that leads; None where there is none to show."""
    return statement.figures[0] if statement.figures and not statement.withheld else None


def figure(statement: Statement | None, name: str) -> Figure | None:
    """A statement's figure by its name."""
    return next((f for f in statement.figures if f.name == name), None) if statement else None


def _whole(
    first: JourneyMap, second: JourneyMap, rows: tuple[PairedRow, ...], differences: list[Difference]
) -> Iterator[Pair]:
    """What is said of the whole journey; what stands in a cell too is paired as it is there."""
    there = {(cell.cell.stage, *_same(p.statement)): p for row in rows for cell in row.cells for p in cell.pairs}
    mine = tuple(s for s in first.whole if not s.detail.get("stage"))
    paired = {id(p.statement): p for p in _pairs(mine, second.whole, differences)}
    for s in second.whole:
        stage = s.detail.get("stage")
        beside = there.get((stage, *_same(s))) if stage else None
        yield paired.pop(id(s)) if beside is None else replace(beside, statement=s)
    yield from (p for p in paired.values() if p.only == "first")


def _alone(cell: Cell) -> PairedCell:
    return PairedCell(cell, tuple(map(Pair, _once_withheld(cell.statements))))


def _once_withheld(statements: tuple[Statement, ...]) -> Iterator[Statement]:
    """Of a cell's quotes, if they are withheld, one: the others would say the same."""
    is_told = False
    for s in statements:
        silent = bool(s.kind == "said" and s.withheld)
        if not (silent and is_told):
            yield s
        is_told |= silent


def _row(first: Row | None, second: Row, differences: tuple[Difference, ...]) -> PairedRow:
    before = {cell.stage: cell for cell in first.cells} if first else {}
    cells = []
    for cell in second.cells:
        mine = [d for d in differences if d.lane == second.lane and d.stage == cell.stage]
        told = before[cell.stage].statements if cell.stage in before else ()
        cells.append(
            PairedCell(cell, tuple(_pairs(tuple(_once_withheld(told)), tuple(_once_withheld(cell.statements)), mine)))
        )
    return PairedRow(second.lane, tuple(cells))


def _pairs(
    first: tuple[Statement, ...], second: tuple[Statement, ...], differences: list[Difference]
) -> Iterator[Pair]:
    """The second's findings in their order, then those that only the first had."""
    left = {_same(s): s for s in first}
    for s in second:
        was = left.pop(_same(s), None)
        counted = s.evidence != "assumed" and s.kind != "said"
        yield Pair(s, was, _of(s, differences), "second" if was is None and counted else "")
    yield from (Pair(s, s, _of(s, differences), "first") for s in left.values() if s.evidence != "assumed")


def _same(s: Statement) -> tuple[str, str, str]:
    """What tells two findings of one cell apart."""
    return s.kind, s.about, s.detail.get("research") or s.detail.get("of") or ""


def _of(statement: Statement, differences: list[Difference]) -> tuple[Difference, ...]:
    return tuple(d for d in differences if (d.kind, d.about) == (statement.kind, statement.about))
