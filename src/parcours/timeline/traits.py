"""What was known of the person at each event? The latest telling not after it, by any of the person's ids."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parcours.timeline import told
from parcours.timeline.arrivals import Readable
from parcours.timeline.generation import Generation
from parcours.timeline.kernels.following import follow_changes
from parcours.timeline.kernels.ordering import NONE
from parcours.timeline.packed import Arrays
from parcours.timeline.ranks import Ranks


def make(generation: Generation, name: str, log: Readable, sequence: int) -> Arrays:
    """The trait `name` at each event, of what rows up to `sequence` told. Of several tellings of one instant
    the last to arrive counts; what has no time was always so, until told otherwise."""
    values, person, us, order = _told(generation, name, log, sequence)
    number = np.zeros(generation.events, np.uint32)
    follow_changes(generation.offsets, generation.time, generation.sub, person[order], us[order], number)
    return values.spread(np.concatenate([np.zeros(1, np.uint32), order.astype(np.uint32) + np.uint32(1)])[number])


def changes(generation: Generation, name: str, log: Readable, sequence: int) -> Arrays:
    """Everything that rows up to `sequence` told of the trait: `person` and `us` of each telling, in this order, and
    its values as a column has those of an event."""
    values, person, us, order = _told(generation, name, log, sequence)
    return {"person": person[order], "us": us[order], **values.spread(order.astype(np.uint32) + np.uint32(1))}


def _told(
    generation: Generation, name: str, log: Readable, sequence: int
) -> tuple[told.Told, NDArray[np.uint32], NDArray[np.int64], NDArray[np.int64]]:
    """Values, persons and instants of all tellings, and their order by person and instant."""
    values = told.Told(name)
    owners = _Owners(generation)
    persons, instants = [np.empty(0, np.uint32)], [np.empty(0, np.int64)]
    for seq, us, array in told.scan(log, name, generation.first_row, sequence):
        person = owners.of(seq)
        here = person != NONE
        if here.any():
            values.add(array if here.all() else array.filter(here))
            persons.append(person[here])
            instants.append(us[here])
    person, us = np.concatenate(persons), np.concatenate(instants)
    return values, person, us, np.lexsort((us, person))  # stable: rows of one instant stay in the order of arrival


class _Owners:
    """Whose a row of the log is, be it an event or not."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._ranks = Ranks(generation)
        self._positions = self._ranks.positions()
        order = np.argsort(generation.told_row)
        self._told_row, self._told_person = generation.told_row[order], generation.told_person[order]

    def of(self, seq: NDArray[np.int64]) -> NDArray[np.uint32]:
        """The person of each row; NONE where it is none of the generation's."""
        person = np.full(len(seq), NONE, np.uint32)
        rank = self._ranks.of(seq)
        event = rank >= 0
        position = self._positions[rank[event]]
        person[event] = self._generation.owners(position)
        if len(self._told_row):
            at = np.minimum(np.searchsorted(self._told_row, seq), len(self._told_row) - 1)
            telling = self._told_row[at] == seq
            person[telling] = self._told_person[at[telling]]
        return person
