"""What people feel on their way: the answer. From -1, as bad as can be, to 1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parcours.model.count import Count
from parcours.model.receipt import Receipt

Source = Literal["texts", "scores", "behaviour"]


@dataclass(frozen=True, slots=True)
class Felt:
    """One source's figure at one place; every person counts once, by the mean of what is theirs there."""

    source: Source
    people: int
    shown: Count | None  # of behaviour: people who show a sign, of those there
    times: int  # texts, answers, or signs
    raw: float  # mean over people, from -1 to 1; of behaviour: less the share of people who show a sign
    raw_low: float | None  # None: fewer than two people
    raw_high: float | None
    valence: float  # drawn towards the whole where people are few or all differ; `raw` where nothing was shrunk
    low: float
    high: float
    shrunk: float  # by how much: 0 not at all, 1 to the whole
    intensity: float | None  # mean distance from 0 of what people said, whatever its sign; None: of behaviour
    latest: int | None  # seconds since 1970 UTC
    part: str  # of the answer: these people


@dataclass(frozen=True, slots=True)
class EmotionShare:
    """One emotion."""

    emotion: str  # as `said.emotions` calls it: joy, anger, worry, ...
    people: Count  # of those who said anything in words there
    part: str


@dataclass(frozen=True, slots=True)
class TouchpointFelt:
    """What is felt at a touchpoint of a stage, or said of it."""

    name: str
    how: Literal["met", "said of"]  # an event there, or a theme of it in a text
    felt: tuple[Felt, ...]


@dataclass(frozen=True, slots=True)
class StageFelt:
    """One stage."""

    name: str
    people: int  # who were there in the period
    felt: tuple[Felt, ...]  # texts, scores, behaviour: those of which anything is known
    emotions: tuple[EmotionShare, ...]  # most people first
    touchpoints: tuple[TouchpointFelt, ...]
    went_on: Count | None  # to a later stage in time, of those heard in words or scores there; None: the last stage
    silent_went_on: Count | None  # the same of those who were there and said nothing, from entering on
    unfinished: int  # heard too late to be followed for so long: in no share


@dataclass(frozen=True, slots=True)
class Correlation:
    """How closely what was said goes with the score that came after."""

    what: Literal["peak", "end", "peak and end", "mean"]
    r: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PeakEnd:
    """Does the strongest moment, or the last one, tell the score that people give in the end?"""

    event: str  # of the final score
    property: str
    people: int  # who said something in words twice or more before it
    correlations: tuple[Correlation, ...]  # empty: too few people, or all alike
    ahead: float | None  # by how much the correlation of peak and end exceeds that of the mean
    ahead_low: float | None
    ahead_high: float | None
    verdict: Literal["peak and end tell more", "the mean tells more", "no difference", "too few"]


@dataclass(frozen=True, slots=True)
class Whole:
    """What a source is drawn towards: all its places together."""

    source: Source
    people: int
    mean: float
    spread: float  # standard deviation between places, beyond chance
    places: int


@dataclass(frozen=True, slots=True)
class EmotionsResult:
    """Stages in the journey's order."""

    journey: str
    within: str
    people: Count  # who were heard in words or scores, of all asked about
    stages: tuple[StageFelt, ...]
    none: StageFelt  # of people in no stage
    out: StageFelt
    wholes: tuple[Whole, ...]
    peak_end: PeakEnd | None  # None: no score follows what anybody said
    level: float
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
