"""How do several names become one? In a snapshot's generations their events have one code; what is stored stays.

So whoever counts by code counts by visible name. The codes and their postings are written out once for each way of
joining names, and kept beside the generation.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from parcours.timeline.generation import Generation
from parcours.timeline.kept import VERSIONS, kept
from parcours.timeline.packed import Arrays


def joined(generation: Generation, codes: NDArray[np.uint16]) -> Generation:
    """The generation with code `codes[c]` in place of code c; itself where that changes nothing."""
    known = len(generation.post_start) - 1
    codes = codes[:known]
    having = np.flatnonzero(np.diff(generation.post_start))
    if (codes[having] == having).all():
        return generation
    key = f"codes {hashlib.blake2b(codes[having].tobytes(), digest_size=16).hexdigest()}"
    arrays = kept(generation.folder, key, lambda: _make(generation, codes), versions=VERSIONS)
    return replace(generation, **arrays)


def _make(generation: Generation, codes: NDArray[np.uint16]) -> Arrays:
    """Codes, and postings in which the lists of joined codes are one, in order of position."""
    old, counts = generation.post_start, np.diff(generation.post_start)
    start = np.zeros_like(old)
    np.add.at(start, codes.astype(np.int64) + 1, counts)
    np.cumsum(start, out=start)
    position = np.empty_like(generation.post_position)
    order = np.argsort(codes, kind="stable")
    for new, stretch in zip(*_runs(codes[order]), strict=True):
        lists = [generation.post_position[old[c] : old[c + 1]] for c in order[stretch]]
        here = position[start[new] : start[new + 1]]
        here[:] = np.concatenate(lists)
        if sum(len(one) > 0 for one in lists) > 1:
            here.sort(kind="stable")  # ordered lists laid end to end: they are merged
    return {
        "code": codes[generation.code],
        "post_start": start,
        "post_position": position,
        "post_time": generation.time[position],
    }


def _runs(codes: NDArray[np.uint16]) -> tuple[list[int], list[slice]]:
    """Each of the ordered codes, and where it stands."""
    begins = np.flatnonzero(np.diff(codes.astype(np.int64), prepend=-1))
    ends = [*begins[1:].tolist(), len(codes)]
    return codes[begins].tolist(), [slice(b, e) for b, e in zip(begins.tolist(), ends, strict=True)]
