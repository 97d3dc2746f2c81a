"""How people scored: the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parcours.analyses.scores.query import Kind
from parcours.model.count import Count
from parcours.model.receipt import Receipt

How = Literal["asked", "name", "question", "range", "unknown"]  # what told the kind of a scale


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its interval; None where fewer than two people leave it unknown."""

    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Against:
    """How much higher than the others (or than the period before), from `low` to `high`."""

    difference: float  # of what leads: NPS in points, a share, or a mean
    low: float
    high: float
    p: float  # corrected for all that were tried
    clear: bool  # p is at most 1 less the level


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """One group's answers: the latest of each of its people."""

    name: str  # a value, a segment, a period; empty: everybody
    part: str  # the name by which those who answered become a segment; empty: they do not
    people: int  # who answered, each counted once
    answers: int  # of theirs in the period, of which all but the latest are left out
    leading: Estimate  # NPS from -100 to 100; of CSAT and CES the share on top; of a score its mean
    mean: Estimate
    top: Count  # promoters, or those on top
    bottom: Count  # detractors, or those at the other end
    against: Against | None  # the others, or the period before; None: not compared


@dataclass(frozen=True, slots=True)
class ScoreValue:
    """How many gave one value."""

    score: float
    people: Count


@dataclass(frozen=True, slots=True)
class Asked:
    """Of those who were asked, how many answered: from being asked on."""

    by: str  # the event, or the filter
    people: Count  # who answered, of those who were asked in the period
    part: str  # "silent ...": those who did not


@dataclass(frozen=True, slots=True)
class ScaleScores:
    """The answers on one scale: those of one event's property. Scales are never averaged together."""

    event: str
    property: str
    question: str  # of a survey whose answers are events of one name; empty: none
    name: str  # `event: property`, or `event: question`
    kind: Kind
    how: How
    low_end: float
    high_end: float
    low_is_good: bool
    rule: str  # in words, as it was counted
    whole: ScoreGroup
    values: tuple[ScoreValue, ...]  # empty where there are too many to be a scale
    groups: tuple[ScoreGroup, ...]  # of the breakdown, then segments
    periods: tuple[ScoreGroup, ...]  # in their order
    asked: Asked | None  # None: it is not known who was asked
    latest: int  # seconds since 1970 UTC


@dataclass(frozen=True, slots=True)
class ScoresResult:
    """Every scale by itself, that of most people first."""

    scales: tuple[ScaleScores, ...]
    people: Count  # who answered on any, of all asked about
    by: str  # the property; empty: none
    tried: int  # differences that p was corrected for
    correction: str
    level: float  # of the intervals
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
