"""How do events come to lie by person and time? Parted into buckets of persons, then ordered within each.

Scattering to all persons at once would touch a cold page for each event. So events first go, packed into a
few words, to one of some hundred buckets (persons of like numbers); a bucket fits the cache, and there a
counting sort by person is quick. Only persons whose events then lie out of order are sorted.

Persons are dense numbers; NONE marks an id, or a person of an older generation, that is not taken. A packed
event is `width` words: time | row, person | code, and, if three, sub | day | what of the row exceeds 32 bits.
"""

from __future__ import annotations

import numpy as np

from parcours.stats.compiled import helper, kernel

NONE = np.uint32(0xFFFFFFFF)
_RUN = 16  # shorter stretches are sorted by insertion


@kernel
def touch_rows(who, person, touched):
    """Mark the representatives (`person` of each id number) that rows belong to."""
    for i in range(len(who)):
        if who[i] != NONE:
            touched[person[who[i]]] = True


@kernel
def count_rows(who, person_of, begin, end, shift, counts):
    """Add to `counts` the rows, from `begin` to `end`, of each bucket: of 2**shift persons."""
    for i in range(begin, end):
        if who[i] != NONE:
            person = person_of[who[i]]
            if person != NONE:
                counts[person >> shift] += 1


@kernel
def part_rows(
    who, person_of, time, code, sub, day, row, first, begin, end, shift, low, high, head, width, packed
):  # fmt: skip
    """Pack the rows of buckets `low` to `high` behind those already there: `head` says where, by bucket.

    `row` empty: rows count up from `first`, else they are `first` more than `row`.
    """
    for i in range(begin, end):
        if who[i] == NONE:
            continue
        person = person_of[who[i]]
        bucket = person >> shift
        if person != NONE and low <= bucket and bucket < high:
            seq = first + (row[i] if len(row) else i)
            its_sub = sub[i] if len(sub) else np.uint32(0)
            its_day = day[i] if len(day) else np.uint8(0)
            _pack(packed, head[bucket] * width, width, time[i], seq, person, code[i], its_sub, its_day)
            head[bucket] += 1


@kernel
def count_runs(person_of, offsets, begin, end, shift, counts):
    """Add to `counts` the events of older persons, `begin` to `end`, by the bucket of the person they
    become."""
    for old in range(begin, end):
        if person_of[old] != NONE:
            counts[person_of[old] >> shift] += offsets[old + 1] - offsets[old]


@kernel
def part_runs(
    person_of, offsets, time, code, sub, day, row, first, begin, end, shift, low, high, head, width, packed
):  # fmt: skip
    """Pack the events of older persons; here `day` is bits."""
    for old in range(begin, end):
        person = person_of[old]
        bucket = person >> shift
        if person == NONE or bucket < low or bucket >= high:
            continue
        for i in range(offsets[old], offsets[old + 1]):
            its_sub = sub[i] if len(sub) else np.uint32(0)
            its_day = np.uint8((day[i >> 3] >> (i & 7)) & 1) if len(day) else np.uint8(0)
            seq = first + np.int64(row[i])
            _pack(packed, head[bucket] * width, width, time[i], seq, person, code[i], its_sub, its_day)
            head[bucket] += 1


@kernel
def order_buckets(packed, width, starts, begin, end, shift, first, offsets, time, code, sub, day, row):
    """Lay buckets `begin` to `end`, whose events are packed from `starts`, in order; return how many persons
    had to be sorted. `first` is the person of offsets[0]; `offsets` of the buckets' persons are filled."""
    persons_sorted = 0
    for bucket in range(begin, end):
        low = (bucket << shift) - first
        high = min(((bucket + 1) << shift) - first, len(offsets) - 1)
        head = np.zeros(high - low + 1, np.int64)
        for k in range(starts[bucket], starts[bucket + 1]):
            head[np.int64(packed[k * width + 1] >> np.uint64(32)) - first - low + 1] += 1
        head[0] = starts[bucket]
        offsets[low] = starts[bucket]  # the bucket before, which fills it too, may be another thread's, and later
        for p in range(high - low):
            head[p + 1] += head[p]
            offsets[low + p + 1] = head[p + 1]
        for k in range(starts[bucket], starts[bucket + 1]):
            instant, who = packed[k * width], packed[k * width + 1]
            p = np.int64(who >> np.uint64(32)) - first - low
            at = head[p]
            head[p] = at + 1
            time[at] = instant >> np.uint64(32)
            code[at] = who & np.uint64(0xFFFF)
            row[at] = instant & np.uint64(0xFFFFFFFF)
            if width > 2:
                more = packed[k * width + 2]
                row[at] += (more >> np.uint64(21)) << np.uint64(32)
                if len(sub):
                    sub[at] = more & np.uint64(0xFFFFF)
                if len(day):
                    day[at] = (more >> np.uint64(20)) & np.uint64(1)
        persons_sorted += _settle(offsets, low, high, time, code, sub, day, row)
    return persons_sorted


