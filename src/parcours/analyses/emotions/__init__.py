"""How do people feel in each stage and at each touchpoint: from texts, scores and behaviour, and who goes on?"""

from parcours.analyses.emotions.compute import run
from parcours.analyses.emotions.people import who
from parcours.analyses.emotions.query import EmotionsQuery
from parcours.analyses.emotions.result import (
    Correlation,
    EmotionShare,
    EmotionsResult,
    Felt,
    PeakEnd,
    StageFelt,
    TouchpointFelt,
    Whole,
)

__all__ = [
    "Correlation",
    "EmotionShare",
    "EmotionsQuery",
    "EmotionsResult",
    "Felt",
    "PeakEnd",
    "StageFelt",
    "TouchpointFelt",
    "Whole",
    "run",
    "who",
]
