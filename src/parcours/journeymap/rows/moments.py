"""After which events do people's futures differ, and of which can that not be told? In the stage where most do them.

What was found stands first, then what is refused since groups differed before: that of most people. Places without a
difference beyond chance, and those of which nothing can be told since too few did them, are counted, not listed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parcours.journeymap.asking import Asking
from parcours.journeymap.futures import event_of, futures, told
from parcours.journeymap.rows.actions import home, latest_of
from parcours.journeymap.rows.found import Found, found, room
from parcours.model.journey_map import Statement

_REFUSED = 2  # refusals that are listed
_DIFFERED = ("differed before", "still differed when matched")


def moments(asking: Asking) -> list[Found]:
    """Moments that were found, then those refused; of all others, how many there are."""
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
    return [_cell(cell, asking.most, stage.name) for cell, stage in zip(cells, asking.stages, strict=True)]


def _cell(statements: Sequence[Statement], most: int, stage: str) -> Found:
    if not statements:
        return Found(missing=f"No event but the goal is done mostly in {stage}: load what people do there.")
    every = sorted((one for one in statements if _tells(one)), key=_first)
    refused = [one for one in every if one.kind == "refused"]
    told, more = room([one for one in every if one not in refused[_REFUSED:]], most)
    others = _others(len(refused[_REFUSED:]), more, [one for one in statements if not _tells(one)])
    left_out = f"{'more places' if told else 'places looked at'}: {others}" if others else ""
    nothing = f"No moment stands out in {stage}: more people, or a longer time, may tell."
    return found(told, nothing, more=len(statements) - len(told), left_out=left_out)


def _tells(statement: Statement) -> bool:
    return statement.detail.get("found") == "yes" or statement.detail.get("reason") in _DIFFERED


def _first(statement: Statement) -> tuple[int, float, str]:
    """Those found, by how much; then the refused, by people."""
    size = abs(statement.figures[0].value or 0)
    return (0 if statement.kind == "moment" else 1, -size, statement.about)


def _others(refused: int, more: int, silent: Sequence[Statement]) -> str:
    """How many are not listed, by why."""
    alike = sum(one.kind == "moment" for one in silent)
    counted = (
        (refused, "refused since groups differed before"),
        (alike, "without a difference beyond chance"),
        (len(silent) - alike, "of too few people to tell"),
        (more, "for which there is no room"),
    )
    return ", ".join(f"{many} {why}" for many, why in counted if many)
