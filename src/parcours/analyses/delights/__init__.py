"""What do people praise, where, in which words, and do those who praise it go on more?"""

from parcours.analyses.delights.compute import run
from parcours.analyses.delights.people import who
from parcours.analyses.delights.query import DelightsQuery
from parcours.analyses.delights.result import After, Delight, DelightsResult

__all__ = ["After", "Delight", "DelightsQuery", "DelightsResult", "run", "who"]
