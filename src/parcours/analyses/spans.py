"""From when to when are there events in view? Ends that calendars are made between."""

from __future__ import annotations

from weakref import WeakKeyDictionary

import numpy as np

from parcours.timeline.generation import Generation
from parcours.timeline.snapshot import Snapshot

_known: WeakKeyDictionary[Generation, int] = WeakKeyDictionary()  # what never changes is looked for once


def span(snapshot: Snapshot) -> tuple[int, int]:
    """The first second of which an event is known, and `as_of` (seconds since 1970)."""
    return min([snapshot.as_of, *map(_first, snapshot.generations)]), snapshot.as_of


def _first(generation: Generation) -> int:
    if generation not in _known:
        begins = generation.offsets[:-1][np.diff(generation.offsets) > 0]  # everybody's first event
        _known[generation] = int(generation.time[begins].min(initial=2**32 - 1))
    return _known[generation]
