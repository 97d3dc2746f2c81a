"""Which channels get the credit for the goal, by which credit rule?"""

from parcours.analyses.attribution.compute import run
from parcours.analyses.attribution.query import AttributionQuery
from parcours.analyses.attribution.result import AttributionResult, ChannelCredit, Credit

__all__ = ["AttributionQuery", "AttributionResult", "ChannelCredit", "Credit", "run"]
