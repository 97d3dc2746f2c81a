"""Who is in a segment? Each rule is evaluated at the snapshot's `as_of`, once for each snapshot.

How often somebody did things is counted in one pass over the marks of all of a segment's events; sequences go through
the kernel that funnels go through; stages through the walk through stages. The people of an answer's part are handed
in by `answers`, for questions are asked above this layer.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import reduce
from operator import and_, or_
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from parcours.model.duration import LONGEST
from parcours.model.errors import BadInput, NotAllowed, unknown_name
from parcours.model.filters import Filter
from parcours.model.segments import (
    Called,
    Happened,
    HasTrait,
    InAll,
    InAny,
    InOrder,
    InStage,
    NotIn,
    OfAnswer,
    Segment,
    parts,
)
from parcours.timeline import known_traits
from parcours.timeline.driver import run
from parcours.timeline.generation import Generation
from parcours.timeline.kernels.sequence import Rules, chains
from parcours.timeline.marks import MOST, Marks
from parcours.timeline.members import Flags, Members, everybody, nobody
from parcours.timeline.others import names_about
from parcours.timeline.plan import mark
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.staged import staged
from parcours.timeline.tracks import LONGEST_DAY, last_second, track_of

Answers = Callable[[Snapshot, OfAnswer], Members]
_known: WeakKeyDictionary[Snapshot, dict[str, Members]] = WeakKeyDictionary()
_MOST_KEPT = 256  # segments of one view


def members(snapshot: Snapshot, segment: Segment, answers: Answers | None = None) -> Members:
    """Who is in the segment, of all people with an event in view."""
    return _Evaluation(snapshot, answers).of(segment)


class _Finding(threading.local):
    """What is being found by this thread: of which view, which segment. To come to it again is to go in a circle."""

    def __init__(self) -> None:
        self.now: set[tuple[int, str]] = set()


_finding = _Finding()


class _Evaluation:
    def __init__(self, snapshot: Snapshot, answers: Answers | None) -> None:
        self._snapshot, self._answers = snapshot, answers
        self._found = _known.setdefault(snapshot.root, {})  # by what a segment is

    def of(self, segment: Segment) -> Members:
        key = repr(segment)  # for 1 equals True, but not as a value
        if (known := self._found.get(key)) is not None:
            return known
        here = (id(self._snapshot.root), key)
        if here in _finding.now:
            raise BadInput("A segment's rule leads back to the segment itself.", hint="Break the circle.")
        _finding.now.add(here)
        try:
            if isinstance(segment, InAll | InAny | NotIn):
                self._count([p for p in parts(segment) if isinstance(p, Happened)])
            found = self._made(segment)
        finally:
            _finding.now.discard(here)
        return self._keep(key, found)

    def _keep(self, key: str, found: Members) -> Members:
        self._found[key] = found
        for oldest in list(self._found)[:-_MOST_KEPT]:
            self._found.pop(oldest, None)
        return found

    def _made(self, segment: Segment) -> Members:
        snapshot = self._snapshot
        match segment:
            case Happened():
                return self._count([segment])[repr(segment)]
            case InOrder(steps):
                return _in_order(self._seen_by(steps), segment) & self._everybody
            case HasTrait(compare, ever):
                snapshot.columns_of(compare.name, "person")  # or there is no such trait
                return self._each(lambda g: known_traits.holds(snapshot, g, compare, ever=ever))
            case InStage():
                return _in_stage(snapshot, segment)
            case OfAnswer():
                if self._answers is None:
                    raise NotAllowed("An answer's people cannot be found here.", hint="Ask through a question.")
                return self._answers(snapshot, segment) & self._everybody
            case Called(name):
                return self.of(_named(snapshot, name))
            case NotIn(inner):
                return self._everybody - self.of(inner)
            case InAll(segments):
                return reduce(and_, map(self.of, segments), self._everybody)
            case InAny(segments):
                return reduce(or_, map(self.of, segments), nobody(snapshot))

    def _count(self, rules: Sequence[Happened]) -> dict[str, Members]:
        """Find out about all of the rules not known yet; those that ask about others see more."""
        return self._counted(rules, others=False) | self._counted(rules, others=True)

    def _counted(self, rules: Sequence[Happened], *, others: bool) -> dict[str, Members]:
        """Those with 64 filters in one pass."""
        open_ = {repr(rule): rule for rule in rules if repr(rule) not in self._found}
        counted: dict[str, Members] = {}
        filters = {repr(rule.filter): rule.filter for rule in open_.values() if names_about(rule.filter) is others}
        for first in range(0, len(filters), MOST):
            some = dict(list(filters.items())[first : first + MOST])
            mine = {key: rule for key, rule in open_.items() if repr(rule.filter) in some}
            seen = self._seen_by([*some.values()])
            for key, found in zip(mine, _happened(seen, list(mine.values()), some), strict=True):
                counted[key] = found & self._everybody
        self._found.update(counted)
        return counted

    def _seen_by(self, filters: Sequence[Filter]) -> Snapshot:
        return self._snapshot.with_others() if names_about(filters) else self._snapshot

    def _each(self, make: Callable[[Generation], Flags]) -> Members:
        snapshot = self._snapshot
        empty = nobody(snapshot)
        return Members({g: make(g) if g.events else empty.of(g) for g in snapshot.generations}) & self._everybody

    @property
    def _everybody(self) -> Members:
        found = self._found.get("everybody")
        if found is None:
            self._found["everybody"] = found = everybody(self._snapshot)
        return found


class _Counted(NamedTuple):
    """What a chunk's marks say of its people: for each rule, of whom it holds."""

    generation: Generation
    first: int
    holds: Sequence[Flags]


