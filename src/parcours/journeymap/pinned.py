"""Which words were put on the map by hand? Handed in, masked and cut: a map looks nothing up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pinned:
    """What somebody chose of what customers said, for one stage."""

    stage: str
    words: str  # masked
    event: str = ""
    time: int | None = None  # seconds since 1970 UTC
    language: str = ""
    score: float | None = None
