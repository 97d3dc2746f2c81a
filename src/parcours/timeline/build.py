"""How is a generation made? Sources are parted by person, ordered, indexed by name, and published by rename.

What is too much for one generation is cut into several by ranges of persons, each about `shard_events`
events, so that memory stays bounded whatever the log holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from parcours.store.arrays import building
from parcours.timeline import postings
from parcours.timeline.buckets import Buckets
from parcours.timeline.generation import ARRAYS
from parcours.timeline.packed import Arrays, pack
from parcours.timeline.sources import Source


@dataclass(frozen=True)
class Persons:
    """The persons to put together, as dense numbers, and the ids that each is made of."""

    of: NDArray[np.uint32]  # person of each id number, NONE where it is not to be put together
    offsets: NDArray[np.int64]  # persons + 1, into
    ids: NDArray[np.uint32]

    def __len__(self) -> int:
        return len(self.offsets) - 1


@dataclass(frozen=True)
class Work:
    """How to build: the log up to `sequence`, `names` codes known, by `threads` threads."""

    folder: Path
    prefix: str  # generations are called <prefix>-00, <prefix>-01, ...
    sequence: int
    names: int
    shard_events: int
    threads: int
    step: Callable[[str, int, int], None]  # told what is done, how much of it, of how much; may raise


def build(persons: Persons, sources: Sequence[Source], work: Work) -> list[str]:
    """Write the generations; return their folders' names in order."""
    made: list[str] = []
    with ThreadPoolExecutor(work.threads) as pool:
        buckets = Buckets(sources, persons.of, len(persons), work.shard_events, pool, work.threads)
        for cut in buckets.cuts(work.shard_events):
            work.step("ordering events", int(buckets.starts[cut[0]]), buckets.events)
            arrays, base = buckets.ordered(*cut)
            arrays |= _people(persons, sources, *buckets.range_of_persons(*cut))
            arrays |= postings.build(arrays["code"], arrays["time"], arrays["offsets"], work.names, pool, work.threads)
            about = _about(arrays, base) | {"sequence": work.sequence}
            assert all(arrays[name].dtype == kind for name, kind in ARRAYS.items())
            name = f"{work.prefix}-{len(made):02d}"
            with building(work.folder / name) as folder:
                pack(folder, _as_stored(arrays), about)
            made.append(name)
    return made


def _people(persons: Persons, sources: Sequence[Source], low: int, high: int) -> Arrays:
    """Of persons `low` to `high`: their ids, and the rows that only tell their traits."""
    pieces = [source.told(persons.of) for source in sources]
    person = np.concatenate([np.empty(0, np.uint32), *(p for p, _ in pieces)])
    row = np.concatenate([np.empty(0, np.int64), *(r for _, r in pieces)])
    here = (person >= low) & (person < high)
    person, row = person[here] - np.uint32(low), row[here]
    order = np.lexsort((row, person))
    return {
        "ids_offsets": persons.offsets[low : high + 1] - persons.offsets[low],
        "ids": persons.ids[persons.offsets[low] : persons.offsets[high]],
        "told_person": person[order],
        "told_row": row[order],
    }


def _about(arrays: Arrays, base: int) -> dict[str, int]:
    ends = [int(a.min()) + b for a, b in ((arrays["row"], base), (arrays["told_row"], 0)) if len(a)]
    ends += [int(a.max()) + b for a, b in ((arrays["row"], base), (arrays["told_row"], 0)) if len(a)]
    on_days = arrays["time"][arrays["day"].view(np.bool_)] if len(arrays["day"]) else arrays["time"][:0]
    return {
        "row_base": base,
        "first_row": min(ends, default=1),
        "last_row": max(ends, default=0),
        "last_time": int(arrays["time"].max(initial=0)),
        "last_day": int(on_days.max()) if len(on_days) else -1,
    }


def _as_stored(arrays: Arrays) -> Arrays:
    """What tells nothing is left empty; day precision takes a bit an event."""
    sub, day = arrays["sub"], arrays["day"]
    less = {
        "sub": sub if sub.any() else sub[:0],
        "day": np.packbits(day, bitorder="little") if day.any() else day[:0],
    }
    return arrays | less
