"""Where in the timeline does a person stand, and by which id is one pointed at?

A person is pointed at by any of their ids, `kind:value`: numbers of persons are the ledger's own, and another after
the next load; an id in the data stays what it is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from parcours.identity.ids import Ids, named
from parcours.identity.ledger import Ledger
from parcours.identity.rules import clean_one
from parcours.model.errors import UnknownName
from parcours.model.segments import InAll
from parcours.timeline.generation import Generation
from parcours.timeline.members import Members
from parcours.timeline.segments import members
from parcours.timeline.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Place:
    """A person of a generation."""

    generation: Generation
    number: int

    @property
    def ids(self) -> NDArray[np.uint32]:
        """The numbers of the person's ids."""
        g = self.generation
        return g.ids[g.ids_offsets[self.number] : g.ids_offsets[self.number + 1]]

    @property
    def stretch(self) -> tuple[int, int]:
        """Where the person's events begin and end."""
        return int(self.generation.offsets[self.number]), int(self.generation.offsets[self.number + 1])


def place_of(snapshot: Snapshot, ledger: Ledger, id: str) -> Place:
    """The person whose id it is."""
    found = next(filter(None, (place_of_id(snapshot, number) for number in numbers_of(ledger, id))), None)
    if found is None:
        raise UnknownName(f"Nobody is known by {id}.", hint="Look for the person again: ids may have been unlinked.")
    return found


def place_of_id(snapshot: Snapshot, number: int) -> Place | None:
    """The person who has the id of this number; None where it belongs to nobody with an event."""
    for generation in snapshot.generations:
        for at in np.flatnonzero(generation.ids == number).tolist():
            person = int(np.searchsorted(generation.ids_offsets, at, side="right")) - 1
            if generation.alive[person]:
                return Place(generation, person)
    return None


def everybody(snapshot: Snapshot) -> Members:
    """All people in view; found once for all questions of a view."""
    return members(snapshot, InAll(()))


def positions(snapshot: Snapshot, place: Place) -> NDArray[np.int64]:
    """The person's events in view, in order."""
    low, high = place.stretch
    bits = snapshot.hidden(place.generation)
    if not len(bits):
        return np.arange(low, high)
    first = low >> 3
    flags = np.unpackbits(bits[first : (high >> 3) + 1], bitorder="little")[low - (first << 3) :][: high - low]
    return low + np.flatnonzero(flags == 0)


def strongest(ids: Ids, numbers: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The ids of a person, the strongest kind first; those of one kind in the order in which they came."""
    return numbers[np.lexsort((numbers, ids.ranks[ids.kind[numbers]]))]


def id_text(ids: Ids, numbers: NDArray[np.uint32]) -> str:
    """What a person with these ids is pointed at by: the first of the strongest kind."""
    return ":".join(ids.describe(int(strongest(ids, numbers)[0])))


def numbers_of(ledger: Ledger, id: str) -> list[int]:
    """The numbers of an id that is written kind:value; none where nobody has it."""
    return exactly(ledger.ids, *named(id))


def exactly(ids: Ids, kind: str, text: str) -> list[int]:
    """The numbers of the ids of that kind and text, in whatever form it is written; a load may go on meanwhile."""
    if kind not in ids.kinds:
        return []
    forms = pa.array(sorted({text, clean_one(kind, text) or text}), pa.large_string())
    found = ids.where(lambda texts: pc.is_in(texts, value_set=forms))
    return found[ids.kind[found] == ids.kinds.index(kind)].tolist()
