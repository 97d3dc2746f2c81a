"""How many events have each value of a property, and of how many people? And how many does a rule keep?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.model.filters import Filter
from parcours.timeline.everywhere import holds
from parcours.timeline.generation import Generation
from parcours.timeline.hidden import flags
from parcours.timeline.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Having:
    """Events in view, and the people who have one of them."""

    events: int
    people: int


def having(snapshot: Snapshot, name: str) -> dict[str, Having]:
    """Of each value of a property of few values (a channel, a touchpoint); under an empty text, of events without."""
    events: defaultdict[str, int] = defaultdict(int)
    people: defaultdict[str, int] = defaultdict(int)
    for generation in snapshot.generations:
        seen, whose = _seen(generation, snapshot)
        left = seen
        for column in snapshot.columns(generation, "event", name, "s"):
            for code, value in enumerate(column.values.to_pylist(), 1):
                mine = left & (column.codes == code)
                events[value] += int(np.count_nonzero(mine))
                people[value] += _people(whose, mine)
            left = left & (column.codes == 0)
        events[""] += int(np.count_nonzero(left))
        people[""] += _people(whose, left)
    return {value: Having(events[value], people[value]) for value in events}


def kept_by(snapshot: Snapshot, filter: Filter) -> Having:
    """By a rule as touchpoints and channels have them."""
    events = people = 0
    for generation in snapshot.generations:
        seen, whose = _seen(generation, snapshot)
        mine = seen & holds(snapshot, generation, filter)
        events += int(np.count_nonzero(mine))
        people += _people(whose, mine)
    return Having(events, people)


def _seen(generation: Generation, snapshot: Snapshot) -> tuple[NDArray[np.bool_], NDArray[np.uint32]]:
    """Which events are in view, and whose each is."""
    lengths = np.diff(generation.offsets)
    seen = ~flags(generation, snapshot.hidden(generation)) & np.repeat(generation.alive, lengths)
    return seen, np.repeat(np.arange(generation.persons, dtype=np.uint32), lengths)


def _people(whose: NDArray[np.uint32], mine: NDArray[np.bool_]) -> int:
    """Events are in the order of persons: where the person changes, there is one more."""
    persons = whose[mine]
    return int(np.count_nonzero(np.diff(persons))) + 1 if len(persons) else 0
