"""After which moments people's futures differ: the answer. Associated, never caused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parcours.model.count import Count
from parcours.model.receipt import Receipt
from parcours.stats.differences import Difference


@dataclass(frozen=True, slots=True)
class Moment:
    """The first time that people did something, beside moments of others like them who had not done it."""

    name: str
    people: Count  # who did it for the first time, of all in view
    unfinished: int  # of these, those whose window is not over; they are in no ratio
    did: Count  # reached the goal after it, of those who have others to be compared with
    others: Count  # the same of the others' moments; a person may stand there with several
    others_people: int
    share: float  # as `did` and `others`, but weighted so that like is compared with like
    others_share: float
    difference: Difference  # share less others_share; p before correction
    p: float  # corrected for all places tried
    found: bool  # p is at most 1 less the interval's level


@dataclass(frozen=True, slots=True)
class Before:
    """How alike the groups were before: in an equal time before the moment, or before anything was matched."""

    what: Literal["goals", "events"]
    matched: bool  # among those compared, or between all who did it and all who never did
    people: int
    others: int  # people (all who never did it), or moments of others
    mean: float  # of the goals or events in the time before
    others_mean: float
    difference: Difference  # in standard deviations
    limit: float  # from where the groups are too different


@dataclass(frozen=True, slots=True)
class Refused:
    """A place of which nothing is said, and why."""

    name: str
    people: Count
    reason: Literal["too few", "nobody comparable", "differed before", "still differed when matched"]
    told: str  # the reason in a sentence, with its figures
    comparable: Count | None  # of those who did it in time, those who have others like them
    before: tuple[Before, ...]


@dataclass(frozen=True, slots=True)
class MomentsResult:
    """Moments by how much the shares differ, and the refused ones with their reasons."""

    goal: str
    within: str
    moments: tuple[Moment, ...]
    refused: tuple[Refused, ...]
    tried: int  # places that p was corrected for: all that enough people did, refused or not
    correction: str
    level: float  # of the intervals; 1 less it is the chance of a false find that is allowed
    matched_on: tuple[str, ...]
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
