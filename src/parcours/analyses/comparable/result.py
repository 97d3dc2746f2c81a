"""How do people in a condition differ from others who stood alike? Figures, and why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parcours.model.count import Count
from parcours.stats.differences import Difference

Refusal = Literal["too few", "nobody comparable", "differed before"]
What = Literal["goals", "events"]


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """How strong a hidden cause would have to be: tied to both living it and the outcome, as a ratio of risks."""

    ratio: float  # share of the goal of those in the condition, by that of the others
    needed: float  # E-value of the estimate: the hidden cause must be tied to both at least so strongly
    needed_for_bound: float  # of the bound nearest to no difference; 1: chance alone may do it
    told: str  # in words


@dataclass(frozen=True, slots=True)
class Before:
    """How alike both were in an equal time before: in standard deviations."""

    what: What
    matched: bool
    mean: float
    others_mean: float
    difference: Difference
    limit: float
    passed: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome, like compared with like: `share` and `others_share` are weighted alike."""

    mean: float  # of those in the condition: share of the goal, money, or score from 0 to 1
    others_mean: float
    difference: Difference  # p before correction
    people: int
    others: int
    p: float | None = None  # corrected for all that was tried


@dataclass(frozen=True, slots=True)
class Compared:
    """People in a condition at a step, beside others at that step who stood alike; each counts once."""

    people: Count  # in the condition when first at the step in the period, of those at the step
    unfinished: int  # of those at the step, whose window is not over: in no figure
    comparable: Count  # of those in the condition in time, those who have others like them
    reached: Count | None  # the goal, of those comparable
    others_reached: Count | None
    goal: Outcome | None
    value: Outcome | None  # net money within the window
    score: Outcome | None  # the first score after the step, from 0 (lowest of its scale) to 1
    before: tuple[Before, ...]
    sensitivity: Sensitivity | None
    matched_on: tuple[str, ...]
    refused: Refusal | None = None
    told: str = ""  # why, with figures
