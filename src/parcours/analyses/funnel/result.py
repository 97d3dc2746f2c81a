"""How many went from step to step: the answer."""

from __future__ import annotations

from dataclasses import dataclass

from parcours.model.count import Count
from parcours.model.receipt import Receipt


@dataclass(frozen=True, slots=True)
class Times:
    """Quartiles in seconds; None where nobody was timed."""

    p25: float | None
    p50: float | None
    p75: float | None


@dataclass(frozen=True, slots=True)
class Alternative:
    """So many of those who did a step did it in this way; of several at one instant the first counts."""

    name: str
    people: Count  # of all who did the step


@dataclass(frozen=True, slots=True)
class StepCount:
    """One step. Of `people`, `of_entered` and `of_previous` are the groups in which they were counted."""

    name: str
    people: int
    of_entered: int  # all who did the first step
    of_previous: int  # who did the step before
    unfinished: int  # more who got here, but entered too late to have had the whole window
    from_entry: Times
    from_previous: Times
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Through:
    """The funnel in which an optional step is required."""

    number: int  # of the optional step among all, from 1
    step: StepCount  # the optional one
    steps: tuple[StepCount, ...]  # all that are required there
    conversion: Count
    unfinished: int
    to_convert: Times


@dataclass(frozen=True, slots=True)
class Converted:
    """Up to `seconds` after the first step, `people` had done the last one."""

    seconds: float
    people: Count


@dataclass(frozen=True, slots=True)
class Group:
    """The funnel of those who have one value. None: the property is missing."""

    value: str | float | bool | None
    other: bool  # all rarer values together
    people: tuple[int, ...]  # at each step
    conversion: Count
    unfinished: int
    median_seconds: float | None  # of those who did all steps
    absent: bool = False  # those who did not come to the step


@dataclass(frozen=True, slots=True)
class Entries:
    """Who entered in one unit of the calendar, each person once, and how far they came: the funnel of that period."""

    start: str  # the day, the week's Monday, or the month
    people: tuple[int, ...]  # at each step
    conversion: Count
    unfinished: int
    whole: bool  # the unit is over, and so is the window of everybody who entered


@dataclass(frozen=True, slots=True)
class FunnelResult:
    """Steps with people and times; those who entered less than a window before the end are kept apart."""

    steps: tuple[StepCount, ...]
    conversion: Count  # who did all steps, of those who entered
    unfinished: int  # who entered too late to be counted, whether they did all steps or not
    to_convert: Times
    curve: tuple[Converted, ...]  # by time since the first step; those who never convert count to the end of the window
    groups: tuple[Group, ...]
    by: str | None
    unit: str  # persons, sessions
    order: str
    within: str
    through: tuple[Through, ...] = ()  # one for each optional step
    per: str | None = None
    trend: tuple[Entries, ...] = ()
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
