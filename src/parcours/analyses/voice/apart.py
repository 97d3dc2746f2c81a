"""Which words are about others: competitors, the market? They are kept apart, and are in none of our own figures.

The property `about` says it: *competitor Brightly*, *market*, or the name of one of journey.yaml's competitors. A
column of that name which says anything else (a ticket's subject) makes nobody another.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.voice.sources import columns, first_codes, told_among
from parcours.timeline.generation import Generation
from parcours.timeline.snapshot import Snapshot

ABOUT = "about"
_OTHERS = (
    "competitor", "competition", "rival", "market", "конкурент", "рынок", "concurent", "piata", "piață", "concurrent",
    "concurrence", "marché", "marche", "pesaing", "kompetitor", "pasar",
)  # fmt: skip


def is_other(about: str, competitors: Iterable[str] = ()) -> bool:
    """Whether what `about` says is somebody else."""
    said = about.strip().casefold()
    first = said.split(maxsplit=1)[0].rstrip(":,") if said else ""
    return first.startswith(_OTHERS) or said in {name.strip().casefold() for name in competitors}


def about(snapshot: Snapshot, generation: Generation, at: NDArray[np.int64]) -> NDArray[np.object_]:
    """Whom each event is about where that is not us; empty where it is."""
    found = np.full(len(at), "", object)
    competitors = snapshot.journey.listening.competitors if snapshot.journey else ()
    for property in told_among(snapshot, (ABOUT,)):
        for column in (snapshot.column(generation, c) for c in columns(snapshot, property, "s")):
            codes = first_codes(column, at)
            for code in np.unique(codes[codes > 0]).tolist():
                said = str(column.values[code - 1])
                if is_other(said, competitors):
                    found[(codes == code) & (found == "")] = said.strip()
    return found


def is_apart(snapshot: Snapshot, generation: Generation, at: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether each event is about somebody else."""
    return np.asarray(about(snapshot, generation, at) != "", np.bool_)
