"""Who scored how? The parts of an answer, as people."""

from __future__ import annotations

import numpy as np

from parcours.analyses.among import no_part, people_of
from parcours.analyses.scores.answered import Answered, Scored
from parcours.analyses.scores.query import ScoresQuery
from parcours.analyses.utterances import Whole, members_of
from parcours.timeline.members import Members, numbered
from parcours.timeline.snapshot import Snapshot

_PARTS = (
    "answered SCALE, top of SCALE, bottom of SCALE, answered SCALE of GROUP, answered SCALE in PERIOD, "
    "silent after ASKED"
)


@people_of("scores", parts=_PARTS)
def who(snapshot: Snapshot, query: ScoresQuery, part: str) -> Members:
    """The people of a part."""
    answered = Answered(snapshot, query)
    for scale in answered.scales:
        latest = scale.latest()
        if part == f"answered {scale.name}":
            return _of(answered, scale, latest)
        good = scale.meaning.good(scale.score[latest])
        for how, mine in (("top", good >= scale.meaning.top), ("bottom", good <= scale.meaning.bottom)):
            if part == f"{how} of {scale.name}":
                return _of(answered, scale, latest[mine])
        by = answered.asked_for(scale)
        if by is not None and part == f"silent after {by[0]}":
            asked, replied = answered.response(scale, by[1])
            return numbered(snapshot, np.setdiff1d(asked, replied))
        found = _of_group(answered, scale, latest, part)
        if found is not None:
            return _of(answered, scale, found)
    raise no_part("scores", part)


def _of_group(answered: Answered, scale: Scored, latest: Whole, part: str) -> Whole | None:
    name = part.removeprefix(f"answered {scale.name} of ")
    if name != part:
        if answered.query.by is not None:
            names, number = answered.groups()
            if name in names:
                return latest[number[scale.row[latest]] == names.index(name)]
        for told, inside in answered.segments():
            if told == name:
                return latest[inside[scale.row[latest]]]
    name = part.removeprefix(f"answered {scale.name} in ")
    if name != part and answered.query.per is not None:
        names, number = answered.periods()
        if name in names:
            return scale.latest(number[scale.row] == names.index(name))
    return None


def _of(answered: Answered, scale: Scored, places: Whole) -> Members:
    return members_of(answered.snapshot, answered.rows.where(scale.row[places]))
