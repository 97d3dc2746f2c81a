"""Who reaches what people want of a stage, and what does it take?"""

from parcours.analyses.goals.compute import run
from parcours.analyses.goals.people import who
from parcours.analyses.goals.query import GoalsQuery
from parcours.analyses.goals.result import GoalsResult, Spread, StageGoal

__all__ = ["GoalsQuery", "GoalsResult", "Spread", "StageGoal", "run", "who"]
