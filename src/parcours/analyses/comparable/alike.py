"""Who stood alike at a step? Strata of what was so before it, as fine as leaves people others to be compared with.

S. M. Iacus, G. King and G. Porro, Causal inference without balance checking: coarsened exact matching. Political
Analysis 20 (2012), 1-24. How fine is chosen by who lives what, never by what came of it (P. R. Rosenbaum, Design of
Observational Studies, 2010, ch. 1): calendar, goals before and the traits that hang together with the condition are
always kept, the rest is left out from the least telling on until enough are comparable. What strata leave uneven is
seen by the checks of an equal time before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.comparable.world import Step, World
from parcours.model.touchpoints import CHANNEL, KNOWN, STAGE

HOUR, DAY = 3600, 86_400
ENOUGH = 0.7  # of those in a condition who have others like them: finer strata are kept as long as so many do
KEPT = 0.4  # and of what an undivided comparison would weigh
_EVENTS = (np.array([1, 2, 4, 9, 22, 56]), np.array([2, 9]))
_GOALS = (np.array([1, 2, 3, 5, 9]), np.array([1, 2]))
_SINCE = np.array([1, HOUR, DAY, 7 * DAY, 28 * DAY, 84 * DAY])
_SLICES = (12, 6, 4)
_NAMES = 8  # of the event before that are told apart
_VALUES = 8  # of a trait; the rest are one
_MOST = 60  # values of a trait
_TRAITS = 3  # that are matched on
_TIED = 0.05  # Cramer's V from which a trait may divide people
_SAME = 0.9  # of its tellings, so many tell it alike again
_EVENTS_OF = 3  # names, that tell what is so of a person: fewer tell of themselves
_ENTRY, _TELLS = 0.2, 0.8  # of people begin with an event, and of its rows tell it
# the finest first: (slices, goals, events, since, previous, stage), numbers are coarseness, None is left out
_RECIPES: tuple[tuple[int, int, int | None, bool, bool, bool], ...] = (
    (0, 0, 0, True, True, True),
    (0, 0, 0, True, False, True),
    (0, 0, 0, False, False, True),
    (1, 0, 1, False, False, True),
    (1, 1, 1, False, False, False),
    (2, 1, None, False, False, False),
)


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """A number for where each person of a step stands, equal for people to be compared."""

    number: NDArray[np.int64]
    time: NDArray[np.int64]  # the slice of the calendar alone
    matched_on: tuple[str, ...]


def alike(world: World, step: Step, exposed: NDArray[np.bool_], counted: NDArray[np.bool_]) -> Alike:
    """The finest strata in which enough of the exposed have others; `counted`: whose window is over."""
    parts = _parts(world, step)
    traits = _tied(world, step, exposed, counted)
    found = None
    for recipe in _RECIPES:
        found = _made(parts, recipe, traits)
        if _enough(found.number[counted], exposed[counted]):
            break
    assert found is not None
    return found


def slices(world: World, time: NDArray[np.int64], many: int = _SLICES[0]) -> NDArray[np.int64]:
    """The slice of the recorded time."""
    whole = max(world.snapshot.as_of + 1 - world.begin, 1)
    return np.clip((time - world.begin) * many // whole, 0, many - 1)


def traits(world: World) -> dict[str, NDArray[np.int64]]:
    """What is so of a person from the start, and seldom changes: of each row the latest that is told up to it.

    Found in the data: a property of few values that an event tells with which many people begin, and that several kinds
    of events tell again alike.
    """
    if "traits" not in world.kept:
        world.kept["traits"] = _traits(world)
    return world.kept["traits"]


def _parts(world: World, step: Step) -> dict[str, Any]:
    if "parts" not in step.kept:
        row, first = step.row, world.first_row[step.row]
        is_first = row == first
        previous = np.where(is_first, len(world.names), world.name[np.maximum(row - 1, 0)])
        goals, events = world.goals_ever_before(step), row - first
        stage = np.zeros(len(step), np.int64)
        told = world.told(STAGE) if STAGE in world.snapshot.properties("event") else None
        if told is not None:
            stage = np.where(is_first, 0, told.codes[np.maximum(row - 1, 0)])
        step.kept["parts"] = {
            "time": [slices(world, step.time, many) for many in _SLICES],
            "goals": [np.searchsorted(edges, goals, "right") for edges in _GOALS],
            "events": [np.searchsorted(edges, events, "right") for edges in _EVENTS],
            "since": np.searchsorted(_SINCE, step.time - world.time[first], "right"),
            "previous": _frequent(previous, _NAMES),
            "stage": stage,
        }
    return step.kept["parts"]


def _made(parts: dict[str, Any], recipe: Any, traits: Sequence[tuple[str, NDArray[np.int64]]]) -> Alike:
    time, goals, events, since, previous, stage = recipe
    used = [("time of the calendar", parts["time"][time]), ("goals reached before", parts["goals"][goals]), *traits]
    if stage:
        used.append(("stage", parts["stage"]))
    if events is not None:
        used.append(("number of events before", parts["events"][events]))
    if since:
        used.append(("time since first seen", parts["since"]))
    if previous:
        used.append(("name of the event before", parts["previous"]))
    matched = tuple(name for name, codes in used if len(codes) and (codes != codes[0]).any())
    return Alike(_numbered([codes for _, codes in used]), parts["time"][0], matched)


def _tied(
    world: World, step: Step, exposed: NDArray[np.bool_], counted: NDArray[np.bool_]
) -> list[tuple[str, NDArray[np.int64]]]:
    """The traits that hang together with the condition most, and the channel; of values the most frequent."""
    if "traits" not in step.kept:
        step.kept["traits"] = [(name, _frequent(codes[step.row], _VALUES)) for name, codes in traits(world).items()]
    tied = [(-_cramer(codes[counted], exposed[counted]), name, codes) for name, codes in step.kept["traits"]]
    return [(name, codes) for v, name, codes in sorted(tied, key=lambda t: t[:2]) if -v >= _TIED][:_TRAITS]


def _enough(number: NDArray[np.int64], exposed: NDArray[np.bool_]) -> bool:
    n1, n0 = (np.bincount(number[exposed == g], minlength=int(number.max(initial=0)) + 1) for g in (True, False))
    both = (n1 > 0) & (n0 > 0)
    all1, all0 = n1.sum(), n0.sum()
    if not all1 or not all0:
        return False
    weight = (n1[both] * n0[both] / (n1[both] + n0[both])).sum()
    return bool(n1[both].sum() >= ENOUGH * all1 and weight >= KEPT * all1 * all0 / (all1 + all0))


def _traits(world: World) -> dict[str, NDArray[np.int64]]:
    found = {}
    people = len(world.begins)
    events = np.bincount(world.name, minlength=len(world.names))
    entries = np.bincount(world.name[world.begins], minlength=len(world.names)) >= max(_ENTRY * people, 1)
    for name in world.snapshot.properties("event"):
        if (name.startswith(("said.", "journey.")) and name != CHANNEL) or "[]" in name:
            continue
        told = world.told(name, most=_MOST)
        if told is None or len(told.values) < 2:
            continue
        rows = told.rows
        if name != CHANNEL:
            tells = np.bincount(world.name[rows], minlength=len(world.names))
            if len(world.people_of(rows)) < people / 2 or np.count_nonzero(tells) < _EVENTS_OF:
                continue
            if not (entries & (tells >= _TELLS * events)).any():
                continue
            again = told.earlier >= 0
            if not again.any() or (told.codes[rows[again]] == told.codes[told.earlier[again]]).mean() < _SAME:
                continue
        found[name] = world.carried(told)
    for name in world.snapshot.properties("person"):
        # who is known now may be so for what came after
        told = None if name == KNOWN else world.told(name, most=_MOST, of="person")
        if told is not None and len(told.values) > 1:
            found[f"person.{name}"] = told.codes
    return found


def _cramer(codes: NDArray[np.int64], exposed: NDArray[np.bool_]) -> float:
    """How strongly a trait hangs together with the condition: Cramer's V, without what chance brings (W. Bergsma,
    Journal of the Korean Statistical Society 42 (2013), 323-328)."""
    n = len(codes)
    table = np.stack([np.bincount(codes[exposed == g], minlength=int(codes.max(initial=0)) + 1) for g in (0, 1)])
    table = table[:, table.sum(axis=0) > 0].astype(np.float64)
    if n < 2 or table.shape[1] < 2 or not table.sum(axis=1).all():
        return 0.0
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / n
    phi = float(((table - expected) ** 2 / expected).sum()) / n
    return float(np.sqrt(max(phi - (table.shape[1] - 1) / (n - 1), 0.0)))


def _frequent(codes: NDArray[np.int64], most: int) -> NDArray[np.int64]:
    """The most frequent values keep a number of their own from 1 on; 0 stays, all others are one."""
    counts = np.bincount(codes)
    counts[0] = 0
    order = [c for c in np.argsort(-counts, kind="stable").tolist() if counts[c]][:most]
    new = np.full(len(counts), most + 1, np.int64)
    new[0], new[order] = 0, np.arange(1, len(order) + 1)
    return new[codes]


def _numbered(parts: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """One small number for all parts together."""
    number = np.zeros(len(parts[0]), np.int64)
    for codes in parts:
        number = number * (int(codes.max(initial=0)) + 1) + codes
        seen = np.zeros(int(number.max(initial=0)) + 1, np.bool_)  # values times people at most: sorting takes longer
        seen[number] = True
        number = (np.cumsum(seen) - 1)[number]
    return number
