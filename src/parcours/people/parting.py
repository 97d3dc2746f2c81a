"""What would change if two ids of a person were unlinked? Who would come of it, with which ids and how many events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.identity.ids import NOBODY
from parcours.identity.ledger import OBJECT, Ledger, Named
from parcours.identity.partition import Partition
from parcours.identity.rules import KNOWN_KINDS, PERSON_KINDS, strength
from parcours.people.places import Place, id_text, positions, strongest
from parcours.timeline.snapshot import Snapshot

_READ = 3_000_000  # rows of the log that are read to count events; of a longer stretch they are not counted before
_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Parted:
    """Somebody who would come of it."""

    id: str
    ids: list[str]  # the strongest first
    ids_in_all: int
    known: bool
    events: int | None  # None: too many rows to read before it is done


@dataclass(frozen=True, slots=True)
class Parting:
    """What would come of unlinking: the same person, where other links hold the two ids together."""

    parts: list[Parted]  # the one with most ids first
    people_before: int  # in view
    people_after: int  # the same where a part has no event
    held: bool  # other links hold them: nothing would change


def parting(snapshot: Snapshot, ledger: Ledger, place: Place, one: Named, other: Named) -> Parting:
    """What unlinking `one` and `other` would do to the person; nothing is changed."""
    after = ledger.parted(one, other)
    mine = place.ids
    persons = list(dict.fromkeys(after.person[mine].tolist()))
    events = _events(snapshot, ledger, place, after, persons)
    known = ledger.ids.among(KNOWN_KINDS)
    parts = []
    for number, count in zip(persons, events, strict=True):
        ids = strongest(ledger.ids, mine[after.person[mine] == number])
        parts.append(
            Parted(
                id=id_text(ledger.ids, ids),
                ids=[":".join(ledger.describe(id)) for id in ids[:_SHOWN].tolist()],
                ids_in_all=len(ids),
                known=bool(known[ids].any()),
                events=count,
            )
        )
    parts.sort(key=lambda part: (-(part.events or 0), -part.ids_in_all, part.id))
    new = sum(part.events != 0 for part in parts) - 1
    return Parting(parts, snapshot.people, snapshot.people + max(new, 0), len(parts) == 1)


def _events(
    snapshot: Snapshot, ledger: Ledger, place: Place, after: Partition, persons: Sequence[int]
) -> Sequence[int | None]:
    """How many of the person's events each part would have: an event belongs to its row's strongest id."""
    rows = np.sort(place.generation.rows(positions(snapshot, place)))
    if not len(rows) or rows[-1] - rows[0] > _READ:
        return [None] * len(persons) if len(rows) else [0] * len(persons)
    who = _owners(snapshot, ledger, rows)
    found = who != NOBODY
    counts = dict.fromkeys(persons, 0)
    for number in after.person[who[found]].tolist():
        if number in counts:
            counts[number] += 1
    return list(counts.values())


def _owners(snapshot: Snapshot, ledger: Ledger, rows: NDArray[np.int64]) -> NDArray[np.uint32]:
    """The number of the strongest id of each row."""
    told = [c for c in snapshot.log.columns() if c in PERSON_KINDS or c.startswith(OBJECT)]
    kinds = {c: c.removeprefix(OBJECT) for c in told}
    who = np.full(len(rows), NOBODY, np.uint32)
    for batch in snapshot.log.scan(["seq", *told], after=int(rows[0]) - 1, upto=int(rows[-1])):
        seq = batch.column("seq").to_numpy()
        mine = np.flatnonzero(np.isin(seq, rows))
        taken = batch.take(mine)
        at = np.searchsorted(rows, seq[mine])
        for column in sorted(told, key=lambda c: strength(kinds[c])):
            open_ = np.flatnonzero(who[at] == NOBODY)
            values = taken.column(column).take(open_) if len(open_) else ()
            for n, value in zip(open_.tolist(), values, strict=True):
                if value.is_valid:
                    number = ledger.ids.find(kinds[column], value.as_py())
                    who[at[n]] = NOBODY if number is None else number
    return who
