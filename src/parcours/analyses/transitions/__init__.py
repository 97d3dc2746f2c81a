"""What follows what? Pairs of adjacent events, counted in people."""

from parcours.analyses.transitions.compute import run
from parcours.analyses.transitions.people import who
from parcours.analyses.transitions.query import TransitionsQuery
from parcours.analyses.transitions.result import Edge, TransitionsResult

__all__ = ["Edge", "TransitionsQuery", "TransitionsResult", "run", "who"]
