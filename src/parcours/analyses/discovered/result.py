"""What customers speak of that no theme covers: the answer."""

from __future__ import annotations

from dataclasses import dataclass

from parcours.analyses.voice.result import Quote
from parcours.model.count import Count
from parcours.model.receipt import Receipt


@dataclass(frozen=True, slots=True)
class DiscoveredTheme:
    """Clauses that say alike."""

    name: str  # its phrases
    phrases: tuple[str, ...]  # the most typical first: words for a theme of one's own
    language: str | None  # None: of unknown language
    said: Count  # people, of those who wrote
    clauses: int
    stability: float  # mean Jaccard with the nearest group of each resample
    sentiment: float | None  # mean of the texts
    quotes: tuple[Quote, ...]  # the most central
    part: str  # its people


@dataclass(frozen=True, slots=True)
class DiscoveredResult:
    """Groups of what is left, most people first."""

    people: Count  # who wrote, of all in view
    clauses: int  # that were read
    left: int  # of these, without a theme
    looked_at: int  # of these, drawn where there were too many
    themes: tuple[DiscoveredTheme, ...]
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
