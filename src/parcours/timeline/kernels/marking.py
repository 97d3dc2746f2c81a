"""Where are the events that matter? Found by scanning codes or joining postings, then cut to what is in view.

All kernels fill arrays that are handed in, from the front, and return how many elements they filled. Counters
are unsigned, for numba looks at every signed index whether it counts from the end: a third of the time of a
scan.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from parcours.stats.compiled import helper, kernel

NO_SESSION = 0xFFFFFFFF
_STRETCH = 4096  # events looked at in one go: what is found stays in the nearest cache
_BLOCK = 1 << 15  # positions joined in one go
_U = np.uint64


@kernel
def scan(
    offsets, first, last, code, time, wanted, of_step, of_bar, position, person, name, at, steps, bars
) -> Any:  # fmt: skip
    """Events of persons first to last (excluded) whose code is wanted (0 or 1 for each code), with the masks that
    codes have; `bars` may be empty."""
    n, p = _U(0), _U(first)
    end = offsets[last]
    for start in range(offsets[first], end, _STRETCH):
        begin = n
        for e in range(_U(start), _U(min(start + _STRETCH, end))):
            position[n] = e  # always written, kept by moving on: there is no branch to mispredict
            n += _U(wanted[code[e]])
        for i in range(begin, n):
            e = position[i]
            while offsets[p + _U(1)] <= e:
                p += _U(1)
            person[i] = p
            c = code[e]
            name[i] = c
            at[i] = time[e]
            steps[i] = of_step[c]
            if len(bars) > 0:
                bars[i] = of_bar[c]
    return n


@kernel
def join(
    offsets, first, last, begin, done, ends, codes, post_position, post_time, of_step, of_bar,
    position, person, name, at, steps, bars
) -> Any:  # fmt: skip
    """The same from postings: lists begin[k] to ends[k], all of code codes[k], of these persons.

    A block's positions are set as bits; how many bits stand before a position is its place among the events
    found. That of a person's first event tells from which place on events are of this person. `begin` and `done`
    come in equal, and go along the lists. `person` has room for one more.
    """
    bits = np.empty(_BLOCK >> 6, np.uint64)
    before = np.empty(_BLOCK >> 6, np.uint64)
    n, p = _U(0), _U(first)
    for base in range(offsets[first], offsets[last], _BLOCK):
        stop = min(base + _BLOCK, offsets[last])
        for w in range(_U(_BLOCK >> 6)):
            bits[w] = 0
        for k in range(len(done)):
            c, end = _U(done[k]), _U(ends[k])
            begin[k] = c
            while c < end and post_position[c] < stop:
                bit = _U(post_position[c]) - _U(base)
                bits[bit >> _U(6)] |= _U(1) << (bit & _U(63))
                c += _U(1)
            done[k] = c
        found = n
        for w in range(_U(_BLOCK >> 6)):
            before[w] = found
            found += _bits_set(bits[w])
        for k in range(len(done)):
            step = of_step[codes[k]]
            for c in range(_U(begin[k]), _U(done[k])):
                e = post_position[c]
                i = _place(bits, before, _U(e) - _U(base))
                position[i] = e
                at[i] = post_time[c]
                name[i] = codes[k]
                steps[i] = step
                if len(bars) > 0:
                    bars[i] = of_bar[codes[k]]
        for i in range(n, found + _U(1)):
            person[i] = 0
        now = p - _U(1)  # whose events the block begins with
        while p < _U(last) and offsets[p] < stop:
            person[_place(bits, before, _U(offsets[p]) - _U(base))] += np.uint32(1)
            p += _U(1)
        for i in range(n, found):
            now += _U(person[i])
            person[i] = now
        n = found
    return n


@kernel
def _place(bits, before, bit):
    word = bits[bit >> _U(6)]
    return before[bit >> _U(6)] + _bits_set(word & ((_U(1) << (bit & _U(63))) - _U(1)))


@helper
def _bits_set(word):
    word = word - ((word >> _U(1)) & _U(0x5555555555555555))  # the compiler knows this, and uses one instruction
    word = (word & _U(0x3333333333333333)) + ((word >> _U(2)) & _U(0x3333333333333333))
    word = (word + (word >> _U(4))) & _U(0x0F0F0F0F0F0F0F0F)
    return (word * _U(0x0101010101010101)) >> _U(56)


@kernel
def cut(n, position, subject, name, at, low, high, alive, hidden, session, steps, bars) -> Any:
    """Drop those of n events that are dead, hidden, outside low <= time < high, or in no session.

    `subject` comes in as persons, and goes out as sessions where `session` is not empty.
    """
    kept = _U(0)
    for i in range(_U(n)):
        e, s, t = position[i], subject[i], at[i]
        keep = alive[s] & (t >= low) & (t < high)
        if len(hidden) > 0:
            keep &= (hidden[e >> 3] >> (e & 7)) & 1 == 0
        if len(session) > 0:
            s = session[e]
            keep &= s != NO_SESSION
        position[kept] = e
        subject[kept] = s
        name[kept] = name[i]
        at[kept] = t
        steps[kept] = steps[i]
        if len(bars) > 0:
            bars[kept] = bars[i]
        kept += _U(keep)
    return kept


@kernel
def pick(n, name, applies, position, chosen, positions) -> Any:
    """Which of n events have a code that applies (0 or 1 for each code), and their positions."""
    many = _U(0)
    for i in range(_U(n)):
        chosen[many] = i
        positions[many] = position[i]
        many += _U(applies[name[i]])
    return many


@kernel
def look_up(positions, codes, table, holds) -> Any:
    """holds[i]: what the table says of the value of event positions[i]."""
    for i in range(_U(len(positions))):
        holds[i] = table[codes[positions[i]]]
    return len(positions)


@kernel
def look_up_any(positions, codes, offsets, table, holds) -> Any:
    """The same for several values an event: whether the table says yes of any."""
    for i in range(_U(len(positions))):
        e = positions[i]
        yes = np.uint8(0)
        for v in range(offsets[e], offsets[e + _U(1)]):
            yes |= table[codes[v]]
        holds[i] = yes
    return len(positions)


@kernel
def grant(chosen, holds, bit, words) -> Any:
    """Set the bit in the words of the chosen events of which the condition holds."""
    for i in range(_U(len(holds))):
        words[chosen[i]] |= _U(holds[i]) << bit
    return len(holds)


@kernel
def drop(n, every, seen, position, subject, name, at, steps, bars) -> Any:
    """Keep events that are seen (where `seen` is not empty) and satisfy something (unless every event is
    marked)."""
    kept = _U(0)
    for i in range(_U(n)):
        keep = every | (steps[i] != 0)
        if len(bars) > 0:
            keep |= bars[i] != 0
        if len(seen) > 0:
            keep &= seen[i] != 0
        position[kept] = position[i]
        subject[kept] = subject[i]
        name[kept] = name[i]
        at[kept] = at[i]
        steps[kept] = steps[i]
        if len(bars) > 0:
            bars[kept] = bars[i]
        kept += _U(keep)
    return kept


@kernel
def settle(n, position, subject, at, sub, day, tie, day_only) -> Any:
    """Which marks are at the same instant as the mark before of the same subject, and which know only their
    day."""
    if n > 0:
        tie[0] = 0
    for i in range(_U(1), _U(n)):
        tie[i] = (subject[i] == subject[i - _U(1)]) & (at[i] == at[i - _U(1)])
    if len(sub) > 0:
        for i in range(_U(1), _U(n)):
            if tie[i]:
                tie[i] = sub[position[i]] == sub[position[i - _U(1)]]
    if len(day) > 0:
        for i in range(_U(n)):
            e = position[i]
            day_only[i] = (day[e >> 3] >> (e & 7)) & 1
    return n


@kernel
def next_session(session, position) -> Any:
    """The number of the first session at or after a position; after the last, one more than the last."""
    for e in range(position, len(session)):
        if session[e] != NO_SESSION:
            return np.int64(session[e])
    for e in range(position - 1, -1, -1):
        if session[e] != NO_SESSION:
            return np.int64(session[e]) + 1
    return 0
