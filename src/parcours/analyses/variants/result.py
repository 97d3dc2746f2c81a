"""The commonest whole ways: the answer."""

from __future__ import annotations

from dataclasses import dataclass

from parcours.model.count import Count
from parcours.model.receipt import Receipt


@dataclass(frozen=True, slots=True)
class Variant:
    """One way, who went it, how long they took from its first event to its last, and how many got to the goal."""

    way: tuple[str, ...]
    people: Count  # of all ways that are over
    p25: float  # seconds
    p50: float
    p75: float
    reached: Count | None  # the goal, within the window; of the people who went this way; None without a goal


@dataclass(frozen=True, slots=True)
class VariantsResult:
    """Ways by people, the commonest first. Those who may still go on are kept apart."""

    people: Count  # with such a way that is over; with `like`, of all such ways
    unfinished: int  # more, whose window is not over
    variants: tuple[Variant, ...]
    other: Count  # people with rarer ways
    ways_in_all: int  # different ones
    reached: Count | None  # the goal, of all
    start: str | None
    end: str | None
    goal: str | None
    like: str | None
    unit: str
    by: str | None
    within: str | None  # None: the session
    fold_repeats: bool
    days_left_out: int  # events of which only the day is known
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
