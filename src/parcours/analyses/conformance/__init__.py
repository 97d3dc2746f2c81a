"""Who keeps to the intended way, and where do the others depart from it?"""

from parcours.analyses.conformance.compute import run
from parcours.analyses.conformance.people import who
from parcours.analyses.conformance.query import ConformanceQuery
from parcours.analyses.conformance.result import ConformanceResult, Departure, StepKept
from parcours.analyses.conformance.steps import IntendedStep

__all__ = ["ConformanceQuery", "ConformanceResult", "Departure", "IntendedStep", "StepKept", "run", "who"]
