"""Where do a CSV's fields lie? By RFC 4180, kind to strays, in one pass over the bytes.

A quote is special only at a field's beginning; after a closing quote the rest of the field is taken as it
stands. Records end at \\n, \\r\\n or \\r outside quotes. Positions are 32-bit: a block is far below 4 GiB.
"""

from __future__ import annotations

import numpy as np

from parcours.stats.compiled import kernel

ESCAPED = np.uint32(1 << 31)  # in a length: the field has quotes inside that `gather` must undo


@kernel
def scan(data, start, delimiter, final, starts, lengths, records, surplus):
    """Split `data[start:]` into records of `starts.shape[0]` fields each.

    Fields of record r go to column r of `starts` and `lengths`, and (begin, end, number among all records) to
    `records[r]`; a record of another number of fields goes to `surplus` as (begin, end, number, fields).
    Returns (good records, others, bytes used, open quote's position or -1). What follows the bytes used is a
    record begun.
    """
    width = starts.shape[0]
    size = data.shape[0]
    good = 0
    other = 0
    at = start
    begin = start
    used = start
    quote_at = -1
    while at < size:
        if data[at] == 10 or data[at] == 13:  # a blank line is no record
            at += 1
            used = at
            continue
        begin = at
        field = 0
        ended = False
        while True:  # fields of one record
            left = at
            plain = True
            if at < size and data[at] == 34:
                quote_at = at
                at += 1
                left = at
                inner = True
                while inner:
                    while at < size and data[at] != 34:
                        at += 1
                    if at >= size:
                        return good, other, used, quote_at
                    if at + 1 < size and data[at + 1] == 34:
                        plain = False
                        at += 2
                    elif at + 1 >= size and not final:  # the next byte decides
                        return good, other, used, quote_at
                    else:
                        inner = False
                right = at
                at += 1
                quote_at = -1
                if at < size and data[at] != delimiter and data[at] != 10 and data[at] != 13:
                    plain = False  # text after the closing quote: undone from the opening quote on
                    while at < size and data[at] != delimiter and data[at] != 10 and data[at] != 13:
                        at += 1
                    right = at
            else:
                while at < size and data[at] != delimiter and data[at] != 10 and data[at] != 13:
                    at += 1
                right = at
            if at >= size and not final:
                return good, other, used, -1
            if field < width:
                starts[field, good] = left
                lengths[field, good] = np.uint32(right - left) | (np.uint32(0) if plain else ESCAPED)
            field += 1
            if at >= size or data[at] != delimiter:
                ended = True
            at += 1
            if ended:
                break
        end = min(at - 1, size)
        used = min(at, size)
        if field == width:
            records[good, 0] = begin
            records[good, 1] = end
            records[good, 2] = good + other
            good += 1
        else:
            surplus[other, 0] = begin
            surplus[other, 1] = end
            surplus[other, 2] = good + other
            surplus[other, 3] = field
            other += 1
    return good, other, used, -1


@kernel
def gather(data, starts, lengths, offsets, out):
    """Copy fields one after the other to `out`, quotes inside them undone; `offsets[i + 1]` is where field i
    ends.
    """
    to = 0
    for i in range(starts.shape[0]):
        at = np.int64(starts[i])
        length = np.int64(lengths[i] & np.uint32(0x7FFFFFFF))
        if lengths[i] & np.uint32(0x80000000):
            end = at + length
            quoted = True
            while at < end:
                byte = data[at]
                at += 1
                if quoted and byte == 34:
                    if at < end and data[at] == 34:
                        at += 1
                    else:
                        quoted = False
                        continue
                out[to] = byte
                to += 1
        else:
            for k in range(length):
                out[to + k] = data[at + k]
            to += length
        offsets[i + 1] = to
