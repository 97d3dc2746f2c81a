"""Whom does an update concern? Persons with new rows, and those whose ids are no longer the ones they
were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.timeline.build import Persons
from parcours.timeline.generation import Generation
from parcours.timeline.kernels.ordering import NONE, touch_rows


@dataclass(frozen=True)
class Old:
    """The persons of a generation in the light of today's partition."""

    generation: Generation
    who: NDArray[np.uint32]  # representative id number of each person's first id
    split: NDArray[np.bool_]  # alive, but its ids are not one person any more
    changed: NDArray[np.bool_]  # alive, but not made of the same ids any more (split ones too)

    def taken(self, touched: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Persons that must leave when the persons of `touched` representatives are put together anew."""
        return self.changed | (self.generation.alive & touched[self.who])

    def events(self, persons: NDArray[np.bool_]) -> int:
        return int(np.diff(self.generation.offsets)[persons].sum())


def compare(generations: Sequence[Generation], person: NDArray[np.uint32]) -> list[Old]:
    """Hold each generation's persons against the partition (`person`: representative of each id number)."""
    sizes = np.bincount(person, minlength=len(person))
    found = []
    for generation in generations:
        if not generation.persons:
            continue
        starts = generation.ids_offsets[:-1]
        now = person[generation.ids]
        who = now[starts]
        split = np.minimum.reduceat(now, starts) != np.maximum.reduceat(now, starts)
        regrouped = sizes[who] != np.diff(generation.ids_offsets)
        alive = generation.alive
        found.append(Old(generation, who, alive & split, alive & (split | regrouped)))
    return found


def touch(old: Sequence[Old], person: NDArray[np.uint32], arrived: Sequence[NDArray[np.uint32]]) -> NDArray[np.bool_]:
    """Representatives whose persons are to be put together anew; `arrived` holds id numbers of new rows."""
    touched = np.zeros(len(person), np.bool_)
    for who in arrived:
        touch_rows(who, person, touched)
    for one in old:
        g = one.generation
        touched[person[g.ids[np.repeat(one.changed, np.diff(g.ids_offsets))]]] = True
    return touched


def number(touched: NDArray[np.bool_], person: NDArray[np.uint32]) -> Persons:
    """Dense numbers for the persons of `touched` representatives."""
    chosen = np.flatnonzero(touched)
    dense = np.full(len(person), NONE, np.uint32)
    dense[chosen] = np.arange(len(chosen), dtype=np.uint32)
    of = dense[person]
    ids = np.flatnonzero(of != NONE).astype(np.uint32)
    ids = ids[np.argsort(of[ids], kind="stable")]
    offsets = np.zeros(len(chosen) + 1, np.int64)
    np.cumsum(np.bincount(of[ids], minlength=len(chosen)), out=offsets[1:])
    return Persons(of, offsets, ids)
