"""What do the chunks' chains add up to? People at each step, their times, and the same for each group."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.funnel.entries import entries
from parcours.analyses.funnel.groups import groups
from parcours.analyses.funnel.notes import notes
from parcours.analyses.funnel.parts import Part
from parcours.analyses.funnel.query import FunnelQuery
from parcours.analyses.funnel.result import Alternative, Converted, FunnelResult, StepCount, Through, Times
from parcours.analyses.funnel.tally import Counted, Tally, at_least
from parcours.model.calendar import Calendar
from parcours.model.count import Count
from parcours.stats.quantiles import quantiles
from parcours.timeline.driver import cores
from parcours.timeline.snapshot import Snapshot

POINTS = 100  # of the curve
_LONG = 100_000  # times, for which threads are worth their while


def summed(
    snapshot: Snapshot, query: FunnelQuery, parts: Sequence[Part], units: Calendar | None, tallies: Sequence[Tally]
) -> FunnelResult:
    """The answer from all chunks."""
    whole, *through = (_Sum(query, part, [tally.parts[k] for tally in tallies]) for k, part in enumerate(parts))
    first, last = whole.steps[0], whole.steps[-1]
    return FunnelResult(
        steps=whole.steps,
        conversion=whole.conversion,
        unfinished=first.unfinished,
        to_convert=last.from_entry,
        curve=_curve(whole.to_convert, whole.conversion),
        groups=groups(tallies, len(whole.steps)) if query.by else (),
        by=str(query.by) if query.by else None,
        unit=query.unit,
        order=query.order,
        within=str(query.within),
        through=tuple(_through(query, one) for one in through),
        per=query.per,
        trend=entries(units, snapshot.as_of, parts[0].rules, [tally.units for tally in tallies]) if units else (),
        notes=tuple(notes(snapshot, query, first.unfinished, sum(tally.placed for tally in tallies))),
    )


class _Sum:
    """One funnel, of all chunks."""

    def __init__(self, query: FunnelQuery, part: Part, counted: Sequence[Counted]) -> None:
        n = len(part.places)
        self.part = part
        at_level = sum((one.at_level for one in counted), np.zeros(2 * n + 2, np.int64))
        reached, unfinished = at_least(at_level[: n + 1]), at_least(at_level[n + 1 :])
        since_first = [_joined([one.since_first[s] for one in counted]) for s in range(n)]
        since_previous = [_joined([one.since_previous[s] for one in counted]) for s in range(n)]
        quartiles = _quartiles([*since_first, *since_previous])
        self.conversion, self.to_convert = Count(reached[-1], reached[0]), since_first[-1]
        self.steps = tuple(
            StepCount(
                name,
                reached[s],
                reached[0],
                reached[max(s - 1, 0)],
                unfinished[s],
                quartiles[s],
                quartiles[n + s],
                _alternatives(query, part.places[s], reached[s], counted),
            )
            for s, name in enumerate(_names(query, part))
        )


def _names(query: FunnelQuery, part: Part) -> list[str]:
    names = [query.steps[place].name for place in part.places]
    n = len(names)
    if query.order == "any order" and n > 1:
        return [f"any {s} of {n}" for s in range(1, n)] + [f"all {n}"]
    return names


def _alternatives(query: FunnelQuery, place: int, people: int, counted: Sequence[Counted]) -> tuple[Alternative, ...]:
    ways = query.steps[place].any
    did = np.zeros(len(ways), np.int64)
    for one in counted:
        did += one.alternatives.get(place, 0)
    return tuple(Alternative(way.name, Count(n, people)) for way, n in zip(ways, did.tolist(), strict=True))


def _through(query: FunnelQuery, one: _Sum) -> Through:
    place = one.part.through
    assert place is not None
    at = len(one.steps) - 1 if query.order == "any order" else one.part.places.index(place)
    step = replace(one.steps[at], name=query.steps[place].name)
    return Through(place + 1, step, one.steps, one.conversion, one.steps[0].unfinished, one.steps[-1].from_entry)


def _joined(parts: Sequence[NDArray[np.uint32]]) -> NDArray[np.uint32]:
    return np.concatenate([np.empty(0, np.uint32), *parts])


def _quartiles(lists: Sequence[NDArray[np.uint32]]) -> list[Times]:
    """Of each list. Threads share long ones: nothing else is done meanwhile."""
    if sum(map(len, lists)) < _LONG:
        return [_quartile(seconds) for seconds in lists]
    with ThreadPoolExecutor(cores()) as pool:
        return list(pool.map(_quartile, lists))


def _quartile(seconds: NDArray[np.uint32]) -> Times:
    if len(seconds) and not seconds.any():  # as at every first step
        return Times(0.0, 0.0, 0.0)
    return Times(*quantiles(seconds, (0.25, 0.5, 0.75)))


def _curve(seconds: NDArray[np.uint32], conversion: Count) -> tuple[Converted, ...]:
    """How many had done all steps by which time. The others are censored where their window closed, after all
    conversions; so Kaplan and Meier's estimate is the plain share of those who entered."""
    times, counts = np.unique(seconds, return_counts=True)
    done = np.cumsum(counts)
    shown = np.unique(np.linspace(0, len(done) - 1, min(len(done), POINTS)).round().astype(np.int64))
    return tuple(Converted(float(times[i]), Count(int(done[i]), conversion.of)) for i in shown)
