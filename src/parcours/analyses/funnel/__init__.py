"""How many go from step to step, and where are they lost?"""

from parcours.analyses.funnel.compute import run
from parcours.analyses.funnel.query import Breakdown, Exclusion, FunnelQuery, NamedStep
from parcours.analyses.funnel.result import FunnelResult, Group, StepCount, Times

__all__ = [
    "Breakdown",
    "Exclusion",
    "FunnelQuery",
    "FunnelResult",
    "Group",
    "NamedStep",
    "StepCount",
    "Times",
    "run",
]
