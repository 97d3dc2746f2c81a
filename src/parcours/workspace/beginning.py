"""What is a question's first query, before anybody has said anything? One that this workspace can answer at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from parcours.analyses.registry import analyses
from parcours.model.filter_text import write_filter
from parcours.model.filters import Filter, Named, parts
from parcours.model.journey import Journey
from parcours.timeline.snapshot import Snapshot
from parcours.workspace.looking_up import look_up

_STEPS = 4


def beginnings(view: Snapshot) -> Mapping[str, dict[str, Any]]:
    """For each question the query that it begins with."""
    journey = view.journey or Journey()
    frequent = [found.name for found in look_up(view, "event", most=3).found]
    goal = _goal(journey, view) or (frequent[-1] if frequent else None)
    steps = _steps(journey, view, goal) or frequent
    made: dict[str, dict[str, Any]] = {
        "funnel": {"steps": steps, "within": "7 days"},
        "dropoff": {"steps": steps, "within": "7 days"},
        "conformance": {"intended": steps},
        "paths": {"end": goal, "depth": 4},
        "variants": {"start": steps[0] if steps else None, "end": goal},
        "retention": {"start": goal, "returns": goal, "per": "month"},
        "trend": {"event": goal},
        "segment": {"segments": [s.name for s in journey.segments][:3] or ([f"did {_quoted(goal)}"] if goal else [])},
        "compare": {"question": {"question": "funnel", "query": {"steps": steps, "within": "7 days"}}},
    }
    return {name: {k: v for k, v in made.get(name, {}).items() if v is not None} for name in analyses()}


def _goal(journey: Journey, view: Snapshot) -> str | None:
    return None if journey.milestone is None else _step(journey.milestone.filter, view) or None


def _steps(journey: Journey, view: Snapshot, goal: str | None) -> list[str]:
    """The longest intended way of a stage that comes to the goal, of what there is; else the longest of all."""
    ways = [[text for step in stage.intended if (text := _step(step.filter, view))] for stage in journey.stages]
    ways = [list(dict.fromkeys(way)) for way in ways]
    best = max(ways, key=lambda way: (goal in way, len(way)), default=[])
    return best[-_STEPS:] if len(best) > 1 else []


def _step(filter: Filter, view: Snapshot) -> str:
    return write_filter(filter) if _known(filter, view) else ""


def _known(filter: Filter, view: Snapshot) -> bool:
    return all(name in view.names for part in parts(filter) if isinstance(part, Named) for name in part.names)


def _quoted(filter: str) -> str:
    return f"({filter})" if " where " in filter else filter
