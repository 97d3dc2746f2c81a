"""How much, how often, how sure?"""

from parcours.analyses.measures.compute import run
from parcours.analyses.measures.query import Measure, MeasuresQuery
from parcours.analyses.measures.result import Change, Figure, Measured, MeasuresResult, PeriodTold, Row

__all__ = ["Change", "Figure", "Measure", "Measured", "MeasuresQuery", "MeasuresResult", "PeriodTold", "Row", "run"]
