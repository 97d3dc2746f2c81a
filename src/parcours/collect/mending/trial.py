"""Which rows would be set aside again, and why? Tried row by row, before anything is written."""

from __future__ import annotations

from typing import Any, cast
from zoneinfo import ZoneInfo

from parcours.collect import admit, steps
from parcours.collect.batch import as_read
from parcours.collect.formats import Reader
from parcours.collect.known import Known
from parcours.collect.mapping import Mapping
from parcours.collect.work import Work
from parcours.model.verdict import Reason

_WRITING = (admit.names_known, admit.set_aside, admit.event_id)

Fault = tuple[Reason, str]
"""Why a row would be set aside, and the column at fault; no column where it is of several."""


def faults(reader: Reader, mapping: Mapping, *, zone: ZoneInfo, now: int, country: str) -> list[Fault | None]:
    """For each row why some step would set it aside; None: it could come in."""
    nothing: Any = None
    work = Work(mapping, zone, now, cast(Known, nothing), nothing, set(), country)
    understand, _ = steps.of(mapping)
    trying = tuple(step for step in understand if step.take not in _WRITING)
    found: list[Fault | None] = []
    for raw in reader.batches():
        tried = steps.run(trying, as_read(raw), work)
        here: list[Fault | None] = [None] * len(tried.out)
        for aside in tried.aside:
            for at in aside.at.tolist():
                here[at] = (aside.reason, aside.column)
        found += here
    return found
