"""Who leaves between two steps? Everybody's first attempt, chunk by chunk, and what differs at the step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among, told
from parcours.analyses.dropoff.attempts import LATER, NOTHING, Attempts, ByName, attempts
from parcours.analyses.dropoff.differing import Numbers, Values, differing
from parcours.analyses.dropoff.query import DropoffQuery
from parcours.analyses.dropoff.result import DropoffResult, Instead
from parcours.analyses.dropoff.text import lines
from parcours.analyses.funnel.compute import run as funnel
from parcours.analyses.grouping import Coded, Grouping
from parcours.analyses.registry import analysis
from parcours.analyses.terminal import many
from parcours.model.count import Count
from parcours.model.property import Property
from parcours.stats.quantiles import quantiles
from parcours.timeline.columns import Column
from parcours.timeline.driver import run as drive
from parcours.timeline.generation import Generation
from parcours.timeline.kernels.sequence import Bar, Rules
from parcours.timeline.members import Members
from parcours.timeline.plan import mark
from parcours.timeline.snapshot import Snapshot

LEVEL = 0.95
T = TypeVar("T")


@analysis("dropoff", query=DropoffQuery, result=DropoffResult, text=lines)
def run(snapshot: Snapshot, query: DropoffQuery) -> DropoffResult:
    """Follow everybody's first attempt to a step, and compare those who went on with those who left."""
    after = step_left(snapshot, query)
    who = among(snapshot, query.among)
    features = _Features(snapshot, query)
    every = _Everybody(followed(snapshot, query, after, who, features.part))
    finished = ~every.of("unfinished")
    went_on, back = every.of("went_on")[finished], every.of("back_later")[finished]
    values, numbers = differing(went_on, every.values(features), every.numbers(features), LEVEL, query.correction)
    came, on = len(went_on), int(went_on.sum())
    return DropoffResult(
        steps=tuple(step.name for step in query.steps),
        after=after,
        within=str(query.within),
        went_on=Count(on, came),
        left=Count(came - on, came),
        back_later=Count(int((back & ~went_on).sum()), came - on),
        unfinished=int((~finished).sum()),
        instead=_instead(snapshot, every, finished, query.top),
        values=tuple(values[: query.top]),
        numbers=tuple(numbers),
        tried=len(values) + len(numbers),
        correction=query.correction,
        level=LEVEL,
        notes=(*told(query.among, who), *_notes(query, int((~finished).sum()), features, len(values))),
    )


def followed(
    snapshot: Snapshot,
    query: DropoffQuery,
    after: int,
    who: Members | None,
    take: Callable[[Generation, Attempts], T],
) -> list[T]:
    """Everybody's first attempts, chunk by chunk, through `take`."""
    rules, order = _rules(snapshot, query), ByName.of(snapshot.names)
    plan = mark(
        snapshot,
        [step.filter for step in query.steps],
        [exclusion.filter for exclusion in query.exclude],
        where=query.where,
        every=True,
        among=who,
    )
    return drive(plan, lambda marks: take(marks.generation, attempts(snapshot, marks, rules, after, order)))


def step_left(snapshot: Snapshot, query: DropoffQuery) -> int:
    """The step that was asked for, or the one after which most people are lost by the funnel; the first of equals."""
    if query.after is not None:
        return query.after
    people = [step.people for step in funnel(snapshot, query.funnel()).steps]
    lost = [before - after for before, after in pairwise(people)]
    return lost.index(max(lost)) + 1


def _rules(snapshot: Snapshot, query: DropoffQuery) -> Rules:
    n = len(query.steps)
    low, high = query.period.seconds(snapshot.zone) if query.period else (0, 2**32)
    bars = [Bar(e.after, n if e.before is None else e.before, e.also_steps) for e in query.exclude]
    return Rules(steps=n, within=query.within.seconds, bars=bars, low=low, high=high, upto=snapshot.as_of)


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A chunk's attempts, with what is known of each at the step."""

    attempts: Attempts
    values: Mapping[str, Coded]
    numbers: Mapping[str, NDArray[np.float64]]


