"""Where are people hurt, as their behaviour shows it?"""

from parcours.analyses.pains.compute import run
from parcours.analyses.pains.query import PainsQuery
from parcours.analyses.pains.result import Pain, PainsResult, Severity, Wait

__all__ = ["Pain", "PainsQuery", "PainsResult", "Severity", "Wait", "run"]
