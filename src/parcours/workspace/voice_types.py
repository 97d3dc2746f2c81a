"""What does the screen's voice area show of texts, and ask for? Its types; the functions are in the modules beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parcours.model.count import Count
from parcours.text.finding import Emotion, Kind, Sign

Field = Literal["sign", "themes", "kinds", "emotions", "language"]  # what can be corrected
Order = Literal["latest", "earliest", "worst", "best", "unsure"]


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, as it is counted and as it is called."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class ClauseTold:
    """What one clause says; `start` and `end` count the characters of the text that is shown."""

    clause: int
    start: int
    end: int
    sentiment: float  # -1 to 1
    confidence: float
    sign: Sign
    kinds: list[Kind]
    emotions: list[Emotion]
    themes: list[Theme]
    corrected: list[Field]  # what of it somebody said otherwise


@dataclass(frozen=True, slots=True)
class CorrectionTold:
    """Something that was read wrongly, as somebody corrected it. It holds of every text with these words."""

    id: int
    clause: int | None  # None: the whole text
    field: Field
    was: list[str]
    value: list[str]
    why: str
    at: int  # seconds since 1970


@dataclass(frozen=True, slots=True)
class PinTold:
    """A text that somebody put on the map."""

    id: int
    stage: str
    row: str  # of the map
    clause: int | None


@dataclass(frozen=True, slots=True)
class TextTold:
    """One text as it may be shown: masked; and what is understood of it."""

    key: str  # stable, for links and corrections
    person: str  # an id that points at the person
    person_name: str  # what the data call them; empty: nothing does
    event: str
    source: str  # which files or system told it; empty: nothing says
    time: int  # seconds since 1970
    day_only: bool
    stage: str  # as people were then; `none`, `out`
    about: str  # whom it is about where that is not us
    score: float | None
    scale_low: float | None
    scale_high: float | None
    title: str
    text: str
    cut: bool  # there is more of it
    read: bool
    language: str
    sentiment: float
    confidence: float
    sign: Sign
    findings: list[ClauseTold]
    corrections: list[CorrectionTold]
    pinned: list[PinTold]
    alike: int  # texts with exactly these words, this one included


@dataclass(frozen=True, slots=True)
class InboxAsked:
    """Which texts, in which order, and which page of them. What is empty asks for nothing."""

    stage: str = ""
    source: str = ""
    event: str = ""
    language: str = ""
    sign: str = ""
    theme: str = ""  # by name
    kind: str = ""
    emotion: str = ""
    about: str = ""  # `us`, or whom; empty: ours
    low: float | None = None  # of the score
    high: float | None = None
    start: str = ""  # days
    end: str = ""
    find: str = ""  # letters of the text
    among: str = ""  # a segment's text
    unread: bool = False  # only those that are not read
    corrected: bool = False  # only those that somebody corrected
    order: Order = "latest"
    begin: int = 0
    most: int = 25


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that texts can be chosen by, and how many have it."""

    value: str
    name: str
    texts: int


@dataclass(frozen=True, slots=True)
class Choices:
    """Of all texts that pass the other filters."""

    stage: list[Choice]
    source: list[Choice]
    event: list[Choice]
    language: list[Choice]
    sign: list[Choice]
    theme: list[Choice]
    kind: list[Choice]
    emotion: list[Choice]
    about: list[Choice]  # of all texts, about whomever


@dataclass(frozen=True, slots=True)
class Inbox:
    """A page of texts."""

    texts: list[TextTold]
    found: int
    people: Count  # who wrote them, of all in view
    next: int | None  # where the next page begins; None: this was the last
    unread: int  # of those found
    choices: Choices
    origin: list[str]
    as_of: int
    zone: str
    notes: list[str]


@dataclass(frozen=True, slots=True)
class NewCorrection:
    """`value` empty: nothing of the kind, as in a clause that is about no theme. Themes by key or name."""

    key: str
    field: Field
    value: list[str]
    clause: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class NewPin:
    """A text, or one clause of it, for the map."""

    key: str
    stage: str
    row: str = "feelings"
    clause: int | None = None


@dataclass(frozen=True, slots=True)
class Pin:
    """A quote on the map."""

    id: int
    key: str
    stage: str
    row: str
    clause: int | None
    words: str  # masked and cut; empty: the text is no longer there
    event: str
    time: int
    language: str
    sign: Sign
    score: float | None
    pinned: int  # seconds since 1970
