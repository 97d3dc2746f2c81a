"""How often does each event occur, and to how many people? Of events in view, by the names they are called."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from parcours.timeline.generation import Generation
from parcours.timeline.hidden import flags
from parcours.timeline.names import Visible
from parcours.timeline.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Occurring:
    """An event by its name."""

    name: str
    events: int
    people: int
    called: tuple[str, ...]  # what the log calls it


def occurring(snapshot: Snapshot) -> list[Occurring]:
    """All names in view, the most frequent first."""
    names = snapshot.names
    events, people = np.zeros(len(names), np.int64), np.zeros(len(names), np.int64)
    for generation in snapshot.generations:
        _add(generation, snapshot, events, people)
    called = names.log_names if isinstance(names, Visible) else lambda name: [name]
    found = [
        Occurring(name, int(events[code]), int(people[code]), tuple(called(name)))
        for name in names
        for code in names.codes(name)
    ]
    return sorted(found, key=lambda event: (-event.events, event.name))


def _add(generation: Generation, snapshot: Snapshot, events: np.ndarray, people: np.ndarray) -> None:
    """Postings are in the order of persons: where the person changes, there is one more."""
    seen = ~flags(generation, snapshot.hidden(generation)) & np.repeat(generation.alive, np.diff(generation.offsets))
    whose = np.repeat(np.arange(generation.persons, dtype=np.uint32), np.diff(generation.offsets))
    for code in np.flatnonzero(np.diff(generation.post_start)).tolist():
        positions = generation.post_position[generation.post_start[code] : generation.post_start[code + 1]]
        persons = whose[positions[seen[positions]]]
        events[code] += len(persons)
        people[code] += len(persons) and int(np.count_nonzero(np.diff(persons))) + 1
