"""Which session does an event belong to? A derived column: sessions end where nothing happens for a while."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parcours.timeline.generation import Generation
from parcours.timeline.kept import kept
from parcours.timeline.kernels.following import NOWHERE, number_sessions
from parcours.timeline.packed import Arrays

GAP = 1800  # seconds; the usual half hour
NO_SESSION = NOWHERE


def sessions(generation: Generation, gap: int = GAP, hidden: NDArray[np.uint8] | None = None) -> NDArray[np.uint32]:
    """The ordinal of each event's session over the generation: a new one where more than `gap` seconds
    passed.

    Events of day precision, and `hidden` ones (which do not bridge a gap either), have NO_SESSION."""
    if hidden is not None and len(hidden):
        return _make(generation, gap, hidden)["session"]  # a snapshot's own: not worth keeping
    return kept(generation.folder, f"session gap={gap}", lambda: _make(generation, gap, np.empty(0, np.uint8)))[
        "session"
    ]


def _make(generation: Generation, gap: int, hidden: NDArray[np.uint8]) -> Arrays:
    session = np.empty(generation.events, np.uint32)
    number_sessions(generation.offsets, generation.time, generation.day, hidden, gap, session)
    return {"session": session}
