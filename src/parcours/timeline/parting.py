"""Whose is each row, now that a person's ids are several persons? Only the log can tell: it is read again."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from parcours.timeline.arrivals import Deciding, Readable, id_columns
from parcours.timeline.generation import Generation
from parcours.timeline.kernels.ordering import NONE
from parcours.timeline.sources import Rows


def part(generation: Generation, persons: NDArray[np.bool_], log: Readable, ledger: Deciding) -> Rows:
    """All rows of some persons, each with the id that it belongs to."""
    positions = np.flatnonzero(np.repeat(persons, np.diff(generation.offsets)))
    rows = generation.rows(positions)
    told = generation.told_row[persons[generation.told_person]]
    wanted = np.sort(np.concatenate([rows, told]))
    who = _owners(wanted, log, ledger)
    return Rows(
        first=0,
        who=who[np.searchsorted(wanted, rows)],
        time=generation.time[positions],
        code=generation.code[positions],
        sub=generation.sub[positions] if len(generation.sub) else generation.sub,
        day=_bits(generation.day, positions),
        row=rows,
        told_who=who[np.searchsorted(wanted, told)],
        told_row=told,
    )


def _owners(wanted: NDArray[np.int64], log: Readable, ledger: Deciding) -> NDArray[np.uint32]:
    """The id number of the strongest id of each row; `wanted` ascends."""
    who = np.full(len(wanted), NONE, np.uint32)
    if not len(wanted):
        return who
    columns = ["seq", "time", *id_columns(log)]
    for batch in log.scan(columns, after=int(wanted[0]) - 1, upto=int(wanted[-1])):
        seq = batch.column("seq").to_numpy()
        low, high = np.searchsorted(wanted, [seq[0], seq[-1] + 1]) if len(seq) else (0, 0)
        if low < high:
            few = batch.take(pa.array(np.searchsorted(seq, wanted[low:high])))
            who[low:high] = ledger.learn(few)  # what it knows already it learns no more from
    return who


def _bits(bits: NDArray[np.uint8], positions: NDArray[np.int64]) -> NDArray[np.uint8]:
    """A byte for each bit at `positions`."""
    return (bits[positions >> 3] >> (positions & 7).astype(np.uint8)) & np.uint8(1) if len(bits) else bits
