"""Which texts of a column are of one shape? Equal but for their digits: these are read together."""

from __future__ import annotations

import numpy as np

from parcours.stats.compiled import kernel

SHAPES = 4096  # in one batch; texts of further shapes are no column of times
LONGEST = 64  # bytes of a text that can be a time


@kernel
def shapes(data, offsets, slots, groups, first):
    """Number the shapes in the order in which they come.

    `groups` says which is each text's, 0 for too long ones; `first` holds each shape's first text and `slots`
    (hash, number) of each shape, and both come empty. Returns how many shapes there are, that of too long
    texts included.
    """
    found = 1
    mask = slots.shape[0] - 1
    for i in range(offsets.shape[0] - 1):
        begin = np.int64(offsets[i])
        end = np.int64(offsets[i + 1])
        groups[i] = 0
        if end - begin > LONGEST:
            continue
        code = np.uint64(0xCBF29CE484222325) + np.uint64(end - begin)
        for k in range(begin, end):
            byte = np.uint64(data[k])
            if byte - np.uint64(48) < np.uint64(10):
                byte = np.uint64(48)
            code = (code ^ byte) * np.uint64(0x100000001B3)
        code = (code ^ (code >> np.uint64(31))) | np.uint64(1)
        slot = np.int64(code >> np.uint64(40)) & mask
        while slots[slot, 0] != 0 and slots[slot, 0] != code:
            slot = (slot + 1) & mask
        if slots[slot, 0] == 0:
            if found == first.shape[0]:
                continue
            slots[slot, 0] = code
            slots[slot, 1] = np.uint64(found)
            first[found] = i
            found += 1
        groups[i] = np.uint16(slots[slot, 1])
    return found
