"""Where people are hurt, as behaviour shows it: the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parcours.analyses.pains.query import Kind
from parcours.model.count import Count
from parcours.model.receipt import Receipt

Verdict = Literal["hurts", "unclear", "no sign", "too few"]


@dataclass(frozen=True, slots=True)
class Severity:
    """How much more often the goal is missed by those who show the sign: associated with it, not caused by it."""

    missed_with: Count  # who did not reach the goal in time, of those who show the sign
    missed_without: Count  # likewise of those at the same place who do not
    difference: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Wait:
    """How long the wait is, in seconds: usually (median), and for the slowest tenth, with the interval of that."""

    usual: float
    upper: float
    upper_low: float
    upper_high: float


@dataclass(frozen=True, slots=True)
class Pain:
    """One sign at one place."""

    kind: Kind
    what: str
    place: str  # an event, a pair of events, a stage or a step
    part: str  # the name by which these people become a segment
    rule: str  # in words, as it was counted
    people: Count  # who show the sign, of those at the place
    times: int
    unfinished: int  # of those at the place, who were there too late for the goal to have had its time
    severity: Severity
    verdict: Verdict
    wait: Wait | None = None


@dataclass(frozen=True, slots=True)
class PainsResult:
    """Signs that go with missing the goal first, then the others; each by people."""

    goal: str
    within: str
    people: int  # asked about
    pains: tuple[Pain, ...]
    found: int  # in all
    level: float  # of the intervals
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
