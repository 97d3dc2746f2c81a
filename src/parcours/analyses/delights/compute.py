"""What do people praise, where, and do those who praise it go on more than others who speak at the same place?

Those who praise something in a stage are put beside others who say something in words there and do not praise it, each
by the first time: both spoke up, which the silent did not. They are compared as all conditions are (see
`analyses.comparable`): like with like, refused where they differed already in an equal time before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import told
from parcours.analyses.comparable import Compared, Step, World, compare
from parcours.analyses.delights.praised import Praised
from parcours.analyses.delights.query import DelightsQuery
from parcours.analyses.delights.result import After, Delight, DelightsResult, Verdict
from parcours.analyses.delights.text import lines
from parcours.analyses.goal import goal_of
from parcours.analyses.registry import analysis
from parcours.analyses.terminal import many
from parcours.analyses.utterances import Whole, by_person, not_read
from parcours.analyses.voice.result import Quote
from parcours.model.count import Count
from parcours.stats.correction import adjusted
from parcours.timeline.snapshot import Snapshot

LEVEL = 0.95
_SHIFT = 32


@analysis("delights", query=DelightsQuery, result=DelightsResult, text=lines, listens=True)
def run(snapshot: Snapshot, query: DelightsQuery) -> DelightsResult:
    """Tell what is praised, and compare those who praise it."""
    goal, goal_name = goal_of(snapshot, query.goal)
    praised = Praised(snapshot, query)
    places = _places(praised)
    world = None
    if places:
        world = World(
            snapshot, goal=goal, within=query.within.seconds, period=query.period, where=query.where,
            among=query.among, least=query.least, level=LEVEL,
        )  # fmt: skip
    after, matched = _after(praised, world, places)
    found, tried = _corrected([_delight(praised, *place, one) for place, one in zip(places, after, strict=True)], query)
    found.sort(key=lambda d: (d.after.verdict != "go on more", -d.people.people, d.theme, d.stage))
    wrote = np.ones(len(praised.rows), np.bool_)
    shown = found[: query.top]
    return DelightsResult(
        goal=goal_name,
        within=str(query.within),
        people=Count(praised.people(np.unique(praised.delights.row)), praised.people(wrote)),
        delights=tuple(replace(d, quotes=_quotes(praised, d, query)) for d in shown),
        found=len(found),
        tried=tried,
        correction=query.correction,
        level=LEVEL,
        matched_on=matched,
        notes=(*told(query.among, praised.heard.who), *_notes(found, query), *not_read(praised.foreign)),
    )


def _places(praised: Praised) -> list[tuple[int, str]]:
    """Stage and theme, where anybody praises it."""
    found = []
    for stage in range(len(praised.stages)):
        here = praised.in_stage(stage)
        for theme in praised.delights.names:
            row = praised.delights.rows_of(theme)
            if here[row].any():
                found.append((stage, theme))
    return found


def _rows(praised: Praised, stage: int, theme: str) -> Whole:
    row = praised.delights.rows_of(theme)
    return row[praised.in_stage(stage)[row]]


def _delight(praised: Praised, stage: int, theme: str, after: After) -> Delight:
    row, here = _rows(praised, stage, theme), praised.in_stage(stage)
    bad = praised.pains.rows_of(theme)
    _, mean, _ = by_person(praised.rows.person[row], praised.sentiment[row])
    name = praised.stages[stage]
    return Delight(
        theme=theme,
        stage=name,
        people=Count(praised.people(row), praised.people(here)),
        badly=praised.people(bad[here[bad]]),
        texts=len(row),
        sentiment=float(np.sort(mean).mean()),
        latest=int(praised.rows.time[row].max()),
        quotes=(),
        after=after,
        part=f"praised {theme} in {name}",
    )


def _quotes(praised: Praised, delight: Delight, query: DelightsQuery) -> tuple[Quote, ...]:
    stage = praised.stages.index(delight.stage)
    return praised.quotes(_rows(praised, stage, delight.theme), query.quotes)


def _after(
    praised: Praised, world: World | None, places: Sequence[tuple[int, str]]
) -> tuple[list[After], tuple[str, ...]]:
    if world is None:
        return [], ()
    at = _Places(praised, world)
    found: list[After] = []
    matched: tuple[str, ...] = ()
    for stage, theme in places:
        mine = _rows(praised, stage, theme)
        if praised.people(mine) < praised.query.least:
            found.append(_few(praised.people(mine)))
            continue
        step, exposed = at.step(stage, mine)
        compared = compare(world, step, exposed)
        matched = compared.matched_on or matched
        late = exposed & (step.until + world.within > praised.snapshot.as_of)
        found.append(_told(compared, int(np.count_nonzero(late))))
    return found, matched


class _Places:
    """Where the texts' events are among all events."""

    def __init__(self, praised: Praised, world: World) -> None:
        self._praised, self._world = praised, world
        keys = (world.person << _SHIFT) + world.position  # persons are in the order of their numbers, and so of events
        self._row = np.searchsorted(keys, (praised.rows.person << _SHIFT) + praised.rows.position)

    def step(self, stage: int, mine: Whole) -> tuple[Step, NDArray[np.bool_]]:
        """Everybody who spoke in the stage, by the source in which most praise it: at their first praise, or else at
        their first words; and who praised."""
        rows = self._praised.rows
        source = int(np.bincount(rows.source[mine]).argmax())
        here = np.flatnonzero(self._praised.in_stage(stage) & (rows.source == source))
        praising = np.isin(here, mine)
        order = here[np.lexsort((rows.mark[here], rows.time[here], ~praising, rows.person[here]))]
        first = order[np.append(True, rows.person[order][1:] != rows.person[order][:-1])[: len(order)]]
        return self._world.moments(self._row[first]), np.isin(first, mine)


