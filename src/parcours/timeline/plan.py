"""Which events matter to this question, and how are they found? Filters compiled to marks, chunk by chunk.

Marks come from one of three ways, whichever reads less: scanning the code of every event, joining the postings of the
few names that matter, or picking the events of the few people that the question is about. All give the same marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from parcours.model.errors import NotAllowed
from parcours.model.filters import AnyEvent, Filter
from parcours.timeline.generation import Generation
from parcours.timeline.kernels import marking
from parcours.timeline.kernels.track import ranges
from parcours.timeline.marks import MOST, Marks, Scratch
from parcours.timeline.masks import BoundRule, Masks
from parcours.timeline.members import Members
from parcours.timeline.predicates import CODES
from parcours.timeline.snapshot import Snapshot

RARE = 1 / 8  # of the events: where fewer match, joining postings reads less than scanning codes
FEW = 256  # postings lists; more are not joined
_MARKS = 1 << 17  # in a chunk, about: fewer cost calls, more leave the caches (tried from 2^14 to 2^20)
_PIECES = 16  # chunks of a generation at least, that all threads have work
_SMALLEST, _LARGEST = 1 << 17, 1 << 21  # events in a chunk

Way = Literal["scan", "postings", "people"]


def mark(
    snapshot: Snapshot,
    steps: Sequence[Filter],
    bars: Sequence[Filter] = (),
    *,
    where: Filter | None = None,
    between: tuple[int, int] | None = None,
    unit: Literal["person", "session"] = "person",
    gap: int = 1800,
    every: bool = False,
    among: Members | None = None,
    way: Way | None = None,
) -> Plan:
    """Plan the marks of `steps` (bit i of `Marks.steps`) and `bars` (bit j of `Marks.bars`), at most 64 of
    each.

    `where`: events that it does not keep are invisible. `between`: only events with low <= time < high.
    `every`: also events that satisfy nothing are marked, with masks 0. `unit`: whose events belong together;
    sessions end after `gap` quiet seconds, and events in none (of day precision) are not marked. `among`: only events
    of these people. `way`: for tests. Events out of the snapshot's view, and those of persons that a later generation
    took over, are never marked.
    """
    for what, filters in (("steps", steps), ("exclusions or anchors", bars)):
        if len(filters) > MOST:
            raise NotAllowed(f"{len(filters)} {what} are more than {MOST}.", hint="Join some of them by “or”.")
    low, high = between or (0, 2**32)
    masks = [Masks.of(filters, snapshot.names) for filters in (steps, bars, [where or AnyEvent()])]
    matter = np.ones(CODES, np.bool_) if every else masks[0].possible | masks[1].possible
    wanted = (matter & masks[2].possible).view(np.uint8)
    plan = Plan(snapshot, *masks, every=every, low=low, high=min(high, snapshot.as_of + 1))
    plan.sources = [
        _source(plan, generation, wanted, way, gap if unit == "session" else None, among)
        for generation in snapshot.generations
        if generation.events
    ]
    return plan


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """How marks are made from one generation."""

    generation: Generation
    alive: NDArray[np.bool_]  # for each person, whether their events are marked
    way: Way
    wanted: NDArray[np.uint8]  # for each code, whether its events are looked at
    listed: NDArray[np.uint16]  # the wanted codes that have events
    matching: int  # events of these codes; of the people that are marked alone, about so many
    whole: bool  # all events are in view: nothing is to be cut
    hidden: NDArray[np.uint8]  # bits, or empty
    session: NDArray[np.uint32]  # or empty, where the subject is the person
    step_rules: Sequence[BoundRule]
    bar_rules: Sequence[BoundRule]
    view_rules: Sequence[BoundRule]


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """Whole persons, `first` to `last` (excluded), of one source, and the stretches of its postings lists."""

    source: Source
    first: int
    last: int
    events: int
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


class Plan:
    """The marks of a question, ready to be made for any chunk by any thread. Nothing in it changes."""

    def __init__(
        self, snapshot: Snapshot, steps: Masks, bars: Masks, view: Masks, *, every: bool, low: int, high: int
    ) -> None:
        self.snapshot = snapshot
        self.sources: Sequence[Source] = ()
        self._steps, self._bars, self._view = steps, bars, view
        self._every, self.low, self.high = every, low, high
        self._has_bars = bool(bars.possible.any())
        self._has_rules = bool(steps.rules or bars.rules or view.rules)
        self._of_bar = bars.sure if self._has_bars else bars.sure[:0]

    def scratch(self) -> Scratch:
        return Scratch(seen=bool(self._view.rules))

    def chunks(self, events: int | None = None) -> list[Chunk]:
        """All persons in chunks of about so many events (by default as many as give marks that fit a cache).

        A person with more events than a chunk has one alone.
        """
        return [chunk for source in self.sources for chunk in _cut(source, events or _fitting(source))]

    def marks(self, chunk: Chunk, scratch: Scratch) -> Marks:
        """The marks of a chunk, in the arrays of `scratch`."""
        source, generation, s = chunk.source, chunk.source.generation, scratch
        s.room(_most(chunk))
        bars = s.bars if self._has_bars else s.bars[:0]
        n = self._found(chunk, s, bars)
        if not source.whole:
            n = marking.cut(
                n, s.position, s.subject, s.code, s.time, self.low, self.high, source.alive,
                source.hidden, source.session, s.steps, bars,
            )  # fmt: skip
        if self._has_rules:
            n = self._decide(n, source, s, bars)
        marking.settle(n, s.position, s.subject, s.time, generation.sub, generation.day, s.tie, s.day)
        return Marks(
            s.subject[:n], s.position[:n], s.time[:n], s.tie[:n], s.steps[:n], s.bars[:n],
            s.day[: n if len(generation.day) else 0], s.code[:n], generation, _subjects(chunk),
        )  # fmt: skip

    def _found(self, chunk: Chunk, s: Scratch, bars: NDArray[np.uint64]) -> int:
        """Fill in all that is told of the events of wanted codes; how many they are."""
        source, g = chunk.source, chunk.source.generation
        people, masks = (g.offsets, chunk.first, chunk.last), (self._steps.sure, self._of_bar)
        into = (s.position, s.subject, s.code, s.time, s.steps, bars)
        if source.way == "scan":
            return marking.scan(*people, g.code, g.time, source.wanted, *masks, *into)
        if source.way == "people":
            return self._picked(chunk, s, bars)
        begin, done = chunk.starts.copy(), chunk.starts.copy()
        lists = begin, done, chunk.ends, source.listed, g.post_position, g.post_time
        return marking.join(*people, *lists, *masks, *into)

    def _picked(self, chunk: Chunk, s: Scratch, bars: NDArray[np.uint64]) -> int:
        """Likewise, of people that are marked and nobody else."""
        source, g = chunk.source, chunk.source.generation
        who, length = _marked(chunk)
        position = ranges(g.offsets[who], length)
        code = g.code[position]
        keep = source.wanted[code] > 0
        position, code = position[keep], code[keep]
        n = len(position)
        s.position[:n], s.subject[:n] = position, np.repeat(who, length)[keep]
        s.code[:n], s.time[:n], s.steps[:n] = code, g.time[position], self._steps.sure[code]
        if len(bars):
            bars[:n] = self._of_bar[code]
        return n

    def _decide(self, n: int, source: Source, s: Scratch, bars: NDArray[np.uint64]) -> int:
        """Try the conditions, and keep what satisfies something and is seen."""
        if source.view_rules:
            np.take(self._view.sure, s.code[:n], out=s.seen[:n], mode="clip")
        for rules, words in (
            (source.view_rules, s.seen),
            (source.step_rules, s.steps),
            (source.bar_rules, bars),
        ):
            for rule in rules:
                rule.decide(n, s, words)
        return marking.drop(n, self._every, s.seen, s.position, s.subject, s.code, s.time, s.steps, bars)


def _source(
    plan: Plan,
    generation: Generation,
    wanted: NDArray[np.uint8],
    way: Way | None,
    gap: int | None,
    among: Members | None,
) -> Source:
    snapshot = plan.snapshot
    alive = generation.alive if among is None else generation.alive & among.of(generation)
    counts = np.diff(generation.post_start)
    listed = np.flatnonzero((counts > 0) & wanted[: len(counts)].astype(np.bool_)).astype(np.uint16)
    matching = int(counts[listed].sum())
    rare = matching < RARE * generation.events and len(listed) <= FEW
    theirs = int(np.diff(generation.offsets)[alive].sum()) if among is not None else generation.events
    if way is None and theirs < RARE * generation.events and theirs < matching:
        way, matching = "people", matching * theirs // generation.events
    hidden = snapshot.hidden(generation)
    always = plan.low <= 0 and plan.high > generation.last_time
    return Source(
        generation=generation,
        alive=alive,
        way=way or ("postings" if rare else "scan"),
        wanted=wanted,
        listed=listed,
        matching=matching,
        whole=always and gap is None and not len(hidden) and bool(alive.all()),
        hidden=hidden,
        session=np.zeros(0, np.uint32) if gap is None else snapshot.sessions(generation, gap),
        step_rules=plan._steps.bound(snapshot, generation),
        bar_rules=plan._bars.bound(snapshot, generation),
        view_rules=plan._view.bound(snapshot, generation),
    )


def _fitting(source: Source) -> int:
    """Events in a chunk such that its marks fit a cache."""
    events = source.generation.events
    largest = events if source.way == "people" else _LARGEST  # most are passed over
    return int(max(min(_MARKS * events / max(source.matching, 1), events / _PIECES, largest), _SMALLEST))


def _cut(source: Source, events: int) -> list[Chunk]:
    offsets = source.generation.offsets
    cuts = np.arange(events, int(offsets[-1]), events)
    across = np.searchsorted(offsets, cuts, side="right") - 1  # the persons in whose events the cuts fall
    giants = across[offsets[across + 1] - offsets[across] >= events]
    edges = np.unique(np.concatenate([[0], across, giants + 1, [len(offsets) - 1]]))
    positions = offsets[edges]
    post = source.generation.post_position
    stretches = [slice(*source.generation.post_start[code : code + 2]) for code in source.listed.tolist()]
    bounds = np.zeros((len(stretches) if source.way == "postings" else 0, len(edges)), np.int64)
    for k in range(len(bounds)):
        bounds[k] = np.searchsorted(post[stretches[k]], positions.astype(np.uint32)) + stretches[k].start
    starts, ends = np.ascontiguousarray(bounds[:, :-1].T), np.ascontiguousarray(bounds[:, 1:].T)
    return [
        Chunk(source, int(edges[i]), int(edges[i + 1]), int(positions[i + 1] - positions[i]), starts[i], ends[i])
        for i in range(len(edges) - 1)
        if positions[i + 1] > positions[i]
    ]


def _most(chunk: Chunk) -> int:
    """Room that is enough for what is found in a chunk; joining postings needs one more."""
    if chunk.source.way == "people":
        return int(_marked(chunk)[1].sum())
    return chunk.events if chunk.source.way == "scan" else int((chunk.ends - chunk.starts).sum()) + 1


def _marked(chunk: Chunk) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The people of a chunk that are marked, and how many events each has."""
    who = np.flatnonzero(chunk.source.alive[chunk.first : chunk.last]) + chunk.first
    offsets = chunk.source.generation.offsets
    return who, offsets[who + 1] - offsets[who]


def _subjects(chunk: Chunk) -> range:
    session, offsets = chunk.source.session, chunk.source.generation.offsets
    if not len(session):
        return range(chunk.first, chunk.last)
    low, high = int(offsets[chunk.first]), int(offsets[chunk.last])
    return range(marking.next_session(session, low), marking.next_session(session, high))
