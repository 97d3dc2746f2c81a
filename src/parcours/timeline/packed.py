"""How do many arrays become one file? Laid end to end, with a note of where each begins: one sync, one
map."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.store.arrays import Growing, load
from parcours.store.durable import replace_atomically

Arrays = dict[str, NDArray[Any]]
_ALIGNED = 64  # bytes: a line of the processor's cache
_ARRAYS, _ABOUT = "arrays", "about.json"


def pack(folder: Path, arrays: Arrays, about: dict[str, Any]) -> None:
    """Write the arrays (of one dimension) and what is noted about them into `folder`, synced."""
    layout = {}
    with Growing(folder, _ARRAYS, np.uint8) as file:
        for name, array in arrays.items():
            layout[name] = [array.dtype.str, file.length, len(array)]
            file.append(np.ascontiguousarray(array).view(np.uint8))
            file.append(np.zeros(-file.length % _ALIGNED, np.uint8))
    replace_atomically(folder / _ABOUT, json.dumps({"arrays": layout, "about": about}, ensure_ascii=False).encode())


def unpack(folder: Path) -> tuple[Arrays, dict[str, Any]]:
    """The arrays, mapped, and the notes. Arrays are as kernels take them: plain, contiguous, writable in
    type; they are mapped privately, so that whatever wrote to one would change nothing on disk (but nothing
    may)."""
    noted = json.loads((folder / _ABOUT).read_bytes())
    whole = _mapped(folder)
    arrays = {}
    for name, (kind, start, length) in noted["arrays"].items():
        stop = start + length * np.dtype(kind).itemsize
        arrays[name] = whole[start:stop].view(kind)
    return arrays, noted["about"]


def _mapped(folder: Path) -> NDArray[np.uint8]:
    array = load(folder, _ARRAYS)
    if not isinstance(array, np.memmap):
        return np.empty(0, np.uint8)
    assert array.filename is not None
    return np.asarray(np.memmap(array.filename, array.dtype, "c", array.offset, array.shape))
