"""Who leaves between two steps, where do they go instead, and what differs?"""

from parcours.analyses.dropoff.compute import run
from parcours.analyses.dropoff.people import who
from parcours.analyses.dropoff.query import DropoffQuery
from parcours.analyses.dropoff.result import DropoffResult, Instead, NumberDiffers, ValueDiffers

__all__ = ["DropoffQuery", "DropoffResult", "Instead", "NumberDiffers", "ValueDiffers", "run", "who"]
