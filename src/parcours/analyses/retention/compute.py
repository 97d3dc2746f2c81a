"""Who comes back, and after how long? Starts are found chunk by chunk, and their cells added up by cohort."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among, people_in, told
from parcours.analyses.grouping import Coded, Grouping, numbered, ranked
from parcours.analyses.registry import analysis
from parcours.analyses.retention.marking import Piece, Pieces, as_work
from parcours.analyses.retention.notes import notes
from parcours.analyses.retention.query import Bracket, RetentionQuery
from parcours.analyses.retention.result import Cell, Cohort, Group, RetentionResult
from parcours.analyses.retention.text import lines
from parcours.analyses.spans import span
from parcours.model.calendar import Calendar, calendar
from parcours.model.count import Count
from parcours.model.filter_text import write_filter
from parcours.timeline.driver import run as drive
from parcours.timeline.kernels import unit_masks
from parcours.timeline.kernels.returns import NO_CELL, Entries, Rules, Tally, empty, entries, tally, units
from parcours.timeline.snapshot import Snapshot

_ROLLING = {"day": 86_400, "week": 7 * 86_400, "month": 30 * 86_400}


@analysis("retention", query=RetentionQuery, result=RetentionResult, text=lines)
def run(snapshot: Snapshot, query: RetentionQuery) -> RetentionResult:
    """Follow everybody from their start."""
    retention, who = Retention(snapshot, query), among(snapshot, query.among)
    found = drive(as_work(Pieces(snapshot, query, who)), retention.count)
    table = retention.table
    rows = np.flatnonzero(table.entries.sum(axis=1))
    cohorts = tuple(
        Cohort(retention.calendar.name(row), int(table.entries[row].sum()), _cells(table, row)) for row in rows.tolist()
    )
    people = sum(part.people for part in found)
    return RetentionResult(
        start=write_filter(query.start),
        returns=write_filter(query.returns or query.start),
        per=query.per,
        windows=query.windows,
        entries=query.entries,
        columns=tuple(str(cell) for cell in query.cells),
        people=Count(people, people_in(snapshot, who)),
        total=_cells(Tally(*(figures.sum(axis=0, keepdims=True) for figures in table)), 0),
        cohorts=cohorts,
        by=str(query.by) if query.by else None,
        groups=_groups(query, found) if query.by else (),
        notes=(
            *told(query.among, who),
            *notes(query, retention.calendar, rows, sum(part.days for part in found)),
        ),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """What a chunk gives beside its counts; the rest only where there is a breakdown."""

    people: int
    days: int
    value: Coded | None = None
    due: NDArray[np.uint8] | None = None
    cells: NDArray[np.uint64] | None = None


class Retention:
    """The question, ready for any chunk, and the table that all of them add to."""

    def __init__(self, snapshot: Snapshot, query: RetentionQuery) -> None:
        self._snapshot, self._query = snapshot, query
        low, high = query.period.seconds(snapshot.zone)
        self.calendar = calendar(snapshot.id.zone, query.per, *span(snapshot))
        self._units = units(self.calendar)
        self._length = _ROLLING[query.per] if query.windows == "rolling" else 0
        stop = _last_return(query, self.calendar, high) if not self._length else 2**32
        once = query.entries == "first time"
        self._rules = Rules(low, high, stop, once, self._length, _cell_of(query.cells, query.mode))
        self._over = np.array([cell.over + 1 for cell in query.cells], np.int64)  # units until a cell is over
        left = self.calendar.elapsed(snapshot.as_of) - np.arange(len(self.calendar))
        self._due_in_calendar = np.searchsorted(self._over, left, side="right")
        self._grouping = Grouping(snapshot, query.by) if query.by else None
        self._short = None if self._grouping or self._length else self._short_way(low, high)
        self._idle: list[Tally] = []
        self._every: list[Tally] = []

    @property
    def table(self) -> Tally:
        """Everything counted so far; tables add up in any order."""
        total = self._empty()
        for table in self._every:
            for mine, theirs in zip(total, table, strict=True):
                mine += theirs
        return total

    def count(self, piece: Piece) -> _Part:
        """Add a chunk's starts to the table."""
        try:
            table = self._idle.pop()
        except IndexError:
            table = self._empty()
            self._every.append(table)
        part = self._counted(piece, table)
        self._idle.append(table)
        return part

    def _counted(self, piece: Piece, table: Tally) -> _Part:
        if self._short and piece.plain:
            blocks, folding = self._short
            return _Part(unit_masks.count(piece.track, blocks, folding, table), piece.days)
        found, people, due = self.followed(piece)
        tally(found.unit.astype(np.int64), due, found.cells, self._query.mode == "on or after", table)
        if self._grouping is None:
            return _Part(people, piece.days)
        starts = piece.positions(piece.starts)
        value = self._grouping.at_instants(piece.generation, piece.positions(found.event), starts)
        return _Part(people, piece.days, value, due.astype(np.uint8), found.cells)

    def followed(self, piece: Piece) -> tuple[Entries, int, NDArray[np.int64]]:
        """Every single entry, how many people they are of, and how many cells are over for each."""
        found, people = entries(piece.track, self._units, self._rules)
        return found, people, self._due(found, piece)

    def _short_way(self, low: int, high: int) -> tuple[unit_masks.Blocks, unit_masks.Folding] | None:
        """Masks of units in place of lists, where the period begins and ends with a unit, and a mask holds all."""
        edges, last = self.calendar.edges, len(self.calendar) - 1
        first, final = self.calendar.number(np.array([max(low, edges[0]), min(high, edges[-1]) - 1])).tolist()
        whole = max(low, edges[0]) in edges and min(high, edges[-1]) in edges
        unit = 0 if self._rules.once else first
        until = min(int(self.calendar.number(min(self._rules.stop, int(edges[-1])) - 1)), last)
        if not whole or first > final or until - unit >= unit_masks.MOST_UNITS:
            return None
        cells, after = len(self._over), self._query.mode == "on or after"
        folding = unit_masks.folding(self._rules, cells, after, (first, final), self._due_in_calendar, unit)
        return unit_masks.blocks(self.calendar, unit, until, self._rules.stop), folding

    def _due(self, found: Entries, piece: Piece) -> NDArray[np.int64]:
        """For each entry, how many cells are over: those from the first on, as cells ascend."""
        if self._length:
            left = self._snapshot.as_of + 1 - piece.track.time[found.event].astype(np.int64)
            return np.searchsorted(self._over * self._length, left, side="right")
        return self._due_in_calendar[found.unit]

    def _empty(self) -> Tally:
        return empty(len(self.calendar), len(self._over))


