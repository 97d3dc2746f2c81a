"""Who keeps to the intended way: the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parcours.model.count import Count
from parcours.model.receipt import Receipt

Kind = Literal["stopped", "skipped", "out of order", "repeated", "too late", "in between", "instead"]
"""stopped: nothing of this step nor of any later one; skipped: never, though a later step was done; out of order:
done, but not in its place; repeated: done again after another step; too late: after its deadline; in between: an event
that is no step; instead: the event at which a pattern was left."""


@dataclass(frozen=True, slots=True)
class StepKept:
    """A step of the intended way, and who did it in its place."""

    name: str
    required: bool
    people: Count  # of all whose way began


@dataclass(frozen=True, slots=True)
class Departure:
    """One way to depart, and who did so at least once. A person may depart in several ways."""

    kind: Kind
    event: str  # the step's name, or that of the event that is no step
    people: Count  # of all whose way began


@dataclass(frozen=True, slots=True)
class ConformanceResult:
    """Keepers, steps and departures. Those who may still go on are kept apart."""

    keep: Count  # who depart in no way, of all whose way began
    unfinished: int  # more, whose window is not over
    steps: tuple[StepKept, ...]  # empty for a pattern
    departures: tuple[Departure, ...]  # by people
    departures_in_all: int
    stage: str | None
    like: str | None
    detours: str
    unit: str
    within: str | None  # None: the session
    days_left_out: int  # events of which only the day is known
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
