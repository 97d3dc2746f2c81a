"""Which rows has a map? One module each: from the answers to what is found for every stage."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from parcours.journeymap.asking import Asking
from parcours.journeymap.rows.actions import actions
from parcours.journeymap.rows.feelings import feelings
from parcours.journeymap.rows.found import Found
from parcours.journeymap.rows.goals import goals
from parcours.journeymap.rows.measures import measures
from parcours.journeymap.rows.moments import moments
from parcours.journeymap.rows.pains import pains
from parcours.journeymap.rows.prompts import prompts
from parcours.journeymap.rows.research import research
from parcours.journeymap.rows.touchpoints import touchpoints
from parcours.model.assumed import Lane

ROWS: Mapping[Lane, Callable[[Asking], list[Found]]] = {
    "goals": goals,
    "actions": actions,
    "touchpoints": touchpoints,
    "research": research,
    "feelings": feelings,
    "pains": pains,
    "moments": moments,
    "prompts": prompts,
    "measures": measures,
}
