"""What goes with an overall score: the answer. Associated, never caused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parcours.model.count import Count
from parcours.model.receipt import Receipt

Quadrant = Literal["improve", "keep up", "watch", "leave"]


@dataclass(frozen=True, slots=True)
class Portion:
    """A share with its interval, from people drawn again."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Driver:
    """One rating or theme."""

    name: str  # `event: property`, or a theme with how it was said: `Delivery: late, badly`
    people: Count  # who rated it (or said it), of those with the overall score
    importance: Portion  # of what all drivers explain, by Shapley's value (LMG)
    explained: float  # the same as a part of R2
    relative: Portion  # by Johnson's relative weights
    together: float  # its correlation with the score by itself: the sign tells the direction
    performance: float  # from 0 to 1 on its own scale; of a theme the share of people who said it
    performance_low: float
    performance_high: float
    quadrant: Quadrant | None  # None: the interval of its importance includes that of an equal share
    part: str


@dataclass(frozen=True, slots=True)
class Left:
    """A driver of which nothing is told, and why."""

    name: str
    people: Count
    reason: Literal["too few", "all alike", "too many"]


@dataclass(frozen=True, slots=True)
class DriversResult:
    """Drivers by importance; none where `refused` says why."""

    score: str
    of: Literal["ratings", "themes"]
    people: int  # with the overall score and at least one driver
    low_end: float
    high_end: float
    mean: float | None
    explained: Portion | None  # R2: of the score's variance, by all drivers together
    drivers: tuple[Driver, ...]
    left: tuple[Left, ...]
    missing: float  # share of ratings that are not there: they are taken as unknown, never as nothing
    how_missing: Literal["none", "em"]  # how these are dealt with
    refused: str  # empty: nothing is
    level: float
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
