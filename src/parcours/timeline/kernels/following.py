"""What follows from the order of a person's events? Sessions, traits at each event, what is hidden."""

from __future__ import annotations

import numpy as np

from parcours.stats.compiled import kernel

NOWHERE = np.uint32(0xFFFFFFFF)


@kernel
def number_sessions(offsets, time, day, hidden, gap, session):
    """A session ends where more than `gap` seconds pass; hidden events and days are in none."""
    sessions = 0
    for person in range(len(offsets) - 1):
        last = np.int64(-1)  # time of the event before that is in a session
        for i in range(offsets[person], offsets[person + 1]):
            bit = np.uint8(1 << (i & 7))
            if (len(day) and day[i >> 3] & bit) or (len(hidden) and hidden[i >> 3] & bit):
                session[i] = NOWHERE
                continue
            if last < 0 or np.int64(time[i]) - last > gap:
                sessions += 1
            session[i] = sessions - 1
            last = np.int64(time[i])
    return sessions


@kernel
def follow_changes(offsets, time, sub, change_person, change_us, number):
    """For each event the last change of its person that is not after it, counted from 1; 0: there is none.

    Changes are ordered by person and instant.
    """
    at = 0
    for person in range(len(offsets) - 1):
        begin = at
        while at < len(change_person) and change_person[at] == person:
            at += 1
        if begin == at:
            continue
        k = begin
        for i in range(offsets[person], offsets[person + 1]):
            us = np.int64(time[i]) * 1_000_000 + (np.int64(sub[i]) if len(sub) else 0)
            while k < at and change_us[k] <= us:
                k += 1
            if k > begin:
                number[i] = k


@kernel
def hide(row, shift, corrected, time, last_row, as_of, bits):
    """Set the bits of events that were corrected, came after `last_row` or happened after `as_of`; count
    them.

    `shift` makes a `row` the index of its bit in `corrected` (empty: none) and comparable with `last_row`.
    """
    hidden = 0
    for i in range(len(row)):
        seq = np.int64(row[i]) + shift
        away = seq > last_row or time[i] > as_of
        if not away and len(corrected):
            away = (corrected[seq >> 3] >> (seq & 7)) & 1 == 1
        if away:
            bits[i >> 3] |= np.uint8(1 << (i & 7))
            hidden += 1
    return hidden
