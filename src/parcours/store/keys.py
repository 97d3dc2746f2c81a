"""Was this key seen before, and what goes with it? Exact tables of 128-bit keys, in arrays.

A table is 256 sub-tables, chosen by the key's first 8 bits; each is probed in line from the place that the
next 32 bits name, and grows alone, so that growing never needs the table's memory twice. A batch is sorted by
sub-table first: its probes then stay near each other. A slot is three words, the key's two and a third that
is zero where the slot is empty, so that every key, (0, 0) too, may be held. All work is done without the
interpreter's lock, by one thread at a time per table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np

from parcours.stats.compiled import helper, kernel
from parcours.stats.hashing import Keys, mix, mix_too, read_only

PARTS = 256
_SMALLEST = 16  # slots of a sub-table
_FULL = 0.8  # of the slots: then it grows by half
_RECENT = 1 << 20  # rows of a file that are remembered, so as to zero only their counters
_OWN, _COPIES, _ASK, _FORGET = range(4)
_GET, _PUT, _NUMBER = range(3)
_AHEAD = 16  # rows whose slots are read at once


class Inserted(NamedTuple):
    """What became of each row, in the order of the rows."""

    accepted: np.ndarray  # bool; the others are duplicates
    hi: np.ndarray  # the key that the row goes by: its own, or derived for a further identical copy in its file
    lo: np.ndarray


class KeySet:
    """The keys of all events known, and how often each content came in the file at hand.

    A row with an id of its own is a duplicate if the id is known. A row known by its content only is the n-th
    of its kind in this file: the first goes by its content's key, each further one by a key derived from that
    and n. So two identical rows of one file are two events, and the same file loaded again holds nothing new.
    """

    def __init__(self) -> None:
        self._table = _Table()
        self._recent: list[Keys] = []
        self._recent_rows = 0

    @classmethod
    def from_batches(cls, batches: Iterable[Keys]) -> KeySet:
        """The set of the keys of all batches, none of them counted as of the file at hand."""
        known = cls()
        for hi, lo in batches:
            known.insert(hi, lo, copies=False)
        known.begin_file()
        return known

    def begin_file(self) -> None:
        """From here on copies are counted anew; keys stay known."""
        if self._recent_rows > _RECENT:
            for part in self._table.parts.values():
                np.minimum(part.slots[:, 2], 1, out=part.slots[:, 2])
        else:
            for hi, lo in self._recent:
                self._visit(hi, lo, _FORGET)
        self._recent, self._recent_rows = [], 0

    def insert(self, hi: np.ndarray, lo: np.ndarray, copies: bool | np.ndarray) -> Inserted:
        """Add keys in the rows' order. `copies`, for all or each: the key is that of a content, which may
        come several times in one file; else it is an own id, and a second one is a duplicate."""
        self._recent_rows += len(hi)
        self._recent = [*self._recent, (hi, lo)] if self._recent_rows <= _RECENT else []
        return self._visit(hi, lo, np.where(copies, _COPIES, _OWN))

    def contains(self, hi: np.ndarray, lo: np.ndarray) -> np.ndarray:
        """Which keys are known. Changes nothing."""
        return ~self._visit(hi, lo, _ASK).accepted

    def __len__(self) -> int:
        return len(self._table)

    @property
    def nbytes(self) -> int:
        """Bytes of memory."""
        return self._table.nbytes

    def _visit(self, hi: np.ndarray, lo: np.ndarray, mode: int | np.ndarray) -> Inserted:
        hi, lo = _lanes(hi, lo)
        modes = np.broadcast_to(np.asarray(mode, np.uint8), hi.shape).copy()
        result = Inserted(np.zeros(len(hi), np.bool_), hi.copy(), lo.copy())

        def visit(part: _Part, order: np.ndarray, at: int, end: int) -> int:
            return _visit_set(part.slots, part.used, hi, lo, order, at, end, modes, *result)

        self._table.visit(hi, visit)
        return result


class KeyMap:
    """A whole number, from 0 up, for each key."""

    def __init__(self) -> None:
        self._table = _Table()
        self._next = np.zeros(1, np.int64)

    def get(self, hi: np.ndarray, lo: np.ndarray) -> np.ndarray:
        """The number of each key, -1 where there is none."""
        return self._visit(hi, lo, _GET)

    def put(self, hi: np.ndarray, lo: np.ndarray, numbers: np.ndarray) -> np.ndarray:
        """Give keys their numbers, in the order of the rows; says which each one replaced (-1: none)."""
        replaced = self._visit(hi, lo, _PUT, numbers)
        self._next[0] = max(self._next[0], np.max(numbers, initial=-1) + 1)
        return replaced

    def number(self, hi: np.ndarray, lo: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Number keys: the number of each, known or new, and for each new number the first row that has it.
        New numbers go on from the highest one."""
        before = int(self._next[0])
        numbers = self._visit(hi, lo, _NUMBER)
        first = np.empty(int(self._next[0]) - before, np.int64)
        new = np.flatnonzero(numbers >= before)[::-1]
        first[numbers[new] - before] = new  # of several rows the one assigned last, which is the first row
        return numbers, first

    def __len__(self) -> int:
        return len(self._table)

    @property
    def nbytes(self) -> int:
        """Bytes of memory."""
        return self._table.nbytes

    def _visit(self, hi: np.ndarray, lo: np.ndarray, mode: int, numbers: np.ndarray | None = None) -> np.ndarray:
        hi, lo = _lanes(hi, lo)
        given = np.zeros(0, np.int64) if numbers is None else np.array(numbers, np.int64)
        found = np.full(len(hi), -1, np.int64)

        def visit(part: _Part, order: np.ndarray, at: int, end: int) -> int:
            return _visit_map(part.slots, part.used, self._next, hi, lo, order, at, end, mode, given, found)

        self._table.visit(hi, visit)
        return found


