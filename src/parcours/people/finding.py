"""Who has this in an id, or is called so? Ids are looked through as text, and properties that tell people's names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from parcours.analyses.voice.sources import columns
from parcours.identity.ids import Ids
from parcours.identity.ledger import Ledger
from parcours.identity.rules import clean_one
from parcours.people.places import everybody, exactly
from parcours.people.values import called
from parcours.timeline.generation import Generation
from parcours.timeline.members import Members, nobody
from parcours.timeline.snapshot import Snapshot

_LONGEST = 200  # letters that are looked for


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """Who was found, and by which ids; `ids` is empty where names told it."""

    members: Members
    ids: NDArray[np.uint32]


def find(snapshot: Snapshot, ledger: Ledger, text: str) -> Match:
    """People one of whose ids holds the text (an e-mail, an order's number), or whose name does; `kind:value` means
    that one id. Capital letters do not count."""
    text = text.strip()[:_LONGEST]
    if not text:
        return Match(everybody(snapshot), np.empty(0, np.uint32))
    kind, colon, value = text.partition(":")
    if colon and value.strip() and kind.strip().lower() in ledger.ids.kinds:
        ids = np.array(exactly(ledger.ids, kind.strip().lower(), value.strip()), np.uint32)
        return Match(_owners(snapshot, ids) & everybody(snapshot), ids)
    ids = _holding(ledger.ids, text)
    found = _owners(snapshot, ids)
    if any(letter.isalpha() for letter in text):
        found |= _named(snapshot, text)
    return Match(found & everybody(snapshot), ids)


def _holding(ids: Ids, text: str) -> NDArray[np.uint32]:
    """The numbers of ids that hold the text, or are the text in their kind's form (a phone number's blanks)."""
    found = [ids.where(lambda texts: pc.match_substring(texts, text, ignore_case=True))]
    cleaned = clean_one("phone", text)
    if cleaned is not None and cleaned != text:
        found.append(np.array(exactly(ids, "phone", cleaned), np.uint32))
    return np.unique(np.concatenate(found))


def _owners(snapshot: Snapshot, ids: NDArray[np.uint32]) -> Members:
    found = nobody(snapshot)
    if len(ids):
        wanted = np.zeros(int(ids.max()) + 2, np.bool_)
        wanted[ids] = True
        for generation in snapshot.generations:
            at = np.flatnonzero(wanted[np.minimum(generation.ids, len(wanted) - 1)])
            found.of(generation)[np.searchsorted(generation.ids_offsets, at, side="right") - 1] = True
    return found


def _named(snapshot: Snapshot, text: str) -> Members:
    found = nobody(snapshot)
    for generation in snapshot.generations if (names := called(snapshot)) else ():
        for position in _telling(snapshot, generation, names, text):
            found.of(generation)[generation.owners(position)] = True
    return found


def _telling(
    snapshot: Snapshot, generation: Generation, names: Sequence[str], text: str
) -> Iterator[NDArray[np.int64]]:
    for name in names:
        for of in columns(snapshot, name, "s"):
            column = snapshot.column(generation, of)
            if column.offsets is None and len(column.values):
                holds = pc.match_substring(column.values, text, ignore_case=True).to_numpy(zero_copy_only=False)
                table = np.concatenate([[False], holds])
                if holds.any():
                    yield np.flatnonzero(table[column.codes])
