"""Where people are hurt, in words and in what they live: the answer. Associated, never caused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parcours.analyses.comparable.result import Compared
from parcours.analyses.voice.result import Quote
from parcours.model.count import Count
from parcours.model.receipt import Receipt

Sign = Literal["told by the event", "long wait", "later than told", "never came", "error", "again and again"]
Verdict = Literal[
    "hurts",  # beyond chance, corrected for all that was tried: fewer reach the goal, or the score after is lower
    "unclear",  # compared, and no difference beyond chance
    "no sign",  # beyond chance those who live it do better
    "too few",
    "nobody comparable",
    "differed before",
    "not compared",  # said, and nothing on record tells who lives it
]
Basis = Literal["net value", "assumed value"]


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that people live at a step: a value, a long wait, a date that passed, an error."""

    name: str  # as a person says it: Parcel Delivered: later than promised_on
    step: str  # the event
    sign: Sign
    rule: str  # in words, how it was counted
    property: str = ""  # that tells it, where one does
    value: str = ""
    threshold: float | None = None  # seconds, of a wait


@dataclass(frozen=True, slots=True)
class Link:
    """How a theme hangs together with a condition: who lives it says it more often."""

    theme: str
    condition: str
    with_: Count  # who said it after the step, of those who lived the condition
    without: Count  # of the others at the step
    lift: float | None  # how many times as often
    recall: Count  # of those who said it after the step, those who lived the condition
    p: float  # corrected for all pairs tried


@dataclass(frozen=True, slots=True)
class Stake:
    """Money at stake, a range: people who lived it in the period, times what each differs by within the window."""

    amount: float
    low: float  # below zero: it may as well be nothing
    high: float
    currency: str  # empty: none is told
    basis: Basis
    people: int  # who lived it in the period
    each: float  # what is lost of one of them; amount = people x each
    goal_value: float | None = None  # as assumed


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the trend."""

    month: str  # 2026-03
    lived: Count | None  # of those at the step in that month; None: no condition
    said: Count  # of those who said anything then


@dataclass(frozen=True, slots=True)
class Trend:
    """Whether it grows: Cochran and Armitage's test over the months."""

    months: tuple[Month, ...]
    of: Literal["lived", "said"]  # whose share is tested
    per_month: float | None  # points of share a month
    p: float | None
    whole: tuple[str, ...]  # months that are wholly in view, which the test is of


@dataclass(frozen=True, slots=True)
class PainPoint:
    """A theme and a place, a condition and a place, or both as one."""

    name: str  # Delivery: late · Parcel Delivered: later than promised_on
    theme: str  # the theme that leads; empty: nobody has said it
    themes: tuple[str, ...]  # all themes that hang together with the condition
    step: str  # the event at which it is lived; of one that is only said: the event before most of it
    stage: str  # in which most of that is; empty: none
    condition: Condition | None
    also: tuple[Condition, ...]  # others that the same people live, or that hang together with the same themes
    links: tuple[Link, ...]
    lived: Count | None  # in the period, of those at the step
    said: Count  # who said it badly in the period, of those who said anything
    both: int  # who said it, of those who lived it
    silent: Count | None  # who lived it and did not say so, of those who lived it
    only_said: Count | None  # who said it, and did not live it as far as is known, of those who said it
    severity: float | None  # how bad it sounds: mean sentiment (-1 to 1) of what was said of it
    low_scores: Count | None  # scores in the lowest quarter of their scale, of the scores of those who lived (said) it
    compared: Compared | None
    verdict: Verdict
    hurts: tuple[Literal["goal", "score"], ...]  # in what, beyond chance
    told: str  # the verdict in a sentence, with its figures
    stake: Stake | None
    no_stake: str  # why there is none; empty where there is one
    trend: Trend
    quotes: tuple[Quote, ...]
    parts: tuple[str, ...]  # names under which people are asked for: said X, lived X, lived X in silence


@dataclass(frozen=True, slots=True)
class PainpointsResult:
    """Pain points by expected loss; then those of which no loss can be told; then what is refused, and why."""

    goal: str
    within: str
    heard: str
    people: int  # asked about
    spoke: Count  # who said anything, as words or score, in the period
    points: tuple[PainPoint, ...]  # hurts, by expected loss; then those that are said alone, by people
    others: tuple[PainPoint, ...]  # unclear, no sign, and refused
    found: int  # points and others in all
    tried: int  # differences that p was corrected for
    pairs: int  # themes x conditions that p was corrected for
    steps: tuple[str, ...]  # at which conditions were looked for
    matched_on: tuple[str, ...]  # any of these, as far as people have others like them
    currency: str
    value: str  # the property that money is counted by; empty: none
    correction: str
    level: float
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