def _cell_of(cells: Sequence[Bracket], mode: str) -> NDArray[np.uint8]:
    """The cell of each distance in units; in the last place, of all greater ones."""
    if mode == "on or after":
        return np.arange(len(cells), dtype=np.uint8)
    reach = max(cell.over for cell in cells) + 2
    table = np.full(reach, NO_CELL, np.uint8)
    for number, cell in enumerate(cells):
        table[cell.first : reach if cell.last is None else cell.last + 1] = number
    return table


def _last_return(query: RetentionQuery, calendar: Calendar, high: int) -> int:
    """From when on no return falls in a cell of those who started before `high`."""
    last = query.cells[-1]
    unit = int(calendar.number(high - 1)) + last.over + 1
    return 2**32 if last.last is None or unit >= len(calendar) else int(calendar.edges[unit])


def _cells(table: Tally, row: int) -> tuple[Cell, ...]:
    """A row's cells. People for whom a cell is over are those who have more cells over than come before it."""
    of = table.entries[row][::-1].cumsum()[::-1].tolist()
    return tuple(
        Cell(Count(back, over), Count(early, of[0] - over))
        for back, early, over in zip(table.back[row].tolist(), table.early[row].tolist(), of[1:], strict=True)
    )


def _groups(query: RetentionQuery, found: Sequence[_Part]) -> tuple[Group, ...]:
    number, known = numbered([part.value for part in found if part.value is not None])
    rows, shown = ranked(np.bincount(number, minlength=len(known)).tolist(), known, query.top)
    table = empty(len(shown), len(query.cells))
    due = np.concatenate([np.empty(0, np.uint8), *(part.due for part in found if part.due is not None)])
    cells = np.concatenate([np.empty(0, np.uint64), *(part.cells for part in found if part.cells is not None)])
    tally(rows[number], due.astype(np.int64), cells, query.mode == "on or after", table)
    return tuple(
        Group(value, other, int(table.entries[row].sum()), _cells(table, row))
        for row, (value, other) in enumerate(shown)
    )
