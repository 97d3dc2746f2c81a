"""Who came back, and after how long: the answer."""

from __future__ import annotations

from dataclasses import dataclass

from parcours.model.count import Count
from parcours.model.receipt import Receipt


@dataclass(frozen=True, slots=True)
class Cell:
    """Who came back in a unit (or bracket of units) after the start."""

    people: Count  # of those for whom it is fully over
    unfinished: Count  # of the others: who came back already. In no ratio


@dataclass(frozen=True, slots=True)
class Cohort:
    """Those who started in the same unit of the calendar."""

    start: str  # 2026-03-02 (of a week, its Monday), 2026-03
    entries: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Those who had the same value at their start, of all cohorts together."""

    value: str | float | bool | None  # None: they had none
    other: bool  # all values that are not shown
    entries: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RetentionResult:
    """A triangle of cohorts. People are entries where `entries` is recurring: one in each unit with a start."""

    start: str
    returns: str
    per: str
    windows: str
    entries: str
    columns: tuple[str, ...]  # the units after the start that each cell stands for: 0, 1, 1-3, 15+
    people: Count  # who started (in the period), of all in view
    total: tuple[Cell, ...]
    cohorts: tuple[Cohort, ...]
    by: str | None = None
    groups: tuple[Group, ...] = ()
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