@kernel
def mark_same(offsets, time, sub, bits):
    """Set the bit of every event at the instant of the one before, of the same person."""
    for person in range(len(offsets) - 1):
        for i in range(offsets[person] + 1, offsets[person + 1]):
            if time[i] == time[i - 1] and (len(sub) == 0 or sub[i] == sub[i - 1]):
                bits[i >> 3] |= np.uint8(1 << (i & 7))


@helper
def _pack(packed, at, width, time, seq, person, code, sub, day):
    low = np.uint64(seq & 0xFFFFFFFF)
    packed[at] = (np.uint64(time) << np.uint64(32)) | low
    packed[at + 1] = (np.uint64(person) << np.uint64(32)) | np.uint64(code)
    if width > 2:
        packed[at + 2] = np.uint64(sub) | (np.uint64(day) << np.uint64(20)) | (np.uint64(seq >> 32) << np.uint64(21))


@kernel
def _settle(offsets, low, high, time, code, sub, day, row):
    """Order each person's events by (time, sub, row); return how many persons were out of order."""
    persons_sorted = 0
    for person in range(low, high):
        begin, end = offsets[person], offsets[person + 1]
        for i in range(begin + 1, end):
            if _before(time, sub, row, i, i - 1):
                persons_sorted += 1
                _rearrange(_order(time, sub, row, begin, end), begin, time, code, sub, day, row)
                break
    return persons_sorted


@kernel
def _before(time, sub, row, a, b):
    if time[a] != time[b]:
        return time[a] < time[b]
    if len(sub) and sub[a] != sub[b]:
        return sub[a] < sub[b]
    return row[a] < row[b]


@kernel
def _order(time, sub, row, begin, end):
    """A merge sort of positions: sorted stretches of _RUN, merged in pairs."""
    n = end - begin
    order, other = np.empty(n, np.int64), np.empty(n, np.int64)
    for i in range(n):
        order[i] = begin + i
    for start in range(0, n, _RUN):
        for i in range(start + 1, min(start + _RUN, n)):
            moving = order[i]
            k = i - 1
            while k >= start and _before(time, sub, row, moving, order[k]):
                order[k + 1] = order[k]
                k -= 1
            order[k + 1] = moving
    width = _RUN
    while width < n:
        for start in range(0, n, 2 * width):
            middle, stop = min(start + width, n), min(start + 2 * width, n)
            a, b = start, middle
            for to in range(start, stop):
                if a < middle and (b >= stop or not _before(time, sub, row, order[b], order[a])):
                    other[to] = order[a]
                    a += 1
                else:
                    other[to] = order[b]
                    b += 1
        order, other = other, order
        width *= 2
    return order


@helper
def _rearrange(order, begin, time, code, sub, day, row):
    """Move event order[k] to begin + k, for all k: round each cycle of the order, which is used up."""
    for start in range(len(order)):
        if order[start] == begin + start:
            continue
        first = begin + start
        its_time, its_code, its_row = time[first], code[first], row[first]
        its_sub = sub[first] if len(sub) else np.uint32(0)
        its_day = day[first] if len(day) else np.uint8(0)
        to = first
        while True:
            source = order[to - begin]
            order[to - begin] = to
            if source == first:
                break
            time[to], code[to], row[to] = time[source], code[source], row[source]
            if len(sub):
                sub[to] = sub[source]
            if len(day):
                day[to] = day[source]
            to = source
        time[to], code[to], row[to] = its_time, its_code, its_row
        if len(sub):
            sub[to] = its_sub
        if len(day):
            day[to] = its_day
