"""At which touchpoint did an event happen? The first whose rule keeps it, as the property `journey.touchpoint`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from parcours.model.errors import ParcoursError
from parcours.model.filters import Filter
from parcours.model.journey import BadJourney, Journey
from parcours.model.journey_text import plain_of
from parcours.model.touchpoints import TOUCHPOINT
from parcours.timeline import told
from parcours.timeline.everywhere import holds
from parcours.timeline.generation import Generation
from parcours.timeline.packed import Arrays
from parcours.timeline.snapshot import Snapshot

NAMING = ("events", "properties", "traits")  # rules speak of things by these names


@dataclass(frozen=True)
class Touchpoints:
    """The property, by a journey's rules."""

    journey: Journey
    name: str = TOUCHPOINT
    of: Literal["event"] = "event"
    column: str = "d.touchpoint:s"
    of_way: bool = False

    @property
    def version(self) -> str:
        return version_of(self.journey, "touchpoints", *NAMING)

    def make(self, snapshot: Snapshot, generation: Generation) -> Arrays:
        places = self.journey.touchpoints
        number = first_that_holds(snapshot, generation, [(f"touchpoints[{n}]", t.filter) for n, t in enumerate(places)])
        return named(number, [touchpoint.name for touchpoint in places])


def first_that_holds(
    snapshot: Snapshot, generation: Generation, rules: Sequence[tuple[str, Filter]]
) -> NDArray[np.uint32]:
    """For each event the number, from 1, of the first rule that keeps it; 0: none. Rules come with their places."""
    number = np.zeros(generation.events, np.uint32)
    for n, (place, filter) in reversed(list(enumerate(rules, 1))):
        try:
            number[holds(snapshot, generation, filter)] = n
        except ParcoursError as error:
            raise BadJourney(f"journey.yaml, {place}", str(error), hint=error.hint) from None
    return number


def named(number: NDArray[np.uint32], names: Sequence[str]) -> Arrays:
    """A column of text: of an event with number n the n-th name (which may come twice), none for 0."""
    used = np.flatnonzero(np.bincount(number, minlength=1)[1:])
    values = sorted({names[n] for n in used.tolist()}, key=str.encode)
    table = np.zeros(len(names) + 1, np.uint32)
    table[used + 1] = [values.index(names[n]) + 1 for n in used.tolist()]
    return {"codes": table[number], **told.taken_apart(pa.array(values, pa.large_string()))}


def version_of(journey: Journey, *parts: str, more: Any = None) -> str:
    """A hash of what some parts of a definition say."""
    plain = plain_of(journey)
    said = [{part: plain.get(part) for part in parts}, more]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]
