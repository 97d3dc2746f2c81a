"""After which events do more, or fewer, people go on to the goal than others like them?"""

from parcours.analyses.moments.compute import run
from parcours.analyses.moments.query import MomentsQuery
from parcours.analyses.moments.result import Before, Moment, MomentsResult, Refused

__all__ = ["Before", "Moment", "MomentsQuery", "MomentsResult", "Refused", "run"]
