"""Who left between two steps: the answer. What differs is associated, never a cause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parcours.model.count import Count
from parcours.model.receipt import Receipt
from parcours.stats.differences import Difference


@dataclass(frozen=True, slots=True)
class Instead:
    """What those who left did next."""

    kind: Literal["event", "other events", "only later", "no further event"]
    name: str | None  # of the event, where it is one
    people: Count  # of those who left
    median_seconds: float | None  # after the step


@dataclass(frozen=True, slots=True)
class ValueDiffers:
    """Those who had a value at the step beside those who had not: how many of each went on."""

    property: str
    value: str | float | bool | None  # None: nothing was known
    with_it: Count  # who went on, of those with the value
    without_it: Count
    difference: Difference  # of the shares that went on; p before correction
    effect: Difference  # Cohen's h
    p: float  # corrected for all candidates tried
    found: bool


@dataclass(frozen=True, slots=True)
class NumberDiffers:
    """A number at the step: of those who went on, beside those who left."""

    property: str
    unit: Literal["", "seconds"]
    went_on: int  # people with a number
    left: int
    went_on_median: float | None
    left_median: float | None
    effect: Difference  # Cliff's delta: 1 if every number of those who went on is the higher one; p before correction
    p: float
    found: bool


@dataclass(frozen=True, slots=True)
class DropoffResult:
    """Everybody's first attempt to come as far as a step: who went on, who left, and what differs."""

    steps: tuple[str, ...]
    after: int  # the step's number
    within: str
    went_on: Count  # of those who came to the step
    left: Count
    back_later: Count  # of those who left, who went on in a later attempt (a funnel counts these as going on)
    unfinished: int  # more who came to the step, but whose window is not over
    instead: tuple[Instead, ...]
    values: tuple[ValueDiffers, ...]
    numbers: tuple[NumberDiffers, ...]
    tried: int  # candidates that p was corrected for
    correction: str
    level: float
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
