"""What people praise, and whether those who do go on: the answer. Associated, never caused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parcours.analyses.voice.result import Quote
from parcours.model.count import Count
from parcours.model.receipt import Receipt

Verdict = Literal["go on more", "go on less", "unclear", "too few", "nobody comparable", "differed before"]


@dataclass(frozen=True, slots=True)
class After:
    """Do those who praised it reach the goal more than others who spoke at the same place and stood alike?"""

    verdict: Verdict
    did: Count  # reached it in time, of those who praised and have others to be compared with
    others: Count  # the same of those who spoke there without praising it
    unfinished: int  # of those who praised it: their time is not over, and they are in no ratio
    difference: float | None  # like compared with like; None where the verdict refuses
    low: float | None
    high: float | None
    p: float | None  # corrected for all that were tried
    before: float | None  # the same difference of the goals in an equal time before: near 0 where groups were alike
    before_low: float | None
    before_high: float | None


@dataclass(frozen=True, slots=True)
class Delight:
    """One theme praised in one stage."""

    theme: str
    stage: str  # none: in no stage
    people: Count  # who praised it there, of those who said anything in words there
    badly: int  # people who spoke badly of it there
    texts: int
    sentiment: float  # mean of the texts that praise it, between people
    latest: int  # seconds since 1970 UTC
    quotes: tuple[Quote, ...]  # those that say it best, first
    after: After
    part: str


@dataclass(frozen=True, slots=True)
class DelightsResult:
    """Those after which people go on more first; then by people."""

    goal: str
    within: str
    people: Count  # who praised anything, of those who said anything in words
    delights: tuple[Delight, ...]
    found: int  # in all
    tried: int  # differences that p was corrected for
    correction: str
    level: float
    matched_on: tuple[str, ...]
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
