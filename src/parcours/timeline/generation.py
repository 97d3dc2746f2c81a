"""What does a generation hold? Whole persons and all their events in order, in arrays that never change.

Events of a person lie side by side, ordered by (time, sub, sequence in the log). Every array is mapped from a
file, contiguous and plain, so that a kernel meets one type.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.timeline.packed import unpack

ARRAYS = {
    "offsets": np.int64,
    "time": np.uint32,
    "code": np.uint16,
    "same": np.uint8,
    "sub": np.uint32,
    "day": np.uint8,
    "post_start": np.int64,
    "post_position": np.uint32,
    "post_time": np.uint32,
    "ids_offsets": np.int64,
    "ids": np.uint32,
    "told_person": np.uint32,
    "told_row": np.int64,
}


@dataclass(frozen=True, eq=False)
class Generation:
    """One immutable folder of whole persons; equal only to itself. `alive` comes from the manifest: a person
    that a later generation took over is dead here, and must be passed over."""

    folder: Path
    sequence: int  # the log up to here was known when it was built
    offsets: NDArray[np.int64]  # persons + 1: person p's events are offsets[p] to offsets[p + 1]
    time: NDArray[np.uint32]  # seconds since 1970; of an event of day precision, its local midnight
    code: NDArray[np.uint16]  # of the event's name
    row: NDArray[Any]  # uint32 (uint64 where it must be): sequence in the log less row_base; see rows()
    row_base: int
    same: NDArray[np.uint8]  # bits, lowest first: at the same (time, sub) as the event before, of the same person
    sub: NDArray[np.uint32]  # microseconds; empty where all are 0
    day: NDArray[np.uint8]  # bits, lowest first: the event has day precision; empty where none has
    post_start: NDArray[np.int64]  # codes + 1: code c's postings are post_start[c] to post_start[c + 1]
    post_position: NDArray[np.uint32]  # ascending within a code
    post_time: NDArray[np.uint32]  # `time` at these positions: what a funnel of rare events reads lies together
    ids_offsets: NDArray[np.int64]  # persons + 1
    ids: NDArray[np.uint32]  # id numbers (of the ledger) that make up each person, ascending
    told_person: NDArray[np.uint32]  # rows that only tell traits: whose, ascending, and
    told_row: NDArray[np.int64]  # their sequence in the log
    first_row: int  # lowest and highest sequence in the log among its rows (told ones too); 1 and 0 where none
    last_row: int
    last_time: int  # highest `time`; 0 where there is no event
    last_day: int  # highest `time` of an event of day precision; -1 where there is none
    alive: NDArray[np.bool_] = field(repr=False)

    @property
    def persons(self) -> int:
        return len(self.offsets) - 1

    @property
    def events(self) -> int:
        return len(self.time)

    @property
    def live_persons(self) -> int:
        return int(np.count_nonzero(self.alive))

    @property
    def live_events(self) -> int:
        if self.alive.all():
            return self.events
        return int(np.diff(self.offsets)[self.alive].sum())

    def owners(self, positions: NDArray[Any]) -> NDArray[np.int64]:
        """Whose the events at these positions are, by the numbers of persons here."""
        return np.searchsorted(self.offsets, positions, side="right") - 1

    def rows(self, positions: NDArray[Any] | slice = slice(None)) -> NDArray[np.int64]:
        """Sequences in the log of the events at `positions`."""
        return self.row[positions].astype(np.int64) + self.row_base

    @staticmethod
    def open(folder: Path, alive: NDArray[np.bool_] | None = None) -> Generation:
        """Map the generation in `folder`; all persons are alive unless told otherwise."""
        arrays, about = unpack(folder)
        known: dict[str, Any] = {**arrays, **about}
        if alive is None:
            alive = np.ones(len(arrays["offsets"]) - 1, np.bool_)
        return Generation(folder=folder, alive=alive, **known)
