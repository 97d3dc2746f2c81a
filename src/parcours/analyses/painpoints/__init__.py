"""Where are people hurt, in what they say and in what they live, and what may be at stake?"""

from parcours.analyses.painpoints.compute import run
from parcours.analyses.painpoints.people import who
from parcours.analyses.painpoints.query import PainpointsQuery
from parcours.analyses.painpoints.result import Condition, Link, Month, PainPoint, PainpointsResult, Stake, Trend

__all__ = [
    "Condition", "Link", "Month", "PainPoint", "PainpointsQuery", "PainpointsResult", "Stake", "Trend", "run", "who",
]  # fmt: skip
