"""What does a kernel read? Marks: the events that satisfy some step, in order, with all that counting needs
to know.

Marks are the seam between filters and counting. A kernel sees no names, properties or conditions: only who,
when, and which of up to 64 steps (and up to 64 exclusions or anchors) an event satisfies.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.timeline.generation import Generation

MOST = 64  # steps (and bars) fit the bits of one word


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """The marks of one chunk: whole subjects, ordered by subject, instant, sequence. All arrays are
    C-contiguous.

    The arrays are a thread's scratch: they are good until the task returns. Keep copies, never the arrays.
    """

    subject: NDArray[np.uint32]  # person (or session), by its number in the generation
    position: NDArray[np.uint32]  # of the event among the generation's; indexes its columns
    time: NDArray[np.uint32]  # seconds since 1970
    tie: NDArray[np.uint8]  # 1: the same time and sub-second as the mark before, of the same subject
    steps: NDArray[np.uint64]  # bit i: satisfies filter i of the plan's steps
    bars: NDArray[np.uint64]  # bit j: satisfies filter j of the plan's bars (zeros where there are none)
    day: NDArray[np.uint8]  # 1: `time` begins a day of which no more is known; empty where no event is so
    code: NDArray[np.uint16]  # of the event's name
    generation: Generation  # that they come from
    subjects: range  # all subjects of the chunk, with marks or without

    def __len__(self) -> int:
        return len(self.position)


class Scratch:
    """Room for the marks of one chunk at a time, used again for the next; one for each thread."""

    def __init__(self, *, seen: bool) -> None:
        self._seen = seen  # whether conditions decide what is visible
        self._room = -1
        self.room(0)

    def room(self, events: int) -> None:
        """Make room for so many events. Pages that are never written take no memory."""
        if events <= self._room:
            return
        self._room = events + events // 4
        self.subject = np.empty(self._room, np.uint32)
        self.position = np.empty(self._room, np.uint32)
        self.time = np.empty(self._room, np.uint32)
        self.tie = np.empty(self._room, np.uint8)
        self.day = np.empty(self._room, np.uint8)
        self.code = np.empty(self._room, np.uint16)
        self.steps = np.empty(self._room, np.uint64)
        self.bars = np.zeros(self._room, np.uint64)  # where there are no bars, nobody writes to it
        self.seen = np.empty(self._room if self._seen else 0, np.uint64)
        self.chosen = np.empty(self._room, np.uint32)
        self.positions = np.empty(self._room, np.uint32)
