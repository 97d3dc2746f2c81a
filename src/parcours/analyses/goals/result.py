"""Who reached what they want of a stage, and what it took: the answer."""

from __future__ import annotations

from dataclasses import dataclass

from parcours.model.count import Count
from parcours.model.receipt import Receipt


@dataclass(frozen=True, slots=True)
class Spread:
    """How a number differs between people: quartiles and mean of so many."""

    people: int
    p25: float
    median: float
    p75: float
    mean: float


@dataclass(frozen=True, slots=True)
class StageGoal:
    """The goal of one stage. What it took is told of those who reached it."""

    name: str  # the stage
    goal: str  # what people want, in the definition's words; may be empty
    rule: str | None  # how it is seen that they got it; None: the definition does not say
    within: int | None  # seconds from entering in which it is looked for; None: until the stage is left
    reached: Count | None  # of those who entered and whose time was over; None: there is no rule
    unfinished: int  # more who entered, whose time was not over at as_of
    already: int  # of the unfinished, those who have reached it already
    seconds: Spread | None  # from entering to reaching; None: nobody reached it
    steps: Spread | None  # events from entering to reaching, repeats of one name folded
    choices: Spread | None  # at a place on the way, names that at least 5% of people there took next
    fields: Spread | None  # form fields filled on the way; None: no event tells
    latest: int | None  # seconds since 1970 UTC of the last entering or reaching that this rests on


@dataclass(frozen=True, slots=True)
class GoalsResult:
    """The stages that have a goal."""

    stages: tuple[StageGoal, ...]  # in the journey's order; those without a goal are left out
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
