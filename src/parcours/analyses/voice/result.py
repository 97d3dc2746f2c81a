"""What customers said, in each stage: the answer. Of all that only the kinds of utterances are an interpretation."""

from __future__ import annotations

from dataclasses import dataclass

from parcours.model.count import Count
from parcours.model.receipt import Receipt
from parcours.text.finding import Kind


@dataclass(frozen=True, slots=True)
class ScoreShare:
    """One value of a scale."""

    score: float
    answers: int
    people: Count  # who gave it, of those who gave any here


@dataclass(frozen=True, slots=True)
class ScoreFigures:
    """The answers on one scale: those of one event's property. Scales are never averaged together."""

    event: str
    property: str
    scale_low: float  # the least and greatest answer anywhere in view, which is what can be known of the scale
    scale_high: float
    n: int  # answers here
    people: int  # who gave them
    mean: float
    low: float | None  # its interval, between people; None: fewer than two of them
    high: float | None
    shares: tuple[ScoreShare, ...]  # from the lowest on; empty where there are too many values to be a scale
    latest: int  # seconds since 1970 UTC


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, masked and cut."""

    words: str
    title: str
    event: str
    score: float | None
    time: int  # seconds since 1970 UTC
    language: str | None  # as a property tells it, or as it was recognised; None: it cannot be told
    cut: bool  # there is more of it
    recall: bool | None = None  # said by somebody who had bought before; None: nothing tells who buys


@dataclass(frozen=True, slots=True)
class KindVoice:
    """One kind of utterance: a question, a doubt, a motive, an alternative, a request, a complaint, praise."""

    kind: Kind
    people: Count  # who said such a thing there, of those who said something in words there
    texts: int
    quotes: tuple[Quote, ...]
    part: str  # of these people


@dataclass(frozen=True, slots=True)
class StageVoice:
    """What was said by people in one stage."""

    name: str
    said: Count  # people who said something there, of those who were there in the period
    events: int  # times that something was said
    texts: int  # of these, with words
    scores: tuple[ScoreFigures, ...]  # most answers first
    quotes: tuple[Quote, ...]
    speakers: int  # people whose words these quotes were chosen from
    latest: int | None  # seconds since 1970 UTC
    kinds: tuple[KindVoice, ...] = ()  # those that occur, in their usual order; empty where nothing tells kinds
    buyers_recall: Count | None = None  # who had bought before they said it, of who said something; None: no milestone
    not_bought: Count | None = None  # who had not when they said it, of those who were there and had not
    unheard: bool = False  # there were people who had not bought, and none of them said anything


@dataclass(frozen=True, slots=True)
class VoiceResult:
    """What was said in each stage, in none, and by those who are out."""

    journey: str
    people: Count  # who said something in the period, of all in view
    stages: tuple[StageVoice, ...]  # in the journey's order
    none: StageVoice  # said by people in no stage, of all in view
    out: StageVoice
    text: tuple[str, ...]  # the properties that were taken for words
    score: tuple[str, ...]
    level: float  # of the intervals
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
