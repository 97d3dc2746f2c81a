"""What do customers speak of that no theme covers? Groups of clauses that come out again, named by their phrases."""

from parcours.analyses.discovered.compute import run
from parcours.analyses.discovered.people import who
from parcours.analyses.discovered.query import DiscoveredQuery
from parcours.analyses.discovered.result import DiscoveredResult, DiscoveredTheme

__all__ = ["DiscoveredQuery", "DiscoveredResult", "DiscoveredTheme", "run", "who"]
