"""Which patterns hold in a clause? All of one language's at once, at the cost of a lookup a word.

Equal slots of all patterns are numbered once, and which slots a word fills is remembered by the word (nearly all words
of a text were seen before). A pattern is looked at only where its rarest slot is filled: of its slots the one whose
words are long and few.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parcours.text.taxonomy.patterns import Pattern, Sequence_, Slot
from parcours.text.tokens import BREAK

_REMEMBERED = 100_000  # words
_Steps = tuple[tuple[int, int], ...]  # (number of the slot, gap before it)


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern that holds: whose it is, where it stands, and how much it asked for."""

    value: str
    place: int
    end: int  # its last word
    slots: int
    negated: bool  # whether the pattern itself says *not*


class Table:
    """Patterns of values, ready to be found."""

    def __init__(self, patterns: Iterable[tuple[str, Pattern]], negators: frozenset[str] = frozenset()) -> None:
        self._slots: dict[Slot, int] = {}
        self._by_slot: dict[int, list[tuple[str, tuple[_Steps, ...], tuple[_Steps, ...], int, bool]]] = defaultdict(
            list
        )
        seen: set[tuple[str, Pattern]] = set()
        for value, pattern in patterns:
            if (value, pattern) in seen:
                continue
            seen.add((value, pattern))
            every = [step.slot for sequence in pattern.all for step in sequence]
            rarest = self._number(min(every, key=_commonness))
            says_not = any(slot.words and slot.words <= negators for slot in every) or any(
                len(slot.words & negators) >= 2 for slot in every
            )
            self._by_slot[rarest].append(
                (value, self._steps(pattern.all), self._steps(pattern.none), pattern.slots, says_not)
            )
        self._whole: dict[str, list[int]] = defaultdict(list)
        self._begun: dict[str, list[int]] = defaultdict(list)
        for slot, number in self._slots.items():
            for word in slot.words:
                self._whole[word].append(number)
            for begin in slot.begins:
                self._begun[begin].append(number)
        self._longest = max(map(len, self._begun), default=0)
        self._shortest = min(map(len, self._begun), default=1)
        self._filled: dict[str, tuple[frozenset[int], tuple[int, ...]]] = {}

    def find(self, words: Sequence[str]) -> list[Hit]:
        """The patterns that hold, in no order."""
        known = self._filled  # which another thread may clear
        of_words = [known.get(word) or self._fill(word) for word in words]
        rare = {number for _, numbers in of_words for number in numbers}
        if not rare:
            return []
        filled = [slots for slots, _ in of_words]
        hits = []
        for number in rare:
            for value, wanted, unwanted, slots, says_not in self._by_slot[number]:
                found = _all(wanted, filled, words)
                if found is not None and all(_found(steps, filled, words) is None for steps in unwanted):
                    hits.append(Hit(value, *found, slots, says_not))
        return hits

    def _number(self, slot: Slot) -> int:
        return self._slots.setdefault(slot, len(self._slots))

    def _steps(self, sequences: Sequence[Sequence_]) -> tuple[_Steps, ...]:
        return tuple(tuple((self._number(step.slot), step.gap) for step in sequence) for sequence in sequences)

    def _fill(self, word: str) -> tuple[frozenset[int], tuple[int, ...]]:
        """The slots that a word fills, and those of them by which patterns are looked up."""
        found = list(self._whole.get(word, ()))
        for length in range(self._shortest, min(len(word), self._longest) + 1):
            found += self._begun.get(word[:length], ())
        if len(self._filled) >= _REMEMBERED:
            self._filled.clear()
        filled = frozenset(found), tuple(number for number in found if number in self._by_slot)
        self._filled[word] = filled
        return filled


def _all(wanted: Sequence[_Steps], filled: Sequence[frozenset[int]], words: Sequence[str]) -> tuple[int, int] | None:
    """From where to where the first sequence stands, if all hold."""
    first: tuple[int, int] | None = None
    for steps in wanted:
        found = _found(steps, filled, words)
        if found is None:
            return None
        first = first or found
    return first


def _found(steps: _Steps, filled: Sequence[frozenset[int]], words: Sequence[str]) -> tuple[int, int] | None:
    first = steps[0][0]
    for place, mine in enumerate(filled):
        if first in mine and (end := _end(steps, 1, place, filled, words)) >= 0:
            return place, end
    return None


def _end(steps: _Steps, at: int, place: int, filled: Sequence[frozenset[int]], words: Sequence[str]) -> int:
    """Where the last step stands, if the steps from `at` on follow a place in the same sentence; else -1."""
    if at == len(steps):
        return place
    number, gap = steps[at]
    for following in range(place + 1, min(place + gap + 2, len(filled))):
        if words[following] == BREAK:
            return -1
        if number in filled[following] and (end := _end(steps, at + 1, following, filled, words)) >= 0:
            return end
    return -1


def _commonness(slot: Slot) -> float:
    return sum(2.0 ** -len(word) for word in slot.words) + sum(2.0 ** (1 - len(begin)) for begin in slot.begins)
