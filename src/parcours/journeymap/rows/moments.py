"""After which events do people's futures differ, and of which can that not be told? In the stage where most do them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parcours.journeymap.asking import Asking
from parcours.journeymap.futures import event_of, futures, told
from parcours.journeymap.rows.actions import home, latest_of
from parcours.journeymap.rows.found import Found, found
from parcours.model.journey_map import Statement

_COULD_NOT = ("differed before", "still differed when matched", "nobody comparable", "too few")


def moments(asking: Asking) -> list[Found]:
    """Moments that were found, then those refused with the reason, then those without a difference."""
    if asking.journey.milestone is None:
        missing = "Name the journey's `milestone` in journey.yaml: futures differ in whether it is reached."
        return [Found(missing=missing) for _ in asking.stages]
    answer = futures(asking)
    if isinstance(answer, str):
        return [Found(missing=answer) for _ in asking.stages]
    cells: list[list[Statement]] = [[] for _ in asking.stages]
    for statement in told(asking):
        event = event_of(asking, statement.about)
        stage = home(asking, event)
        if stage is not None:
            cells[stage].append(replace(statement, latest=latest_of(asking, stage, event)))
    return [
        _cell(sorted(cell, key=_first), asking.most, stage.name)
        for cell, stage in zip(cells, asking.stages, strict=True)
    ]


def _first(statement: Statement) -> tuple[int, int, float, str]:
    """Those found, by how much; the refused, by people, with too few last; those without a difference."""
    if statement.kind == "moment":
        size = abs(statement.figures[0].value or 0)
        return (0 if statement.detail["found"] == "yes" else 2, 0, -size, statement.about)
    why = _COULD_NOT.index(statement.detail["reason"])
    return (1, int(why > 1), -(statement.figures[0].value or 0), statement.about)


def _cell(statements: Sequence[Statement], most: int, stage: str) -> Found:
    missing = f"No event but the goal is done mostly in {stage}: load what people do there."
    return found(statements[:most], missing, more=max(0, len(statements) - most))
