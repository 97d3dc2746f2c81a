"""Where on the journey are people? Stages with people, moves and times."""

from parcours.analyses.stages.compute import run
from parcours.analyses.stages.people import who
from parcours.analyses.stages.query import StagesQuery
from parcours.analyses.stages.result import Move, StageFigures, StagesResult, Stay

__all__ = ["Move", "StageFigures", "StagesQuery", "StagesResult", "Stay", "run", "who"]
