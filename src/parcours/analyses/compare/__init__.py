"""Does any answer differ between two periods, or between two groups of people?"""

from parcours.analyses.compare.compute import run
from parcours.analyses.compare.query import Asked, CompareQuery
from parcours.analyses.compare.result import CompareResult, EstimateDiffers, NumberDiffers, ShareDiffers

__all__ = ["Asked", "CompareQuery", "CompareResult", "EstimateDiffers", "NumberDiffers", "ShareDiffers", "run"]
