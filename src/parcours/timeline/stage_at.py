"""In which stage was the person at an event? The properties `journey.stage` and `journey.entered`, of every event.

`journey.stage` is the stage after the event's instant: the events that move somebody into a stage are in it, and with
them all others of that instant, whatever their order of arrival. It is missing where the person was in no stage, and
`out` where they were out. `journey.entered` is the stage (or `out`) that the instant's events moved the person to, on
all events of the instant; missing on all others, and so where they stayed, or went to no stage.

- An *instant* is as fine as the data: who moves twice within a second is in the one stage and then in the other.
- *Quiet times* end between events and move people then: the next event, of any name, finds them where they are by
  then. An event in the very second in which a quiet time ends comes before its end, as in `kernels.stages`. Nobody's
  event tells of such a move: `journey.entered` is missing for it, and a stage that people only come to by quiet times
  may have no event at all.
- Events of *day precision* stand at the start of their day, placed in the order of the stages that they lead to: see
  `walking`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyarrow as pa

from parcours.model.journey import OUT, Journey
from parcours.model.touchpoints import ENTERED, STAGE
from parcours.timeline import told
from parcours.timeline.generation import Generation
from parcours.timeline.kernels import stages as kernel
from parcours.timeline.packed import Arrays
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.walked import version, walked

_BYTES = 256  # that an outcome of `kernel.walk` can be


@dataclass(frozen=True)
class StageAt:
    """The property, by a journey's rules; with `entered` the other one."""

    journey: Journey
    entered: bool = False
    of: Literal["event"] = "event"
    of_way: bool = True

    @property
    def name(self) -> str:
        return ENTERED if self.entered else STAGE

    @property
    def column(self) -> str:
        return "d.entered:s" if self.entered else "d.stage:s"

    @property
    def version(self) -> str:
        return version(self.journey)

    def make(self, snapshot: Snapshot, generation: Generation) -> Arrays:
        found = walked(snapshot, generation, self.journey)
        names = {**dict(enumerate(self.journey.names)), kernel.OUT: OUT}
        brought = kernel.MOVED if self.entered else 0
        there = np.flatnonzero(_met(found.after)).tolist()
        of_byte = {b: names.get(b & ~kernel.MOVED) for b in there if b & brought == brought}
        values = sorted({name for name in of_byte.values() if name is not None}, key=str.encode)
        table = np.zeros(_BYTES, np.uint32)
        for byte, name in of_byte.items():
            table[byte] = values.index(name) + 1 if name is not None else 0
        return {"codes": table[found.after], **told.taken_apart(pa.array(values, pa.large_string()))}


def _met(after: np.ndarray) -> np.ndarray:
    """Which of all bytes occur; a stretch at a time, for each is widened where it is counted."""
    met = np.zeros(_BYTES, np.bool_)
    for start in range(0, len(after), 1 << 20):
        met |= np.bincount(after[start : start + (1 << 20)], minlength=_BYTES) > 0
    return met
