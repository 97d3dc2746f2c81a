"""What do people do in each stage? Numbers by event's name or any property."""

from parcours.analyses.actions.compute import run
from parcours.analyses.actions.people import who
from parcours.analyses.actions.query import ActionsQuery
from parcours.analyses.actions.result import ActionRow, ActionsResult, StageActions, part_of_row

__all__ = ["ActionRow", "ActionsQuery", "ActionsResult", "StageActions", "part_of_row", "run", "who"]
