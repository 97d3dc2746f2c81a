"""What is to be reached? The goal that a query names, or else the journey's milestone."""

from __future__ import annotations

from parcours.model.errors import BadInput
from parcours.model.filter_text import write_filter
from parcours.model.filters import Filter
from parcours.model.rules import Events
from parcours.timeline.snapshot import Snapshot


def goal_of(snapshot: Snapshot, goal: Filter | None) -> tuple[Filter, str]:
    """The goal's filter, and what it is called."""
    if goal is not None:
        return goal, write_filter(goal)
    milestone = _milestone(snapshot)
    if milestone is None:
        raise BadInput(
            "There is no goal: neither the question nor the journey says what is to be reached.",
            hint="Name a goal, as --goal 'Order Completed', or write a milestone into journey.yaml.",
        )
    return milestone.filter, milestone.text or write_filter(milestone.filter)


def goal_if_any(snapshot: Snapshot, goal: Filter | None) -> Filter | None:
    """The goal's filter, for questions that make sense without."""
    milestone = _milestone(snapshot)
    return goal or (milestone.filter if milestone else None)


def _milestone(snapshot: Snapshot) -> Events | None:
    return snapshot.journey.milestone if snapshot.journey else None
