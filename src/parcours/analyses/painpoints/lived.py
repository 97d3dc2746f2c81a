"""What may people live at a step that others there do not? Candidates from the data, by no rule written for any shop.

Values that an event tells; waits much longer than usual; dates that an earlier event promised, and that passed; errors
that follow; and doing it again and again. A property that an earlier event told alike (a carrier, of which the parcel's
shipping told) is of that earlier event; one that is so of a person from the start (a language, a device) is a trait, by
which people are matched, and no candidate. Nor is a status: an export tells what became of an order since, which is no
condition that anybody lived when ordering.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.comparable.alike import traits
from parcours.analyses.comparable.world import Step, World
from parcours.analyses.painpoints.promises import promises
from parcours.analyses.painpoints.query import PainpointsQuery
from parcours.analyses.painpoints.result import Condition
from parcours.collect.together import vocabulary
from parcours.timeline.money import CURRENCY

Flags = NDArray[np.bool_]
Whole = NDArray[np.int64]
STEPS = 40  # events that are looked at, those of most people
_VALUES, _AT_STEP = 60, 6  # different values of a property: anywhere, and at the step
_CARRIED = 0.8  # of its tellers at a step, so many told it alike before
_ALL = 0.95
_SESSION = 1800
_REPEATS, _OFTEN = 3, 0.3
_SHORTEST = 3600  # seconds: people browse faster; what is waited for takes longer
_MOST_LONG = 0.4  # of all waits, that are long
_BEFORE = 2  # events that a wait is counted from


@dataclass(frozen=True, slots=True, eq=False)
class Lived:
    """A condition, and where it was lived."""

    condition: Condition
    step: Step
    exposed: Flags  # of each person of the step, at their first time
    among: Flags  # of whom it is known
    rows: Whole  # of the world, in the period, where it was lived
    people: Whole  # everybody who lived it in the period, ascending
    there: int  # of so many
    pair: str = ""  # of two values that exclude each other, what both are called: they are tried as one


def found(world: World, query: PainpointsQuery, feedback: frozenset[str], errors: Flags) -> list[Lived]:
    """All candidates that enough people live, and enough do not. `feedback`: events that are no step."""
    steps = _steps(world, query.least, feedback)
    made = [
        *_values(world, steps, query.least),
        *_promised(world, steps),
        *_waits(world, steps, query),
        *_errors(world, steps, errors),
        *_repeats(world, steps),
    ]
    candidates = [_lived(world, *one) for one in made]
    return [one for one in candidates if one is not None and _enough(one, query.least)]


def _steps(world: World, least: int, feedback: frozenset[str]) -> list[Step]:
    steps = [world.step(name) for name in world.names if name not in feedback]
    return sorted((s for s in steps if len(s) >= 2 * least), key=lambda s: (-len(s), s.name))[:STEPS]


Made = tuple[Condition, Step, Flags, Flags | None]
"""A condition, its step, of all the step's rows in the period whether it was lived, and whether that is known (None:
of all)."""


def _values(world: World, steps: list[Step], least: int) -> Iterator[Made]:
    skipped = set(traits(world))
    known = world.snapshot.properties("event")
    for name in known:
        if name in skipped or name.startswith(("said.", "journey.")) or "[]" in name or _is_money(name, known):
            continue
        if vocabulary.tokens(name) & vocabulary.STATUS:
            continue
        told = world.told(name, most=_VALUES)
        if told is None or len(told.values) < 1:
            continue
        earlier = np.full(len(world), -1)
        earlier[told.rows] = told.earlier
        for step in steps:
            codes = told.codes[step.row]
            tells = codes > 0
            n = int(np.count_nonzero(tells))
            if n < least:
                continue
            before = earlier[step.row[tells]]
            again = (before >= 0) & (told.codes[np.maximum(before, 0)] == codes[tells])
            counts = np.bincount(codes, minlength=len(told.values) + 1)[1:]
            there = np.flatnonzero(counts) + 1
            if again.mean() >= _CARRIED or len(there) > _AT_STEP:
                continue
            two = len(there) == 2 and n >= _ALL * len(step)
            here = told.codes[world.counted(step.name)]
            for code in there.tolist():
                if counts[code - 1] < least or len(step) - counts[code - 1] < least:
                    continue
                value = _said(told.values[code - 1])
                made = Condition(f"{step.name}: {name} = {value}", step.name, "told by the event",
                                 f"“{name}” of the event is {value}", name, value)  # fmt: skip
                yield made, step, here == code, here > 0 if two else None


def _promised(world: World, steps: list[Step]) -> Iterator[Made]:
    """Compared where the date was told: what came late can only tell on what follows, and people may have said so
    before it came."""
    for promise in promises(world, steps):
        of, name = promise.of.name, promise.property
        late = Condition(f"{of}: later than {name}", of, "later than told",
                         f"{of} came after the day that “{name}” told before, or not at all", name)  # fmt: skip
        here = world.counted(promise.told_at.name)
        yield late, promise.told_at, promise.late[here], promise.due[here]
        never = Condition(f"{of}: never came", of, "never came",
                          f"“{name}” has passed by a week, and {of} has not come", name)  # fmt: skip
        yield never, promise.told_at, promise.never[here], promise.long_due[here]


def _waits(world: World, steps: list[Step], query: PainpointsQuery) -> Iterator[Made]:
    for step in steps:
        if world.goal[step.row].any():
            continue
        row = step.row[step.row > world.first_row[step.row]]
        counts = np.bincount(world.name[row - 1], minlength=len(world.names)) if len(row) else np.zeros(0)
        order = [n for n in np.argsort(-counts, kind="stable").tolist() if counts[n] >= query.least]
        for number in [n for n in order if world.names[n] != step.name][:_BEFORE]:
            mine = world.counted(step.name)
            since = world.latest(world.named(world.names[number]), mine, before=True)
            wait = np.where(since >= 0, world.time[mine] - world.until[since], -1)
            usual = wait[np.searchsorted(mine, step.row)]
            usual = usual[usual >= 0]
            if len(usual) < 2 * query.least or np.median(usual) < _SHORTEST:
                continue
            long = query.long_wait * float(np.median(usual))
            if (usual > long).mean() > _MOST_LONG:
                continue
            before = world.names[number]
            made = Condition(
                f"{step.name}: long after {before}", step.name, "long wait",
                f"more than {query.long_wait:g} times the usual wait since {before}", "", before, long,
            )  # fmt: skip
            yield made, step, wait > long, wait >= 0


def _errors(world: World, steps: list[Step], errors: Flags) -> Iterator[Made]:
    """An error is the next thing that happens, in the same half hour; others are those whom something else follows."""
    if not errors.any():
        return
    same = np.append((world.person[1:] == world.person[:-1]) & (np.diff(world.time) <= _SESSION), False)
    following = np.append(world.name[1:], 0)
    follows = np.append(errors[1:], False) & same
    for step in steps:
        if errors[step.row].mean() > 0.5:
            continue
        for number in np.unique(following[step.row[follows[step.row]]]).tolist():
            error = world.names[number]
            made = Condition(f"{step.name}: then {error}", step.name, "error",
                             f"{error} comes next, in the same half hour", "", error)  # fmt: skip
            here = world.counted(step.name)
            yield made, step, follows[here] & (following[here] == number), same[here]


def _repeats(world: World, steps: list[Step]) -> Iterator[Made]:
    new = (np.diff(world.person, prepend=-1) != 0) | (np.diff(world.time, prepend=0) > _SESSION)
    session = np.cumsum(new)
    for step in steps:
        if world.goal[step.row].any():
            continue
        mine = world.counted(step.name)
        counts = np.bincount(session[world.named(step.name)], minlength=int(session.max(initial=0)) + 1)
        often = counts[session[mine]] >= _REPEATS
        if often[np.searchsorted(mine, step.row)].mean() <= _OFTEN:
            made = Condition(f"{step.name}: again and again", step.name, "again and again",
                             f"at least {_REPEATS} times within one visit")  # fmt: skip
            yield made, step, often, None


def _lived(world: World, condition: Condition, step: Step, where: Flags, sure: Flags | None) -> Lived | None:
    here = world.counted(step.name)
    first = np.searchsorted(here, step.row)
    known = here if sure is None else here[sure]
    rows = here[where if sure is None else where & sure]
    among = np.ones(len(step), np.bool_) if sure is None else sure[first]
    people = world.people_of(rows)
    there = len(world.people_of(known))
    pair = f"{step.name}: {condition.property}" if condition.sign == "told by the event" and sure is not None else ""
    return Lived(condition, step, where[first] & among, among, rows, people, there, pair)


def _enough(one: Lived, least: int) -> bool:
    exposed, among = int(one.exposed.sum()), int(one.among.sum())
    return exposed >= least and among - exposed >= least


def _is_money(name: str, known: dict[str, frozenset[str]]) -> bool:
    return name == CURRENCY or name.endswith(f".{CURRENCY}") or f"{name}.{CURRENCY}" in known


def _said(value: str | float | bool) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
