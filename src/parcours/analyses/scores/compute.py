"""How did people score? Each scale by itself, one answer a person, with differences that were tested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import people_in, told
from parcours.analyses.registry import analysis
from parcours.analyses.scores.answered import Answered, Scored
from parcours.analyses.scores.figures import against, group, values_of
from parcours.analyses.scores.query import ScoresQuery
from parcours.analyses.scores.result import Against, Asked, ScaleScores, ScoreGroup, ScoresResult
from parcours.analyses.scores.text import lines
from parcours.analyses.terminal import many
from parcours.model.count import Count
from parcours.stats.correction import adjusted
from parcours.timeline.snapshot import Snapshot

LEVEL = 0.95


@analysis("scores", query=ScoresQuery, result=ScoresResult, text=lines)
def run(snapshot: Snapshot, query: ScoresQuery) -> ScoresResult:
    """Tell each scale's figure by its rule, those of groups and periods, and what differs."""
    answered = Answered(snapshot, query)
    scales = [_scale(answered, scale) for scale in answered.scales]
    scales, tried = _corrected(scales, query)
    people = np.unique(np.concatenate([np.empty(0, np.int64), *(scale.person for scale in answered.scales)]))
    return ScoresResult(
        scales=tuple(sorted(scales, key=lambda s: (-s.whole.people, s.name, s.property))),
        people=Count(len(people), people_in(snapshot, answered.heard.who)),
        by=str(query.by) if query.by is not None else "",
        tried=tried,
        correction=query.correction,
        level=LEVEL,
        notes=(*told(query.among, answered.heard.who), *_notes(answered, scales)),
    )


def _scale(answered: Answered, scale: Scored) -> ScaleScores:
    m = scale.meaning
    latest = scale.latest()
    return ScaleScores(
        event=scale.scale.event,
        property=scale.scale.property,
        question=scale.scale.question,
        name=scale.name,
        kind=m.kind,
        how=m.how,
        low_end=m.low,
        high_end=m.high,
        low_is_good=m.low_is_good,
        rule=m.rule,
        whole=group("", f"answered {scale.name}", scale, latest, len(scale.row), LEVEL),
        values=values_of(scale, latest),
        groups=(*_by(answered, scale, latest), *_segments(answered, scale, latest)),
        periods=tuple(_periods(answered, scale)),
        asked=_asked(answered, scale),
        latest=int(scale.time.max()),
    )


def _by(answered: Answered, scale: Scored, latest: NDArray[np.int64]) -> list[ScoreGroup]:
    """By the value at each person's latest answer, beside all others."""
    if answered.query.by is None:
        return []
    names, number = answered.groups()
    every, mine = number[scale.row], number[scale.row[latest]]
    return [
        _beside(answered, scale, name, latest, mine == k, int(np.count_nonzero(every == k)))
        for k, name in enumerate(names)
        if (mine == k).any()
    ]


def _segments(answered: Answered, scale: Scored, latest: NDArray[np.int64]) -> list[ScoreGroup]:
    found = []
    for name, inside in answered.segments():
        mine = inside[scale.row[latest]]
        if mine.any():
            found.append(_beside(answered, scale, name, latest, mine, int(np.count_nonzero(inside[scale.row]))))
    return found


def _beside(
    answered: Answered, scale: Scored, name: str, latest: NDArray[np.int64], mine: NDArray[np.bool_], answers: int
) -> ScoreGroup:
    made = group(name, f"answered {scale.name} of {name}", scale, latest[mine], answers, LEVEL)
    other = group("", "", scale, latest[~mine], 0, LEVEL) if not mine.all() else None
    return replace(made, against=against(scale, latest[mine], latest[~mine], made, other, answered.query.least, LEVEL))


def _periods(answered: Answered, scale: Scored) -> list[ScoreGroup]:
    """Of each the latest answers in it, beside those of the period before."""
    if answered.query.per is None:
        return []
    names, number = answered.periods()
    every = number[scale.row]
    found: list[ScoreGroup] = []
    before: tuple[NDArray[np.int64], ScoreGroup] | None = None
    for k, name in enumerate(names):
        mine = every == k
        if not mine.any():
            before = None
            continue
        latest = scale.latest(mine)
        made = group(name, f"answered {scale.name} in {name}", scale, latest, int(np.count_nonzero(mine)), LEVEL)
        if before is not None:
            found.append(
                replace(
                    made,
                    against=against(scale, latest, before[0], made, before[1], answered.query.least, LEVEL),
                )
            )
        else:
            found.append(made)
        before = latest, made
    return found


def _asked(answered: Answered, scale: Scored) -> Asked | None:
    by = answered.asked_for(scale)
    if by is None:
        return None
    asked, replied = answered.response(scale, by[1])
    return Asked(by[0], Count(len(replied), len(asked)), f"silent after {by[0]}") if len(asked) else None


def _corrected(scales: Sequence[ScaleScores], query: ScoresQuery) -> tuple[list[ScaleScores], int]:
    """Differences corrected for all that were tried, on all scales."""
    every = [g.against for s in scales for g in (*s.groups, *s.periods) if g.against is not None]
    p = iter(adjusted([a.p for a in every], query.correction))

    def mend(groups: Sequence[ScoreGroup]) -> tuple[ScoreGroup, ...]:
        return tuple(replace(g, against=_judged(g.against, next(p))) if g.against else g for g in groups)

    return [replace(s, groups=mend(s.groups), periods=mend(s.periods)) for s in scales], len(every)


def _judged(found: Against, p: float) -> Against:
    return replace(found, p=p, clear=p <= 1 - LEVEL)


def _notes(answered: Answered, scales: Sequence[ScaleScores]) -> list[str]:
    if not scales:
        return [
            "No event holds a score: load surveys or reviews, or name the properties that hold scores (--score stars)."
        ]
    notes = []
    repeated = sum(s.whole.answers - s.whole.people for s in scales)
    if repeated:
        notes.append(
            f"One answer a person is counted on each scale, the latest: {many(repeated, 'earlier answer')} left out."
        )
    if any(s.how == "range" and s.kind == "nps" for s in scales):
        notes.append(
            "Taken for NPS by its range from 0 to 10 alone: where something else was asked, say which (--kind)."
        )
    if any(s.asked is None for s in scales):
        notes.append(
            "How many were asked and did not answer is not known: name the events by which people are asked (--asked)."
        )
    if any(s.asked is not None for s in scales):
        notes.append(
            "What those who were asked and did not answer think is not known; they may differ from those who did."
        )
    if any(s.periods for s in scales):
        notes.append("Somebody may answer in several periods; their differences are tested as though nobody did.")
    if answered.query.of is None and len(scales) > 1:
        notes.append("Each scale stands by itself: scores of different events or properties are not averaged together.")
    return notes
