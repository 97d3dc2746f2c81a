"""Which ways do people take, step by step? Distinct people on every edge, from an event, to one, or between two."""

from parcours.analyses.paths.compute import run
from parcours.analyses.paths.people import who
from parcours.analyses.paths.query import PathsQuery
from parcours.analyses.paths.result import Edge, Node, PathsResult, Place

__all__ = ["Edge", "Node", "PathsQuery", "PathsResult", "Place", "run", "who"]
