"""How many people are in a segment, and how do several overlap?"""

from parcours.analyses.segment.compute import run, who
from parcours.analyses.segment.query import SegmentQuery
from parcours.analyses.segment.result import Combination, Overlap, SegmentResult, Size

__all__ = ["Combination", "Overlap", "SegmentQuery", "SegmentResult", "Size", "run", "who"]
