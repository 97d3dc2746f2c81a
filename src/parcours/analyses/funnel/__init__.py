"""How many go from step to step, and where are they lost?"""

from parcours.analyses.funnel.compute import run
from parcours.analyses.funnel.people import who
from parcours.analyses.funnel.query import Breakdown, Exclusion, FunnelQuery, NamedStep
from parcours.analyses.funnel.result import Alternative, Entries, FunnelResult, Group, StepCount, Through, Times
from parcours.analyses.funnel.steps import FunnelStep

__all__ = [
    "Alternative",
    "Breakdown",
    "Entries",
    "Exclusion",
    "FunnelQuery",
    "FunnelResult",
    "FunnelStep",
    "Group",
    "NamedStep",
    "StepCount",
    "Through",
    "Times",
    "run",
    "who",
]
