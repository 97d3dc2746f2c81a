"""What customers speak of: the answer."""

from __future__ import annotations

from dataclasses import dataclass

from parcours.analyses.voice.result import Quote
from parcours.model.count import Count
from parcours.model.receipt import Receipt


@dataclass(frozen=True, slots=True)
class Sentiment:
    """How good or bad the texts are that speak of it, from -1 to 1: the mean of people's means."""

    mean: float
    low: float | None  # its interval, between people; None: fewer than two of them
    high: float | None
    people: int


@dataclass(frozen=True, slots=True)
class ThemeMonth:
    """A theme in one local month."""

    month: str  # 2026-03
    said: Count  # people who spoke of it, of those who wrote anything that month
    badly: Count  # of those who spoke of it
    over: bool  # False: the month goes on


@dataclass(frozen=True, slots=True)
class Trend:
    """By how much the share of people who speak of it grows from month to month."""

    per_month: float
    low: float
    high: float
    p: float  # corrected for all themes tried (Holm)
    verdict: str  # rises, falls, no change shown, too few


@dataclass(frozen=True, slots=True)
class ThemeIn:
    """A theme in one group."""

    group: str
    said: Count  # people who spoke of it there, of those who wrote anything there
    badly: Count  # of those who spoke of it there
    well: Count
    apart: float | None  # the share here less the share among all others who wrote; None: nobody to compare with
    low: float | None
    high: float | None
    p: float | None  # corrected for all themes and groups tried (Holm)


@dataclass(frozen=True, slots=True)
class ThemeVoice:
    """One theme."""

    name: str
    said: Count  # people who spoke of it, of those who wrote anything
    badly: Count  # of those who spoke of it, those who said something bad of it
    well: Count  # and something good; some say both
    texts: int
    sentiment: Sentiment | None
    months: tuple[ThemeMonth, ...]
    trend: Trend | None  # None: fewer than three months
    groups: tuple[ThemeIn, ...]
    quotes: tuple[Quote, ...]
    part: str  # its people: this part of the answer


@dataclass(frozen=True, slots=True)
class Group:
    """A stage, a source, a language, or whom it is about."""

    name: str
    people: int  # who wrote anything there
    texts: int


@dataclass(frozen=True, slots=True)
class ThemesResult:
    """What is spoken of, most people first."""

    journey: str
    people: Count  # who wrote anything in the period, of all in view
    texts: int  # that were read
    themes: tuple[ThemeVoice, ...]
    fewer: int  # themes that are not shown: of fewer people than asked for, or beyond `top`
    left: Count  # people who wrote, and spoke of no theme, of those who wrote
    left_texts: int
    by: str | None
    groups: tuple[Group, ...]
    level: float  # of the intervals
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
