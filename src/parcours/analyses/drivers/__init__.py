"""Which ratings or themes go with an overall score, and how much each?"""

from parcours.analyses.drivers.compute import run
from parcours.analyses.drivers.people import who
from parcours.analyses.drivers.query import DriversQuery
from parcours.analyses.drivers.result import Driver, DriversResult, Left, Portion

__all__ = ["Driver", "DriversQuery", "DriversResult", "Left", "Portion", "run", "who"]
