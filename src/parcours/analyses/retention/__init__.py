"""Who comes back, and after how long?"""

from parcours.analyses.retention.compute import run
from parcours.analyses.retention.people import who
from parcours.analyses.retention.query import Bracket, RetentionQuery
from parcours.analyses.retention.result import Cell, Cohort, Group, RetentionResult

__all__ = ["Bracket", "Cell", "Cohort", "Group", "RetentionQuery", "RetentionResult", "run", "who"]
