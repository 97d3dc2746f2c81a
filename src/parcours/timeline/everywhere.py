"""Which of all events does a rule of the definition keep? For columns that such rules derive."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parcours.model.filters import Filter
from parcours.timeline.conditions import bind
from parcours.timeline.generation import Generation
from parcours.timeline.known_part import known_part
from parcours.timeline.predicates import by_name
from parcours.timeline.snapshot import Snapshot


def holds(snapshot: Snapshot, generation: Generation, filter: Filter) -> NDArray[np.bool_]:
    """For each event of the generation, in view or not, whether the filter keeps it. Names and properties that the
    data do not have match nothing."""
    sure, rules = by_name(known_part(filter, snapshot), snapshot.names)
    found = sure[generation.code]
    for rule in rules:
        asked = np.flatnonzero(rule.applies.view(np.bool_)[generation.code]).astype(np.uint32)
        if len(asked):
            found[asked] |= bind(rule.condition, snapshot, generation).holds(asked).view(np.bool_)
    return found
