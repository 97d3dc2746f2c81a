"""How many people or events, how much, from unit to unit?"""

from parcours.analyses.trend.compute import run
from parcours.analyses.trend.query import TrendQuery
from parcours.analyses.trend.result import Active, Change, Point, Series, TrendResult

__all__ = ["Active", "Change", "Point", "Series", "TrendQuery", "TrendResult", "run"]
