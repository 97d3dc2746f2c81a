"""Which ways match `A+ B? (C|D)* E`? Regular expressions over events, tried without ever going back.

    A B        an A, and B as the next visible event     A+  A?  A*   once or more, perhaps, any number of times
    A | B      either                                    (A B)+       a group
    .          any event                                 [Order where price > 10]   events that a filter keeps

Names of several words need no quotes where it is clear which names are meant (`Product Viewed+ Order Completed`: the
words are read as the fewest names that there are); a name with a sign in it is written in quotes.

A pattern becomes an automaton with a place for each name in it (V. M. Glushkov: The abstract theory of automata,
1961), and `kernels.pattern` walks all places at once. So its time grows with the events and with nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.model.errors import NotAllowed
from parcours.model.filters import Filter
from parcours.timeline.kernels.pattern import match
from parcours.timeline.pattern_reader import Read, Reader


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A pattern, ready for marks of its `atoms`: plan these as steps, with `every` event marked."""

    text: str
    atoms: tuple[Filter, ...]
    may_be_empty: bool  # whether nothing at all matches
    takes: NDArray[np.uint64]  # [byte of atoms, value]: places
    follow: NDArray[np.uint64]  # [byte of places, value]: places
    first: np.uint64
    last: np.uint64

    def match(
        self, begin: NDArray[np.int64], atoms: NDArray[np.uint64], *, whole: bool = False, first: bool = False
    ) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
        """For each subject (marks begin[k] to begin[k + 1] - 1): whether it matches, and the mark that settled it.

        `whole`: from the first mark to the last; `first`: from the first mark to any; else from any to any. What
        settles it is the end of the earliest match (not with `whole`), or with `whole` and `first` the mark after
        which nothing could match any more; -1: no mark did. `atoms`: bit i says that the mark satisfies
        `self.atoms[i]`.
        """
        return self.work(begin, atoms, whole=whole, first=first)[:2]

    def work(
        self, begin: NDArray[np.int64], atoms: NDArray[np.uint64], *, whole: bool = False, first: bool = False
    ) -> tuple[NDArray[np.bool_], NDArray[np.int64], int]:
        """As `match`, and how many entries of tables were read for it."""
        if self.may_be_empty and not whole:
            raise NotAllowed(
                f"The pattern “{self.text}” also matches nothing at all, so everybody would match it somewhere.",
                hint="Let it hold at least one event that must be there: A+ in place of A*.",
            )
        accepted, at = np.zeros(len(begin) - 1, np.uint8), np.empty(len(begin) - 1, np.int64)
        tables = (self.takes, self.follow, self.first, self.last)
        how = (bool(whole or first), bool(whole))
        work = match(np.ascontiguousarray(begin, np.int64), atoms, *tables, *how, accepted, at)
        return accepted.view(np.bool_), at, int(work)

    @property
    def begins(self) -> np.uint64:
        """The atoms that a match can begin with, as bits."""
        bits = sum(1 << atom for atom, places in enumerate(self._of_atom) if places & int(self.first))
        return np.uint64(bits)

    @property
    def _of_atom(self) -> list[int]:
        return [int(self.takes[atom // 8, 1 << (atom % 8)]) for atom in range(len(self.atoms))]


def pattern(text: str, names: Iterable[str]) -> Pattern:
    """Read a pattern over events of these names; a `BadInput` points at what cannot be read."""
    tree = Reader(text, frozenset(names)).whole()
    return _automaton(text, tree)


def _automaton(text: str, read: Read) -> Pattern:
    follow, takes = [0] * len(read.places), [0] * len(read.atoms)
    for before, after in read.part.pairs:
        for place in range(len(follow)):
            if before >> place & 1:
                follow[place] |= after
    for place, atom in enumerate(read.places):
        takes[atom] |= 1 << place
    first, last = np.uint64(read.part.first), np.uint64(read.part.last)
    return Pattern(text, read.atoms, read.part.empty, _by_byte(takes), _by_byte(follow), first, last)


def _by_byte(words: Sequence[int]) -> NDArray[np.uint64]:
    """For each byte of a word and each value of it, the `words` of its bits together."""
    tables = np.zeros(((len(words) + 7) // 8, 256), np.uint64)
    values = np.arange(256)
    for number, word in enumerate(words):
        tables[number // 8, (values >> (number % 8)) & 1 == 1] |= np.uint64(word)
    return tables