class _Part:
    """A sub-table."""

    def __init__(self) -> None:
        self.slots = np.zeros((_SMALLEST, 3), np.uint64)
        self.used = np.zeros(2, np.uint64)

    def grow(self) -> None:
        larger = np.zeros((len(self.slots) * 3 // 2, 3), np.uint64)
        _move(self.slots, larger)
        self.slots = larger


class _Table:
    def __init__(self) -> None:
        self.parts: dict[int, _Part] = {}  # made when something falls into them

    def visit(self, hi: np.ndarray, visitor: Callable[[_Part, np.ndarray, int, int], int]) -> None:
        """Hand the rows of each sub-table to `visitor`, which says up to which one the sub-table had room."""
        order, starts = np.empty(len(hi), np.int64), np.zeros(PARTS + 1, np.int64)
        _sort_by_part(hi, order, starts)
        for p in np.flatnonzero(np.diff(starts)).tolist():
            part = self.parts.get(p) or self.parts.setdefault(p, _Part())
            at, end = int(starts[p]), int(starts[p + 1])
            while (at := visitor(part, order, at, end)) < end:
                part.grow()

    def __len__(self) -> int:
        return sum(int(part.used[0]) for part in self.parts.values())

    @property
    def nbytes(self) -> int:
        return sum(part.slots.nbytes for part in self.parts.values())


def _lanes(hi: np.ndarray, lo: np.ndarray) -> Keys:
    """Both as unsigned words, whether they come from the log (signed) or from a hash."""
    return read_only(np.ascontiguousarray(hi).view(np.uint64)), read_only(np.ascontiguousarray(lo).view(np.uint64))


_TOP = np.uint64(0xFF << 56)


@kernel
def _sort_by_part(hi, order, starts):
    """Rows by sub-table, those of one in their order (a counting sort)."""
    for row in range(len(hi)):
        starts[(hi[row] >> np.uint64(56)) + np.uint64(1)] += 1
    for part in range(len(starts) - 1):
        starts[part + 1] += starts[part]
    at = starts.copy()
    for row in range(len(hi)):
        part = hi[row] >> np.uint64(56)
        order[at[part]] = row
        at[part] += 1


@helper
def _home(slots, hi):
    return ((hi >> np.uint64(24)) & np.uint64(0xFFFFFFFF)) * np.uint64(len(slots)) >> np.uint64(32)


@helper
def _slot(slots, hi, lo):
    """Where the key is, or the empty slot where it would be."""
    at = _home(slots, hi)
    while slots[at, 2] and not (slots[at, 0] == hi and slots[at, 1] == lo):
        at += np.uint64(1)
        if at == np.uint64(len(slots)):
            at = np.uint64(0)
    return at


@helper
def _touch(slots, hi, order, at, end):
    """Read where the next rows will look, all at once: memory answers many questions in the time of one."""
    seen = np.uint64(0)
    for i in range(at, min(at + _AHEAD, end)):
        seen |= slots[_home(slots, hi[order[i]]), 2]
    return seen


@kernel
def _move(slots, larger):
    for old in range(len(slots)):
        if slots[old, 2]:
            new = _slot(larger, slots[old, 0], slots[old, 1])
            larger[new, 0], larger[new, 1], larger[new, 2] = slots[old, 0], slots[old, 1], slots[old, 2]


@kernel
def _visit_set(slots, used, hi, lo, order, at, end, modes, accepted, key_hi, key_lo):
    """Third word: 1 + how many rows of the file at hand had this key. A derived key needs no counter, its
    number is its original's; it begins with the same 8 bits, and so lies in the same sub-table."""
    room = np.uint64(len(slots) * _FULL)
    for i in range(at, end):
        if (i - at) % _AHEAD == 0:
            used[1] ^= _touch(slots, hi, order, i, end)
        row = order[i]
        mode, h1, h2 = modes[row], hi[row], lo[row]
        if mode < _ASK and used[0] >= room:
            return i
        slot = _slot(slots, h1, h2)
        count = slots[slot, 2]
        if mode >= _ASK:
            accepted[row] = not count
            if mode == _FORGET and count:
                slots[slot, 2] = 1
            continue
        slots[slot, 2] = max(count, np.uint64(1)) + np.uint64(1)
        if mode == _COPIES and count > 1:
            h1 = (h1 & _TOP) | (mix(h1 ^ mix_too(count)) & ~_TOP)
            h2 = mix_too(h2 + mix(count))
            key_hi[row], key_lo[row] = h1, h2
            slot = _slot(slots, h1, h2)
            count = slots[slot, 2]
            slots[slot, 2] = max(count, np.uint64(1))
        if not count:
            slots[slot, 0], slots[slot, 1] = h1, h2
            used[0] += np.uint64(1)
            accepted[row] = True
    return end


@kernel
def _visit_map(slots, used, following, hi, lo, order, at, end, mode, given, found):
    """Third word: the number plus one."""
    room = np.uint64(len(slots) * _FULL)
    for i in range(at, end):
        if (i - at) % _AHEAD == 0:
            used[1] ^= _touch(slots, hi, order, i, end)
        row = order[i]
        if mode != _GET and used[0] >= room:
            return i
        slot = _slot(slots, hi[row], lo[row])
        known = slots[slot, 2]
        if known:
            found[row] = np.int64(known) - 1
        if mode == _PUT:
            slots[slot, 2] = np.uint64(given[row] + 1)
        elif mode == _NUMBER and not known:
            found[row] = following[0]
            following[0] += 1
            slots[slot, 2] = np.uint64(following[0])
        if mode != _GET and not known:
            slots[slot, 0], slots[slot, 1] = hi[row], lo[row]
            used[0] += np.uint64(1)
    return end
