"""How did people score: NPS, CSAT, CES, by which rule, how sure, how different, and how many were silent?"""

from parcours.analyses.scores.compute import run
from parcours.analyses.scores.people import who
from parcours.analyses.scores.query import Kind, ScoresQuery
from parcours.analyses.scores.result import Against, Asked, Estimate, ScaleScores, ScoreGroup, ScoresResult, ScoreValue

__all__ = [
    "Against",
    "Asked",
    "Estimate",
    "Kind",
    "ScaleScores",
    "ScoreGroup",
    "ScoreValue",
    "ScoresQuery",
    "ScoresResult",
    "run",
    "who",
]
