"""How are a question's signs found? Passes over marks: of all events, of stages, and of the steps asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import some_among
from parcours.analyses.goal import goal_of
from parcours.analyses.pains import losses, signs, waits
from parcours.analyses.pains.error_rule import error_rule
from parcours.analyses.pains.naming import Naming
from parcours.analyses.pains.outcomes import Figures, Goals, Key, Longs, Shown, Table, added, table
from parcours.analyses.pains.query import PainsQuery
from parcours.analyses.pains.signs import Events
from parcours.timeline.driver import run as drive
from parcours.timeline.generation import Generation
from parcours.timeline.kernels.sequence import Rules, chains
from parcours.timeline.kernels.stage_program import compile_journey
from parcours.timeline.known_part import known_part
from parcours.timeline.marks import Marks
from parcours.timeline.plan import Plan, mark
from parcours.timeline.predicates import CODES
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.tracks import LONGEST_DAY, track_of
from parcours.timeline.walking import walk

Pair = tuple[int, int]
T = TypeVar("T")


class Found(NamedTuple):
    """The signs that one pass finds in a chunk."""

    generation: Generation
    shown: Sequence[Shown]
    goals: Goals


Take = Callable[[Found], T]


class Asked:
    """The question, ready for any chunk."""

    def __init__(self, snapshot: Snapshot, query: PainsQuery) -> None:
        self.snapshot, self.query = snapshot, query
        self.who, self.told = some_among(snapshot, query.among, query.sample)
        self.goal, self.goal_name = goal_of(snapshot, query.goal)
        self.low, self.high = query.period.seconds(snapshot.zone) if query.period else (0, 2**32)
        self.within = query.within.seconds
        self.errors = error_rule(snapshot, query)
        self.naming = Naming(snapshot, query)
        self.kinds = set(query.kinds)
        self._one = _one_code(snapshot)

    @property
    def has_stages(self) -> bool:
        return self.snapshot.journey is not None and bool(self.snapshot.journey.stages)

    def figures(self) -> dict[Key, Figures]:
        """Those of all signs but waits."""

        passes = self._passes(lambda found: added(table(some, found.goals) for some in found.shown))
        return added(part for found in passes for part in found).figures()

    def hurting(self, hurts: Callable[[Figures], bool]) -> Iterator[tuple[Generation, Longs, Longs]]:
        """Who shows a sign and when: errors; and of repeats and moves back those of which `hurts` is so."""

        def task(marks: Marks) -> tuple[Generation, list[tuple[int, Longs, Longs, Longs]], Table]:
            found = self._signs(marks)
            shown = [(some.sign, some.about, some.subject, some.moment) for some in found.shown]
            return found.generation, shown, added(table(some, found.goals) for some in found.shown)

        parts = drive(self._every_event(), task, cancel=self.snapshot.cancel)
        figures = added(part for *_, part in parts).figures()
        chosen = {key for key, one in figures.items() if key[0] in signs.ERRORS or hurts(one)}
        for generation, shown, _ in parts:
            for sign, about, subject, moment in shown:
                known, row = np.unique(about, axis=0, return_inverse=True)
                mine = np.array([(sign, *one) in chosen for one in known.tolist()], np.bool_)[row.ravel()]
                yield generation, subject[mine], moment[mine]

    def people(self, part: str) -> Iterator[tuple[Generation, NDArray[np.int64]]]:
        """Who shows the sign of that name, wherever signs but waits are shown."""

        def named(found: Found) -> tuple[Generation, NDArray[np.int64]]:
            people = [np.empty(0, np.int64)]
            for some in found.shown:
                for about in np.unique(some.about, axis=0):
                    if self.naming.said((some.sign, *about.tolist())).part == part:
                        people.append(some.subject[(some.about == about).all(axis=1)])
            return found.generation, np.concatenate(people)

        for found in self._passes(named):
            yield from found

    def waits(self) -> tuple[list[Pair], Sequence[tuple[Generation, waits.Waits]]]:
        """The most frequent pairs of events, and the waits between them."""
        plan = self._every_event()
        pairs = waits.chosen(drive(plan, lambda marks: waits.pairs(self._events(marks)), cancel=self.snapshot.cancel))

        def task(marks: Marks) -> tuple[Generation, waits.Waits]:
            return marks.generation, waits.waits(self._events(marks), self._goals(marks, marks.steps), pairs)

        return pairs, drive(plan, task, cancel=self.snapshot.cancel) if pairs else ()

    def _passes(self, take: Take[T]) -> Iterator[list[T]]:
        """What `take` makes of the signs of each chunk, pass by pass."""
        if {"repeats", "back", "errors"} & self.kinds:
            yield drive(self._every_event(), lambda marks: take(self._signs(marks)), cancel=self.snapshot.cancel)
        if {"drop-off", "back"} & self.kinds and self.has_stages:
            yield self._stages(take)
        if "drop-off" in self.kinds and self.query.steps:
            yield self._steps(take)

    def _every_event(self) -> Plan:
        steps = [self.goal, self.errors.named, self.errors.told_by]
        between = self.low, min(2**32, self.high + self.within + 1)
        return mark(self.snapshot, steps, where=self.query.where, between=between, every=True, among=self.who)

    def _events(self, marks: Marks) -> Events:
        seen = marks.time < self.high
        if len(marks.day):
            seen &= marks.day == 0
        bits = [(marks.steps[seen] >> np.uint64(bit)) & np.uint64(1) == 1 for bit in range(3)]
        subject, time = marks.subject[seen].astype(np.int64), marks.time[seen].astype(np.int64)
        return Events(subject, time, self._one[marks.code[seen]], bits[0], bits[1], bits[2])

    def _signs(self, marks: Marks) -> Found:
        events, goals = self._events(marks), self._goals(marks, marks.steps)
        at = signs.places(events, goals)
        found: list[Shown] = []
        if "repeats" in self.kinds:
            found.append(signs.repeats(events, at, self.query.repeats))
        if "back" in self.kinds:
            found.append(signs.back(events, at))
        if "errors" in self.kinds:
            found += [signs.named_errors(events, at), signs.told_errors(events, at)]
        return Found(marks.generation, found, goals)

    def _stages(self, take: Take[T]) -> list[T]:
        snapshot, journey = self.snapshot, self.snapshot.journey
        assert journey is not None
        made = compile_journey(journey)
        plan = mark(snapshot, [known_part(f, snapshot) for f in made.filters], [self.goal], among=self.who)

        def task(marks: Marks) -> T:
            goals = self._goals(marks, marks.bars)
            visits = walk(marks, marks.steps, made, snapshot.as_of)
            found: list[Shown] = []
            if "drop-off" in self.kinds and not self.query.steps:
                found += losses.between_stages(visits, journey, goals, self.low, self.high)
            if "back" in self.kinds:
                found.append(losses.falls(visits, goals, self.low, self.high))
            return take(Found(marks.generation, found, goals))

        return drive(plan, task, cancel=snapshot.cancel)

    def _steps(self, take: Take[T]) -> list[T]:
        snapshot, steps = self.snapshot, self.query.steps
        between = max(0, self.low - LONGEST_DAY), min(2**32, self.high + 2 * self.within)
        plan = mark(snapshot, steps, [self.goal], where=self.query.where, between=between, among=self.who)
        rules = Rules(len(steps), self.within, low=self.low, high=self.high, upto=snapshot.as_of)

        def task(marks: Marks) -> T:
            found = chains(track_of(snapshot, marks), rules, times=True)
            goals = self._goals(marks, marks.bars)
            lost = losses.between_steps(found, len(steps), goals, snapshot.as_of)
            return take(Found(marks.generation, lost, goals))

        return drive(plan, task, cancel=snapshot.cancel)

    def _goals(self, marks: Marks, words: NDArray[np.uint64]) -> Goals:
        """The goals of a chunk: bit 0 of `words`."""
        subject, time = marks.subject.astype(np.int64), marks.time.astype(np.int64)
        return Goals.of(subject, time, words & np.uint64(1) != 0, self.within, self.snapshot.as_of)


def _one_code(snapshot: Snapshot) -> NDArray[np.int64]:
    """For each code the one that stands for all of its name."""
    one = np.arange(CODES)
    for name in snapshot.names:
        codes = snapshot.names.codes(name)
        if codes:
            one[list(codes)] = codes[0]
    return one
