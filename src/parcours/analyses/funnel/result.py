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
class StepCount:
    """One step. Of `people`, `of_entered` and `of_previous` are the groups in which they were counted."""

    name: str
    people: int
    of_entered: int  # all who did the first step
    of_previous: int  # who did the step before
    unfinished: int  # more who got here, but entered too late to have had the whole window
    from_entry: Times
    from_previous: Times


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
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
