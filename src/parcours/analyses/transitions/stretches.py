"""Which events are visible to the question, and under which number does each name count?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.transitions.query import TransitionsQuery
from parcours.timeline.driver import run
from parcours.timeline.kernels.transitions import MOST_NAMES, UNSEEN, Stretch
from parcours.timeline.marks import Marks, Scratch
from parcours.timeline.members import Members
from parcours.timeline.plan import Chunk
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.view import View

T = TypeVar("T")
_CHUNK = 1 << 20  # events
_NOTHING = np.empty(0, np.uint8)


class Stretches:
    """What the kernels are to read: like a `Plan`, but it gives columns as they lie in place of marks."""

    def __init__(self, snapshot: Snapshot, query: TransitionsQuery, among: Members | None = None) -> None:
        self.snapshot, self._query = snapshot, query
        view = View(query.where, query.period, fold=query.fold_repeats, days=query.days, among=among)
        low, high = view.bounds(snapshot)
        self._low, self._high = low, min(high, snapshot.as_of + 1)
        if not snapshot.generations or max(g.last_time for g in snapshot.generations) < self._high:
            self._high = 2**32  # nothing to ask of every event
        self._plan = view.plan(snapshot, [])
        codes = self._in_view()
        self.names = [snapshot.names.name(code) for code in codes[:MOST_NAMES]]
        self.in_other = len(codes) - len(self.names)
        self._numbers = np.full(2**16, UNSEEN, np.uint16)
        self._numbers[codes] = np.minimum(np.arange(len(codes)), len(self.names))

    @property
    def width(self) -> int:
        """Numbers of names: those in view, the others together, and begin/end."""
        return len(self.names) + 2

    def run(self, task: Callable[[Stretch], T]) -> list[T]:
        """Run `task` on every stretch, as `driver.run` does on marks."""
        return run(cast(Any, self), cast(Any, task), chunk_events=_CHUNK)

    def chunks(self, events: int | None = None) -> list[Chunk]:
        return self._plan.chunks(events)

    def scratch(self) -> Scratch:
        return self._plan.scratch()

    def marks(self, chunk: Chunk, scratch: Scratch) -> Stretch:
        source = chunk.source
        visible = _NOTHING
        if self._query.where is not None:
            first, last = source.generation.offsets[[chunk.first, chunk.last]]
            visible = np.zeros(last - first, np.uint8)
            visible[self._plan.marks(chunk, scratch).position - first] = 1
        days = self._query.days != "left out"
        generation = replace(source.generation, alive=source.alive)
        return Stretch(
            generation, chunk.first, chunk.last, self._numbers, visible, source.hidden,
            self._low, self._high, days, self._query.fold_repeats,
        )  # fmt: skip

    def _in_view(self) -> NDArray[np.int64]:
        """Codes that may be seen; where they are too many, the most frequent first."""
        listed = [source.listed for source in self._plan.sources]
        codes = np.unique(np.concatenate([*listed, np.empty(0, np.uint16)])).astype(np.int64)
        if len(codes) <= MOST_NAMES:
            return codes
        counts = np.sum(run(self._plan, _count_codes), axis=0)
        order = sorted(codes.tolist(), key=lambda code: (-counts[code], self.snapshot.names.name(code)))
        return np.array(order, np.int64)


def _count_codes(marks: Marks) -> NDArray[np.int64]:
    return np.bincount(marks.code, minlength=UNSEEN + 1)
