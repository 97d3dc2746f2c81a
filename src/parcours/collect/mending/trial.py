"""Which rows would be set aside again? Tried row by row, before anything is written."""

from __future__ import annotations

from typing import Any, cast
from zoneinfo import ZoneInfo

import numpy as np

from parcours.collect import admit, steps
from parcours.collect.batch import as_read
from parcours.collect.formats import Reader
from parcours.collect.known import Known
from parcours.collect.mapping import Mapping
from parcours.collect.work import Work

_WRITING = (admit.names_known, admit.set_aside, admit.event_id)


def still_bad(reader: Reader, mapping: Mapping, *, zone: ZoneInfo, now: int, country: str) -> np.ndarray:
    """For each row whether some step would set it aside."""
    nothing: Any = None
    work = Work(mapping, zone, now, cast(Known, nothing), nothing, set(), country)
    understand, _ = steps.of(mapping)
    trying = tuple(step for step in understand if step.take not in _WRITING)
    parts = [steps.run(trying, as_read(batch), work).out for batch in reader.batches()]
    return np.concatenate([np.zeros(0, np.bool_), *parts])
