"""Which numbers of people does a map tell, and where? Each with the unit that is shown or withheld as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from parcours.model.journey_map import Figure, JourneyMap, Statement
from parcours.model.policy import Policy

Unit = tuple[str | int, ...]
"""`column 2 ever`, `column 2 now`, `column 2 stay`, `column 2 entries`, `way 5`, `way 5 moves`,
`cell 3 2 0` (row, stage, statement), `whole 1`."""
_OF_PEOPLE = ("people",)
_OF_THE_CALENDAR = ("unfinished",)  # who came too late to be followed to the end: it tells of the day of asking
_DONE_BY_PEOPLE = ("events", "moves", "texts", "answers", "stays", "times", "entries")  # so few are of as few people


@dataclass(frozen=True, slots=True)
class Number:
    """One number. `of`: of how many people, where it is a share of some."""

    unit: Unit
    name: str  # of the figure
    stage: str  # that it is of; empty: of the whole
    value: int
    of: int | None = None
    people: bool = True  # counts people; else what they did
    place: tuple[int, str] | None = None  # its receipt's number and path: the same number wherever that is told
    frame: bool = False  # how many people came to a stage or the milestone: that few did not is not told of these few

    def small(self, policy: Policy) -> bool:
        """Whether it tells of too few: by itself, by those who are left, or by the group that it is of."""
        if policy.small(self.value):
            return True
        return self.of is not None and (
            policy.small(self.of) or (policy.small(self.of - self.value) and not self.frame)
        )


def numbers(map: JourneyMap) -> list[Number]:
    """All of them, in the order of the map."""
    return [*_columns(map), *_ways(map), *_cells(map), *_whole(map)]


def _columns(map: JourneyMap) -> Iterator[Number]:
    for n, column in enumerate(map.columns):
        ever, now = ("column", n, "ever"), ("column", n, "now")
        yield from _framed(_figure(ever, column.name, column.ever, column.receipt))
        yield from _framed(_figure(now, column.name, column.now, column.receipt))
        if column.entries is not None:
            yield Number(("column", n, "entries"), "entries", column.name, column.entries, people=False)
        if column.stay.path and column.receipt is not None:  # a length of time: withheld where it is withheld elsewhere
            place = (column.receipt, column.stay.path)
            yield Number(("column", n, "stay"), "stay", column.name, 0, people=False, place=place)


def _ways(map: JourneyMap) -> Iterator[Number]:
    for n, way in enumerate(map.ways):
        yield from _figure(("way", n), way.before, way.people, way.receipt)
        if way.moves is not None:
            yield Number(("way", n, "moves"), "moves", way.before, way.moves, people=False)


def _cells(map: JourneyMap) -> Iterator[Number]:
    for r, row in enumerate(map.rows):
        for c, cell in enumerate(row.cells):
            for s, statement in enumerate(cell.statements):
                yield from _statement(("cell", r, c, s), cell.stage, statement)


def _whole(map: JourneyMap) -> Iterator[Number]:
    for s, statement in enumerate(map.whole):
        told = _statement(("whole", s), statement.detail.get("stage", ""), statement)
        yield from _framed(told) if statement.kind == "milestone" else told


def _framed(told: Iterable[Number]) -> Iterator[Number]:
    return (replace(number, frame=True) for number in told)


def _statement(unit: Unit, stage: str, statement: Statement) -> Iterator[Number]:
    for figure in statement.figures:
        if figure.name in _OF_THE_CALENDAR:
            continue
        yield from _figure(unit, stage, figure, statement.receipt)
    if statement.n is not None:
        yield Number(unit, "n", stage, statement.n)


def _figure(unit: Unit, stage: str, figure: Figure, receipt: int | None) -> Iterator[Number]:
    place = (receipt, figure.path) if receipt is not None and figure.path else None
    if figure.count is not None:
        yield Number(unit, figure.name, stage, figure.count.people, figure.count.of, place=place)
    elif figure.value is not None and figure.unit in (*_OF_PEOPLE, *_DONE_BY_PEOPLE):
        yield Number(unit, figure.name, stage, round(figure.value), people=figure.unit in _OF_PEOPLE, place=place)
    elif place is not None:
        yield Number(unit, figure.name, stage, 0, people=False, place=place)
