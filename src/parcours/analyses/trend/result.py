"""How it went from unit to unit: the answer."""

from __future__ import annotations

from dataclasses import dataclass

from parcours.model.count import Count
from parcours.model.receipt import Receipt


@dataclass(frozen=True, slots=True)
class Change:
    """Against another unit. The interval is of the difference, between people."""

    to: str  # the other unit
    before: float | None
    difference: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Point:
    """One unit of the calendar."""

    start: str  # 2026-03-02 (of a week, its Monday), 2026-03, 2026-03-02 13:00
    whole: bool  # False: it is not over yet, or was cut by the period or by the beginning of the data
    people: int  # with such an event
    events: int
    figure: float | None  # what was asked for; None: a mean of nothing
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """The units of one value."""

    value: str | float | bool | None  # None: they had none
    other: bool  # all values that are not shown
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Active:
    """People who were there on a day, and in the days that end with it; None: the data begin later."""

    day: str
    whole: bool
    day_people: int
    week_people: int | None  # in 7 days
    month_people: int | None  # in 30 days
    stickiness: Count | None  # of those of the 30 days, who were there on the day itself


@dataclass(frozen=True, slots=True)
class TrendResult:
    """A line of units, and one for each value of a property."""

    event: str
    measure: str
    value: str | None
    currency: str
    per: str
    people: Count  # with such an event in the period, of all in view
    points: tuple[Point, ...] = ()
    active: tuple[Active, ...] = ()
    by: str | None = None
    groups: tuple[Series, ...] = ()
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
