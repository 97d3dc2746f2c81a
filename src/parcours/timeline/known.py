"""Who is a customer, and who only a visitor? Known is who has an id that is not a browser's or an object's.

A person's ids in a generation never change, so what is found out once holds for good.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from parcours.model.touchpoints import KNOWN
from parcours.timeline import told
from parcours.timeline.generation import Generation
from parcours.timeline.packed import Arrays


def make(generation: Generation, of_id: NDArray[np.bool_]) -> Arrays:
    """Of each person whether one of the ids makes them known; `of_id`: whether an id does, by its number."""
    before = np.concatenate([np.zeros(1, np.int64), np.cumsum(of_id[generation.ids], dtype=np.int64)])
    return {"known": (np.diff(before[generation.ids_offsets]) > 0).astype(np.uint8)}


class HasKnown(Protocol):
    """As much of a snapshot as is asked here."""

    def known(self, generation: Generation) -> NDArray[np.bool_]: ...


@dataclass(frozen=True)
class Known:
    """The trait `person.known`, yes or no: as of now, whenever the event was."""

    name: str = KNOWN
    of: Literal["person"] = "person"
    column: str = "d.known:b"
    of_way: bool = False
    version: str = ""

    def make(self, snapshot: HasKnown, generation: Generation) -> Arrays:
        codes = np.repeat(snapshot.known(generation).astype(np.uint32) + np.uint32(1), np.diff(generation.offsets))
        return {"codes": codes, **told.taken_apart(pa.array([False, True]))}
