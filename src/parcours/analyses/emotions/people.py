"""Who felt it? The parts of an answer, as people."""

from __future__ import annotations

import numpy as np

from parcours.analyses.among import no_part, people_of
from parcours.analyses.emotions.behaviour import signs
from parcours.analyses.emotions.places import Said
from parcours.analyses.emotions.query import EmotionsQuery
from parcours.analyses.stages.ever import staged_journey
from parcours.analyses.utterances import members_of
from parcours.model.errors import unknown_name
from parcours.model.journey import NONE, OUT
from parcours.timeline.members import Members, numbered
from parcours.timeline.snapshot import Snapshot

_PARTS = (
    "heard in STAGE, wrote in STAGE, scored in STAGE, frustrated in STAGE, frustrated at TOUCHPOINT in STAGE, EMOTION "
    "in STAGE, met TOUCHPOINT in STAGE, spoke of TOUCHPOINT in STAGE"
)


@people_of("emotions", parts=_PARTS)
def who(snapshot: Snapshot, query: EmotionsQuery, part: str) -> Members:
    """The people of a part."""
    journey = staged_journey(snapshot)
    names = [*journey.names, NONE, OUT]
    how, stage = _split(part, names)
    if not stage:
        what, _, named = part.rpartition(" in ")
        raise unknown_name("stage", named, names) if what else no_part("emotions", part)
    number = names.index(stage)
    if how == "frustrated" or how.startswith("frustrated at "):
        shown = signs(snapshot, query, journey)
        mine = shown.stage == number
        if how != "frustrated":
            touchpoint = how.removeprefix("frustrated at ")
            if touchpoint not in shown.touchpoints:
                raise no_part("emotions", part)
            mine &= shown.touchpoint == shown.touchpoints.index(touchpoint)
        return numbered(snapshot, shown.person[mine])
    said = Said(snapshot, query)
    chosen = _rows(said, how)
    if chosen is None:
        raise no_part("emotions", part)
    return members_of(snapshot, said.rows.where(np.flatnonzero(chosen & (said.rows.stage == number))))


def _split(part: str, stages: list[str]) -> tuple[str, str]:
    """What and where; names of stages and touchpoints may hold ` in ` themselves."""
    fitting = [name for name in stages if part.endswith(f" in {name}")]
    stage = max(fitting, key=len, default="")
    return (part[: -len(f" in {stage}")], stage) if stage else (part, "")


def _rows(said: Said, how: str) -> np.ndarray | None:
    wrote, scored = ~np.isnan(said.sentiment), ~np.isnan(said.score)
    plain = {"heard": wrote | scored, "wrote": wrote, "scored": scored}
    if how in plain:
        return plain[how]
    found = np.zeros(len(said.rows), np.bool_)
    if how in said.emotions.names:
        found[said.emotions.rows_of(how)] = True
        return found & wrote
    if how.startswith("met ") and how.removeprefix("met ") in said.met.names:
        found[said.met.rows_of(how.removeprefix("met "))] = True
        return found & (wrote | scored)
    for touchpoint, row, _ in said.spoken_of():
        if how == f"spoke of {touchpoint}":
            found[row] = True
            return found
    return None
