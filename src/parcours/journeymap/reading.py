"""What is told beside people, but is of nobody? Figures such as spend and impressions, added up over a period."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure of the map's period. It is never put in a ratio with people."""

    name: str
    value: float
    unit: str = ""
    mean: bool = False  # a mean of its rows, not their sum
    rows: int = 0  # that went into it
    of: str = ""  # what it is of: a source, a campaign
    origin: tuple[str, ...] = ()
    latest: int | None = None  # seconds since 1970 UTC
