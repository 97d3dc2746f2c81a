"""What do the chunks' chains add up to? People at each step, their times, and the same for each group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.funnel.query import FunnelQuery
from parcours.analyses.funnel.result import Converted, FunnelResult, Group, StepCount, Times
from parcours.analyses.funnel.values import Values
from parcours.analyses.terminal import many
from parcours.model.count import Count
from parcours.stats.quantiles import quantiles
from parcours.timeline.kernels.moments import by_step
from parcours.timeline.snapshot import Snapshot

TOP = 20  # groups shown; the rest together
POINTS = 100  # of the curve


@dataclass(frozen=True, slots=True)
class Tally:
    """Everybody of a chunk who did the first step."""

    level: NDArray[np.uint8]
    unfinished: NDArray[np.bool_]
    seconds: NDArray[np.uint32]  # since the first step, of each step reached, end to end
    group: NDArray[np.int64]  # code of their value; empty without a breakdown
    values: Values | None  # what the codes mean
    placed: int  # subjects with events of day precision
    undated: int = 0  # subjects that cannot be counted, as these have no place in the order of arrival

    @staticmethod
    def nobody(undated: int) -> Tally:
        none = np.empty(0, np.int64)
        return Tally(none.astype(np.uint8), none.astype(np.bool_), none.astype(np.uint32), none, None, 0, undated)


def summed(snapshot: Snapshot, query: FunnelQuery, tallies: Sequence[Tally]) -> FunnelResult:
    """The answer from all chunks."""
    parts = (*tallies, Tally.nobody(0))
    level, late, seconds = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("level", "unfinished", "seconds")
    )
    n = len(query.steps)
    at_level = np.bincount(level + np.where(late, n + 1, 0), minlength=2 * n + 2)
    reached, unfinished = _at_least(at_level[: n + 1]), _at_least(at_level[n + 1 :])
    since_first, since_previous = by_step(level, late, seconds, reached)
    conversion = Count(reached[-1], reached[0])
    return FunnelResult(
        steps=tuple(
            StepCount(
                name,
                reached[s],
                reached[0],
                reached[max(s - 1, 0)],
                unfinished[s],
                _quartiles(since_first[s]),
                _quartiles(since_previous[s]),
            )
            for s, name in enumerate(_names(query))
        ),
        conversion=conversion,
        unfinished=unfinished[0],
        to_convert=_quartiles(since_first[-1]),
        curve=_curve(since_first[-1], conversion),
        groups=_groups(tallies, level, late, seconds, n) if query.by else (),
        by=_by(query),
        unit=query.unit,
        order=query.order,
        within=str(query.within),
        notes=tuple(_notes(snapshot, query, unfinished[0], sum(tally.placed for tally in tallies))),
    )


def _at_least(at_level: NDArray[np.int64]) -> list[int]:
    """How many reached each step, from how many came to each level."""
    return at_level[::-1].cumsum()[::-1][1:].tolist()


def _quartiles(seconds: NDArray[np.uint32]) -> Times:
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


def _groups(
    tallies: Sequence[Tally],
    level: NDArray[np.uint8],
    late: NDArray[np.bool_],
    seconds: NDArray[np.uint32],
    n: int,
) -> tuple[Group, ...]:
    """The funnel of each value: of those that most people entered with, and of all others together."""
    number, known = _numbered(tallies)
    entered = np.bincount(number[~late], minlength=len(known))
    order = sorted(range(len(known)), key=lambda g: (-entered[g], known[g] is None, type(known[g]).__name__, known[g]))
    rank = np.empty(len(known), np.int64)
    rank[order] = np.arange(len(known))
    row = np.minimum(rank[number], TOP)
    offsets = np.cumsum(level, dtype=np.int64) - level
    groups = []
    for g in range(min(len(known), TOP + 1)):
        mine = row == g
        reached = _at_least(np.bincount(level[mine & ~late], minlength=n + 1))
        all_steps = mine & ~late & (level == n)
        median = quantiles(seconds[offsets[all_steps] + n - 1], (0.5,))[0]
        other = g == TOP
        groups.append(
            Group(
                None if other else known[order[g]],
                other,
                tuple(reached),
                Count(reached[-1], reached[0]),
                int(np.count_nonzero(mine & late)),
                median,
            )
        )
    return tuple(groups)


def _numbered(tallies: Sequence[Tally]) -> tuple[NDArray[np.int64], list[str | float | bool | None]]:
    """Everybody's value, by its number in a list of all; codes mean different things in different
    generations."""
    numbers: dict[tuple[str, str | float | bool | None], int] = {}
    known: list[str | float | bool | None] = []
    parts = [np.empty(0, np.int64)]
    for tally in tallies:
        codes, which = np.unique(tally.group, return_inverse=True)
        here = []
        for code in codes.tolist():
            value = tally.values.value(code) if tally.values is not None else None
            key = (type(value).__name__, value)
            if key not in numbers:
                numbers[key] = len(known)
                known.append(value)
            here.append(numbers[key])
        parts.append(np.array(here, np.int64)[which])
    return np.concatenate(parts), known


def _names(query: FunnelQuery) -> list[str]:
    n = len(query.steps)
    if query.order == "any order":
        return [f"any {s} of {n}" for s in range(1, n)] + [f"all {n}" if n > 1 else query.steps[0].name]
    return [step.name for step in query.steps]


def _by(query: FunnelQuery) -> str | None:
    if query.by is None:
        return None
    return ("person." if query.by.of == "person" else "") + query.by.property


def _notes(snapshot: Snapshot, query: FunnelQuery, unfinished: int, placed: int) -> list[str]:
    notes, one = [], query.unit.removesuffix("s")
    if unfinished:
        notes.append(
            f"{many(unfinished, f'more {one}')} entered less than {query.within} before the end of what was "
            "counted; they are in no ratio, whether they went on or not."
        )
    if placed:
        notes.append(
            f"{many(placed, one)} had events of which only the day is known: these are placed within "
            "the day where they carry the person furthest."
        )
    if query.unit == "sessions" and any(len(g.day) for g in snapshot.generations):
        notes.append("Events of which only the day is known belong to no session and are left out.")
    if query.order == "any order":
        notes.append("Steps count in any order: " + ", ".join(step.name for step in query.steps) + ".")
    if query.hold is not None:
        notes.append(f"All steps of a chain have the same {query.hold}.")
    if query.by is not None:
        where = "at the first step" if query.by.at == "first" else "at the last step that was reached"
        several = "" if query.ties == "arrival" else "; of several events at that instant the least value"
        notes.append(f"Broken down by {_by(query)} {where}{several}.")
    return notes
