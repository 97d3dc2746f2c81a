"""How do stretches of a block become Arrow text? Copied together, checked a block at once."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from parcours.collect.formats.csv_kernel import ESCAPED, gather

_LENGTH = np.uint32(ESCAPED - 1)


def strings(buffer: np.ndarray, starts: np.ndarray, lengths: np.ndarray) -> pa.StringArray:
    """The stretches as text, null where empty. Lengths may carry the flag that quotes must be undone."""
    offsets = np.zeros(len(starts) + 1, np.int32)
    out = np.empty(int((lengths & _LENGTH).sum(dtype=np.int64)), np.uint8)
    gather(buffer, np.ascontiguousarray(starts), np.ascontiguousarray(lengths), offsets, out)
    present = offsets[1:] != offsets[:-1]
    bitmap = None if present.all() else pa.py_buffer(np.packbits(present, bitorder="little"))
    return pa.StringArray.from_buffers(len(starts), pa.py_buffer(offsets), pa.py_buffer(out), bitmap)


def is_text(data: bytes, begin: int, end: int) -> bool:
    """Whether a stretch is UTF-8 without zero bytes."""
    if data.find(b"\0", begin, end) >= 0:
        return False
    try:
        str(memoryview(data)[begin:end], "utf-8")
    except UnicodeDecodeError:
        return False
    return True


def why_not_text(data: bytes, begin: int, end: int) -> str:
    """What keeps a stretch from being text; empty where nothing does."""
    if data.find(b"\0", begin, end) >= 0:
        return f"a zero byte at byte {data.find(0, begin, end) - begin + 1} of the row"
    try:
        str(memoryview(data)[begin:end], "utf-8")
    except UnicodeDecodeError as error:
        return f"byte {error.start + 1} of the row"
    return ""