def _told(compared: Compared, unfinished: int) -> After:
    did = compared.reached or Count(0, 0)
    others = compared.others_reached or Count(0, 0)
    verdict: Verdict = compared.refused or ("unclear" if compared.goal else "too few")
    d = compared.goal.difference if compared.goal else None
    before = next((b.difference for b in reversed(compared.before) if b.what == "goals"), None)
    return After(
        verdict, did, others, unfinished,
        *((d.estimate, d.low, d.high, d.p) if d else (None,) * 4),
        *((before.estimate, before.low, before.high) if before else (None,) * 3),
    )  # fmt: skip


def _few(people: int) -> After:
    return After("too few", Count(0, people), Count(0, 0), 0, *(None,) * 7)


def _corrected(found: list[Delight], query: DelightsQuery) -> tuple[list[Delight], int]:
    """Verdicts by p corrected for all that were compared; those refused count as though nothing was found."""
    tried = [d for d in found if d.after.verdict != "too few"]
    p = iter(adjusted([1.0 if d.after.p is None else d.after.p for d in tried], query.correction))
    judged = [replace(d, after=_judged(d.after, next(p))) if d.after.verdict != "too few" else d for d in found]
    return judged, len(tried)


def _judged(after: After, p: float) -> After:
    if after.difference is None:
        return after
    found: Verdict = "unclear"
    if p <= 1 - LEVEL:
        found = "go on more" if after.difference > 0 else "go on less"
    return replace(after, p=p, verdict=found)


def _notes(found: Sequence[Delight], query: DelightsQuery) -> list[str]:
    if not found:
        return ["Nobody praised anything: load reviews, tickets or answers with a text, or name themes (journey.yaml)."]
    notes = [
        "Associated, not caused: those who praise it are put beside others who spoke up at the same place, in the same "
        "way, and stood alike. What the events do not show may still divide them."
    ]
    if any(d.after.unfinished for d in found):
        notes.append(f"Praise less than {query.within} before the end is in no share of those who went on.")
    hidden = len(found) - min(len(found), query.top)
    if hidden:
        notes.append(f"{many(hidden, 'more delight')} not shown.")
    return notes
