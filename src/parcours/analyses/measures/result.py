"""How much, and how sure: the answer."""

from __future__ import annotations

from dataclasses import dataclass

from parcours.model.count import Count
from parcours.model.receipt import Receipt
from parcours.stats.intervals import Interval


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure of one group in one period: `top` over `bottom`; of a sum or a quantile `top` alone."""

    value: float | None
    interval: Interval | None  # None where there is too little to tell
    top: float
    bottom: float  # events, sessions or people, as the measure says
    people: int  # whose they are
    share: Count | None = None  # of a share, the same as whole numbers


@dataclass(frozen=True, slots=True)
class Row:
    """One value of the property that is broken down by, or everything (`whole`)."""

    value: str | float | bool | None  # None: they had none
    other: bool  # all values that are not shown
    whole: bool
    figures: tuple[Figure, ...]  # one for each period


@dataclass(frozen=True, slots=True)
class Change:
    """From the earlier period to the later. `rate` and `mix` of all groups add up to the whole difference."""

    value: str | float | bool | None
    other: bool
    whole: bool
    difference: float | None
    interval: Interval | None
    rate: float | None = None  # what the group does otherwise
    mix: float | None = None  # how much greater or smaller a part of the whole it is


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure."""

    name: str
    unit: str  # what it is of: people, sessions, events, orders
    method: str  # of the interval
    rows: tuple[Row, ...]
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class PeriodTold:
    """A period of the answer."""

    name: str
    over: bool  # False: more may come


@dataclass(frozen=True, slots=True)
class MeasuresResult:
    """Measures by group and period."""

    periods: tuple[PeriodTold, ...]  # the last is the one asked for; before it, the one it is compared to
    value: str | None
    currency: str
    goal: str | None
    people: Count  # in the last period, of all in view
    sessions_open: int  # not over yet: in no figure
    measured: tuple[Measured, ...]
    by: str | None = None
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
