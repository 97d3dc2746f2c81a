"""What does the screen show and ask for of reading itself: how far, by whom, how well, by which themes? Its types."""

from __future__ import annotations

from dataclasses import dataclass

from parcours.model.count import Count
from parcours.model.journey_listening import ReaderName
from parcours.text.finding import Sign


@dataclass(frozen=True, slots=True)
class LanguageRead:
    """Texts of one language."""

    language: str
    texts: int
    unsure: int  # of these, whose sign cannot be told


@dataclass(frozen=True, slots=True)
class SignRead:
    """Texts of one sign."""

    sign: Sign
    texts: int


@dataclass(frozen=True, slots=True)
class AboutRead:
    """Texts about one; empty: about us."""

    about: str
    texts: int


@dataclass(frozen=True, slots=True)
class ReaderTold:
    """A reader, and why it cannot read here."""

    reader: ReaderName
    ready: bool
    why_not: str
    hint: str


@dataclass(frozen=True, slots=True)
class Share:
    """So many, of so many texts or answers."""

    right: int
    n: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class LanguageLearned:
    """How often signs are right on texts held out, before and after learning."""

    language: str
    n: int
    before: Share
    after: Share


@dataclass(frozen=True, slots=True)
class CurveTold:
    """How right it is after learning from so many texts."""

    learned: int
    accuracy: Share


@dataclass(frozen=True, slots=True)
class LearnedTold:
    """What learning from the workspace's own stars and corrections brought."""

    at: int  # seconds since 1970
    learned_from: int
    starred: int
    corrected: int
    whole: LanguageLearned
    languages: list[LanguageLearned]
    curve: list[CurveTold]
    helps: bool  # False: it is not used
    notes: list[str]


@dataclass(frozen=True, slots=True)
class Understood:
    """How far the texts are read, and by whom."""

    reader: ReaderName
    version: str
    can: list[ReaderTold]
    texts: int
    read: int
    unread: int
    people: Count  # who wrote texts, of all in view
    asked_languages: list[str]
    languages: list[LanguageRead]
    signs: list[SignRead]
    unsure: int
    abouts: list[AboutRead]
    corrections: int
    stars: int  # texts with a score, that can be learned from
    learned: LearnedTold | None
    notes: list[str]


@dataclass(frozen=True, slots=True)
class WordsOf:
    """How people say it in one language: sentences."""

    language: str
    words: list[str]


@dataclass(frozen=True, slots=True)
class ThemeTold:
    """A theme of the taxonomy, and what journey.yaml says of it."""

    key: str
    name: str  # the one it is counted under
    names: dict[str, str]  # as it is shown, by language; empty: as written, in any
    touchpoint: str
    aspect: str
    own: bool  # not one of those shipped
    off: bool
    edited: bool
    words: list[str]  # that were added
    nots: list[str]
    shipped: list[WordsOf]
    texts: int  # that it was found in


@dataclass(frozen=True, slots=True)
class ThemeNames:
    """What a theme is called in the languages of the screen. One that the workspace named itself is not among these."""

    name: str  # the one it is counted under
    names: dict[str, str]  # by language


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All themes. `seen` is handed back by whoever edits them."""

    seen: str
    themes: list[ThemeTold]
    competitors: list[str]
    languages: list[str]
    reader: ReaderName


@dataclass(frozen=True, slots=True)
class ThemeSaid:
    """What is to be said of a theme; what is None stays as it is."""

    theme: str
    name: str | None = None
    words: list[str] | None = None
    nots: list[str] | None = None
    off: bool | None = None
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class ListeningSaid:
    """What is to be said of listening as a whole; what is None stays as it is."""

    languages: list[str] | None = None
    reader: ReaderName | None = None
    competitors: list[str] | None = None
    seen: str | None = None
