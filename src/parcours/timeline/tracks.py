"""What do the kernels of sequences take? A chunk's marks as a track: days get their last second."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from parcours.timeline.kernels.track import Track
from parcours.timeline.marks import Marks
from parcours.timeline.snapshot import Snapshot

LONGEST_DAY = 26 * 3600  # an event of day precision is marked at its midnight, but may have happened so much later


def track_of(snapshot: Snapshot, marks: Marks) -> Track:
    """The marks as the kernels take them."""
    track = Track(marks.subject, marks.time, marks.tie, marks.steps, marks.bars)
    if len(marks.generation.sub):
        track = replace(track, sub=marks.generation.sub[marks.position])
    if not marks.day.any():
        return track
    return replace(track, day=marks.day, until=last_second(snapshot, marks))


def last_second(snapshot: Snapshot, marks: Marks) -> NDArray[np.int64]:
    """The last second at which each event may have happened: of its local day, where only the day is known."""
    until = marks.time.astype(np.int64)
    if marks.day.any():
        dated = marks.day > 0
        midnights, which = np.unique(marks.time[dated], return_inverse=True)
        until[dated] = snapshot.day_end(midnights)[which] - 1
    return until