class _Features:
    """Which properties and traits may differ, ready for any thread."""

    def __init__(self, snapshot: Snapshot, query: DropoffQuery) -> None:
        known = [Property(name, of) for of in ("event", "person") for name in snapshot.properties(of)]
        self.lists = [p for p in known if "[]" in p.name]
        asked = query.properties or [p for p in known if "[]" not in p.name]
        self.texts: dict[str, Grouping] = {}
        self.figures: dict[str, Mapping[Generation, Sequence[Column]]] = {}
        for p in asked:
            snapshot.columns_of(p.name, p.of)  # an unknown name is told before anything is counted
            if snapshot.properties(p.of)[p.name] == {"n"}:
                self.figures[str(p)] = {
                    g: snapshot.columns(g, p.of, p.name, "n") for g in snapshot.generations if g.events
                }
            else:
                self.texts[str(p)] = Grouping(snapshot, p)

    def part(self, generation: Generation, found: Attempts) -> _Part:
        keep = ~found.unfinished
        place = np.cumsum(keep) - 1
        mine = keep[found.owner]
        owner, position, people = place[found.owner[mine]], found.position[mine], int(keep.sum())
        values = {}
        for name, grouping in self.texts.items():
            coded = grouping.at(generation, position)
            values[name] = Coded(coded.values, _least(coded.codes, owner, people))
        numbers = {
            name: _number(columns[generation], owner, position, people) for name, columns in self.figures.items()
        }
        return _Part(found, values, numbers)


def _least(codes: NDArray[np.int64], owner: NDArray[np.int64], people: int) -> NDArray[np.int64]:
    """Of each one's codes the least above 0; 0 where there is none."""
    found = np.full(people, np.iinfo(np.int64).max)
    np.minimum.at(found, owner[codes > 0], codes[codes > 0])
    return np.where(found == np.iinfo(np.int64).max, 0, found)


def _number(columns: Sequence[Column], owner: NDArray[np.int64], position: NDArray[np.int64], people: int) -> Any:
    """Of each one's numbers the least; nan where there is none."""
    found = np.full(people, np.inf)
    for column in columns:
        if column.offsets is None:
            codes = column.codes[position].astype(np.int64)
            np.minimum.at(found, owner[codes > 0], np.asarray(column.values)[codes[codes > 0] - 1])
    return np.where(np.isinf(found), np.nan, found)


class _Everybody:
    """All chunks' attempts together."""

    def __init__(self, parts: Sequence[_Part]) -> None:
        self._parts = parts

    def of(self, name: str) -> NDArray[Any]:
        kind = np.bool_ if name in ("unfinished", "went_on", "back_later") else np.int64
        return np.concatenate([np.empty(0, kind), *(getattr(part.attempts, name) for part in self._parts)])

    def values(self, features: _Features) -> list[Values]:
        return [Values(name, [part.values[name] for part in self._parts]) for name in features.texts]

    def numbers(self, features: _Features) -> list[Numbers]:
        finished = ~self.of("unfinished")
        found = [Numbers("number of events before", "", self.of("events")[finished].astype(np.float64))]
        found.append(Numbers("time since first seen", "seconds", self.of("since_first")[finished].astype(np.float64)))
        since_entry = self.of("since_entry")[finished].astype(np.float64)
        if since_entry.any():
            found.append(Numbers("time since the first step", "seconds", since_entry))
        for name in features.figures:
            numbers = np.concatenate([np.empty(0), *(part.numbers[name] for part in self._parts)])
            found.append(Numbers(name, "", numbers))
        return found


def _instead(snapshot: Snapshot, every: _Everybody, finished: NDArray[np.bool_], top: int) -> tuple[Instead, ...]:
    """What those who left did next: the commonest events, all others together, later, nothing."""
    left = finished & ~every.of("went_on")
    following, wait = every.of("next")[left], every.of("wait")[left]
    counts = Counter(following.tolist())
    names = {code: snapshot.names.name(code) for code in counts if code >= 0}
    order = sorted(names, key=lambda code: (-counts[code], names[code]))

    def of(kind: Any, name: str | None, codes: list[int]) -> Instead:
        here = np.isin(following, codes)
        median = None if codes == [NOTHING] else quantiles(wait[here], [0.5])[0]
        return Instead(kind, name, Count(int(here.sum()), len(following)), median)

    found = [of("event", names[code], [code]) for code in order[:top]]
    found += [of("other events", None, order[top:])] if order[top:] else []
    found += [of("only later", None, [LATER])] if counts[LATER] else []
    return (*found, *([of("no further event", None, [NOTHING])] if counts[NOTHING] else []))


def _notes(query: DropoffQuery, late: int, features: _Features, values: int) -> list[str]:
    notes = ["Everybody counts with the first attempt that came to the step, and is followed for the same time."]
    if late:
        notes.append(
            f"{many(late, 'more person', 'more people')} began less than {query.within} before the end of what was "
            "counted; they are in no figure."
        )
    if values > query.top:
        notes.append(f"{many(values - query.top, 'more value')} tried and not shown.")
    if features.lists and not query.properties:
        notes.append(f"Lists are not compared: {', '.join(str(p) for p in features.lists)}.")
    return notes
