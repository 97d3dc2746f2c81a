"""Which values does a property have, and how often does each occur? Of events in view; of a trait, how many people
have it now."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from parcours.model.filters import Scalar
from parcours.timeline.columns import Column
from parcours.timeline.generation import Generation
from parcours.timeline.hidden import flags
from parcours.timeline.snapshot import Of, Snapshot

MOST = 10_000  # values; of more, the most frequent


def values(snapshot: Snapshot, name: str, of: Of = "event") -> list[tuple[Scalar, int]]:
    """Values and how many events (of a trait: people) have each, the most frequent first. An unknown name raises."""
    counts: Counter[tuple[str, Scalar]] = Counter()  # by type too, for 1 and true are equal
    for name_of_column in snapshot.columns_of(name, of):
        for generation in snapshot.generations:
            if generation.events:
                column = snapshot.column(generation, name_of_column)
                here = (_last if of == "person" else _visible)(snapshot, generation)
                _add(column, here, counts)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], str(item[0][1])))
    return [(value, count) for (_, value), count in ordered[:MOST]]


def _visible(snapshot: Snapshot, generation: Generation) -> NDArray[np.bool_]:
    alive = np.repeat(generation.alive, np.diff(generation.offsets))
    return alive & ~flags(generation, snapshot.hidden(generation))


def _last(snapshot: Snapshot, generation: Generation) -> NDArray[np.bool_]:
    """Of each event whether it is its person's last one in view."""
    seen = np.flatnonzero(_visible(snapshot, generation))
    whose = np.searchsorted(generation.offsets, seen, side="right")
    last = np.zeros(generation.events, np.bool_)
    last[seen[np.flatnonzero(np.diff(whose, append=-1))]] = True
    return last


def _add(column: Column, here: NDArray[np.bool_], counts: Counter[tuple[str, Scalar]]) -> None:
    if column.offsets is not None:
        here = np.repeat(here, np.diff(column.offsets))
    often = np.bincount(column.codes[here], minlength=len(column.values) + 1)[1:]
    order = np.argsort(-often, kind="stable")[:MOST]
    for at in order[often[order] > 0].tolist():
        value = column.values[at]
        plain = value.as_py() if column.kind == "s" else value.item()
        counts[column.kind, plain] += int(often[at])