def _happened(snapshot: Snapshot, rules: Sequence[Happened], filters: dict[str, Filter]) -> list[Members]:
    bits = [np.uint64(list(filters).index(repr(rule.filter))) for rule in rules]
    times = [_bounds(snapshot, rule) for rule in rules]
    low, high = min(low for low, _ in times), max(high for _, high in times)
    plan = mark(snapshot, list(filters.values()), between=(max(0, low - LONGEST_DAY), high))

    def task(marks: Marks) -> _Counted:
        last = last_second(snapshot, marks)
        who, many = marks.subject.astype(np.int64) - marks.subjects.start, len(marks.subjects)
        holds = []
        for rule, bit, (low, high) in zip(rules, bits, times, strict=True):
            did = ((marks.steps >> bit) & np.uint64(1) == 1) & (marks.time < high) & (last >= low)
            often = np.bincount(who[did], minlength=many)
            most = np.iinfo(np.int64).max if rule.at_most is None else rule.at_most
            holds.append((often >= rule.at_least) & (often <= most))
        return _Counted(marks.generation, marks.subjects.start, holds)

    counted = run(plan, task, cancel=snapshot.cancel)
    found = [nobody(snapshot) for _ in rules]
    for part in counted:
        for into, holds in zip(found, part.holds, strict=True):
            into.of(part.generation)[part.first : part.first + len(holds)] = holds
    return found


def _in_order(snapshot: Snapshot, rule: InOrder) -> Members:
    """Who comes through all steps; nobody need have had the whole window for it."""
    low, high = _bounds(snapshot, rule)
    within = LONGEST if rule.within is None else rule.within.seconds
    rules = Rules(len(rule.steps), within, low=low, high=high, upto=snapshot.as_of)
    plan = mark(snapshot, rule.steps, between=(max(0, low - LONGEST_DAY), min(2**32, high + within)))

    def task(marks: Marks) -> tuple[Generation, NDArray[np.uint32]]:
        found = chains(track_of(snapshot, marks), rules)
        return marks.generation, found.subject[found.level == len(rule.steps)]

    members = nobody(snapshot)
    for generation, who in run(plan, task, cancel=snapshot.cancel):
        members.of(generation)[who] = True
    return members & everybody(snapshot)


def _in_stage(snapshot: Snapshot, rule: InStage) -> Members:
    where = staged(snapshot)
    found = nobody(snapshot)
    for name in rule.names:
        found |= where.been(name) if rule.ever else where.now(name)
    return found & everybody(snapshot)


def _named(snapshot: Snapshot, name: str) -> Segment:
    named = () if snapshot.journey is None else snapshot.journey.segments
    for known in named:
        if known.name == name:
            return known.segment
    hint = f"To ask for an event, write: did {name}." if name else ""
    raise unknown_name("segment", name, [known.name for known in named], hint=hint)


def _bounds(snapshot: Snapshot, rule: Happened | InOrder) -> tuple[int, int]:
    """Seconds [low, high) that the rule asks about."""
    if rule.last is not None:
        return max(0, snapshot.as_of - rule.last.seconds), snapshot.as_of + 1
    return rule.period.seconds(snapshot.zone) if rule.period is not None else (0, 2**32)
