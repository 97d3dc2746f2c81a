"""Which events are starts and returns? Chunk by chunk, from marks, or as they lie where names alone decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.retention.query import RetentionQuery
from parcours.model.filters import AnyEvent
from parcours.timeline.generation import Generation
from parcours.timeline.kernels.returns import START, Track
from parcours.timeline.marks import Marks, Scratch
from parcours.timeline.masks import Masks
from parcours.timeline.members import Members
from parcours.timeline.plan import Chunk, Plan, Source, mark
from parcours.timeline.snapshot import Snapshot

_CHUNK = 1 << 20  # events
_LONGEST_DAY = 26 * 3600
_ITSELF = np.arange(4, dtype=np.uint8)
_NO_SUB, _NO_DAYS = np.empty(0, np.uint32), np.empty(0, np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """The events of one chunk. `position` empty: they lie side by side from `first` on."""

    track: Track
    generation: Generation
    first: int
    position: NDArray[np.uint32]
    days: int  # events of which only the day is known

    def positions(self, events: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where events of the track lie in their generation."""
        return self.position[events].astype(np.int64) if len(self.position) else events + self.first

    @property
    def plain(self) -> bool:
        """Whether all events are at seconds, and no more is to be known."""
        return not len(self.track.sub) and not len(self.track.until)

    @property
    def starts(self) -> NDArray[np.int64]:
        return np.flatnonzero(self.track.bits[self.track.code] & START)


class Pieces:
    """What the kernel is to read: like a `Plan`, but where names decide it gives columns as they lie in place."""

    def __init__(self, snapshot: Snapshot, query: RetentionQuery, who: Members | None = None) -> None:
        self.snapshot, self._rolling = snapshot, query.windows == "rolling"
        filters = [query.start, query.returns or query.start]
        # a return known by its day only may lie before a start of the same day
        low = query.period.seconds(snapshot.zone)[0] - _LONGEST_DAY if query.entries == "recurring" else 0
        self.plan: Plan = mark(snapshot, filters, where=query.where, between=(max(low, 0), 2**32), among=who)
        steps, view = Masks.of(filters, snapshot.names), Masks.of([query.where or AnyEvent()], snapshot.names)
        self._by_name = not steps.rules and not view.rules
        self._of_code = (steps.sure * view.sure).astype(np.uint8)

    def chunks(self, events: int | None = None) -> list[Chunk]:
        return self.plan.chunks(events or (_CHUNK if all(map(self._in_place, self.plan.sources)) else None))

    def scratch(self) -> Scratch:
        return self.plan.scratch()

    def marks(self, chunk: Chunk, scratch: Scratch) -> Piece:
        if self._in_place(chunk.source):
            return self._lying(chunk)
        return self._marked(self.plan.marks(chunk, scratch))

    def _in_place(self, source: Source) -> bool:
        g = source.generation
        plain = not len(source.hidden) and not len(g.day) and g.last_time <= self.snapshot.as_of
        return self._by_name and source.way == "scan" and plain

    def _lying(self, chunk: Chunk) -> Piece:
        g = chunk.source.generation
        edges = g.offsets[chunk.first : chunk.last + 1]
        here = slice(int(edges[0]), int(edges[-1]))
        edges = edges - edges[0]
        alive = chunk.source.alive[chunk.first : chunk.last]
        whole = alive.all()
        track = Track(
            edges[:-1] if whole else edges[:-1][alive], edges[1:] if whole else edges[1:][alive],
            _fixed(g.time[here]), _fixed(g.code[here]), self._of_code,
            _fixed(g.sub[here] if len(g.sub) else _NO_SUB), _NO_DAYS,
        )  # fmt: skip
        return Piece(track, g, here.start, _NO_SUB, 0)

    def _marked(self, marks: Marks) -> Piece:
        subject, code = marks.subject, marks.steps.astype(np.uint16)  # the steps' bits stand for themselves
        begin = np.flatnonzero(np.diff(subject, prepend=np.uint32(2**32 - 1)))
        days, until = int(np.count_nonzero(marks.day)), _NO_DAYS
        if days and self._rolling:
            code[marks.day > 0] = 0  # nobody knows how long after the start they were
        elif days:
            until = np.zeros(len(marks), np.int64)
            midnights, which = np.unique(marks.time[marks.day > 0], return_inverse=True)
            until[marks.day > 0] = self.snapshot.day_end(midnights)[which] - 1
        sub = marks.generation.sub
        track = Track(
            begin, np.append(begin[1:], len(subject)), _fixed(marks.time), _fixed(code), _ITSELF,
            _fixed(sub[marks.position] if len(sub) else _NO_SUB), until,
        )  # fmt: skip
        return Piece(track, marks.generation, 0, marks.position, days)


def as_work(pieces: Pieces) -> Any:
    """The driver takes whatever is cut as plans are."""
    return cast(Any, pieces)


def _fixed(array: NDArray[Any]) -> NDArray[Any]:
    """A view that cannot be written to, so that kernels meet one type, mapped from a file or not."""
    view = np.ascontiguousarray(array).view(np.ndarray)
    view = view[:]
    view.flags.writeable = False
    return view
