"""What did learning change? Accuracy before and after, on texts that were not learned from, and with fewer labels."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from parcours.text.learning.measures import Accuracy


@dataclass(frozen=True, slots=True)
class LanguageAccuracy:
    language: str  # ISO 639-1, or `unknown`
    texts: int
    before: Accuracy
    after: Accuracy


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """Of all texts that were checked with, after learning from so many."""

    labels: int
    accuracy: Accuracy


@dataclass(frozen=True, slots=True)
class LearningReport:
    learned_from: int  # different texts
    by_sign: dict[str, int]
    whole: LanguageAccuracy  # language: all
    by_language: tuple[LanguageAccuracy, ...]
    curve: tuple[CurvePoint, ...]
    target: float  # how often a sign that is told should be right
    unsure_below: float  # the chance below which a sign is not told, for that
    unsure: int  # of the texts that were checked with
    calibration_before: float  # expected calibration error
    calibration_after: float
    voices: dict[str, float]  # how much each counts: before, words, meanings
    helps: bool
    notes: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> LearningReport:
        return cls(
            **{
                **kept,
                "whole": _language(kept["whole"]),
                "by_language": tuple(_language(one) for one in kept["by_language"]),
                "curve": tuple(CurvePoint(p["labels"], Accuracy(**p["accuracy"])) for p in kept["curve"]),
                "notes": tuple(kept["notes"]),
            }
        )


def _language(kept: dict[str, Any]) -> LanguageAccuracy:
    before, after = Accuracy(**kept["before"]), Accuracy(**kept["after"])
    return LanguageAccuracy(kept["language"], kept["texts"], before, after)
