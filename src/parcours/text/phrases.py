"""Which entries of a table of words and phrases does a text hold? One fast lookup for feelings, kinds and themes.

An entry is one word or several; a word that ends in `*` stands for all that begin so (`livrai*`, `waste of money`,
`pas arriv*`), which is how inflection is met in all five languages. Of entries that begin at the same word the one of
more words wins, then the one that is written out, then the longer beginning.

What a word may begin is remembered: nearly all words of a text were seen before (Zipf), so a lookup costs what one of
a dictionary does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from parcours.text.tokens import words

T = TypeVar("T")
_SEEN = 100_000  # words whose entries are remembered
_SHORTEST = 2  # letters of a beginning
_DOUBLED = re.compile(r"(.)\1+")


class Phrases(Generic[T]):
    """A table from words and phrases to what they stand for; the same phrase may stand for several."""

    def __init__(self, entries: Iterable[tuple[str, T]], endings: Sequence[str] = ()) -> None:
        """`endings` are cut off a word that no entry begins with (Indonesian `-nya`)."""
        self._endings = tuple(endings)
        self._whole: dict[str, list[_Entry[T]]] = defaultdict(list)
        self._begun: dict[str, list[_Entry[T]]] = defaultdict(list)
        self._longest = 0  # of the beginnings
        self._seen: dict[str, _Begun[T]] = {}
        for phrase, value in entries:
            self._add(phrase, value)

    def find(self, text: Sequence[str]) -> list[tuple[int, int, T]]:
        """(first word, how many words, value) from left to right; what was found does not overlap."""
        found: list[tuple[int, int, T]] = []
        seen, free = self._seen.get, 0  # the first word that no phrase has taken
        for place in [place for place, word in enumerate(text) if seen(word, True)]:  # most words begin nothing
            if place < free:
                continue
            begun = seen(text[place])
            if begun is None:
                begun = self._begin(text[place])
            if not begun:
                continue
            single, longer, nexts = begun
            if longer and place + 1 < len(text):
                following = nexts.get(text[place + 1])
                if following is None:
                    following = nexts[text[place + 1]] = _following(longer, text[place + 1])
                for rest, value in following:
                    if len(rest) == 1 or _goes_on(text, place + 2, rest[1:]):
                        free = place + 1 + len(rest)
                        found.append((place, 1 + len(rest), value))
                        break
            if place >= free and single:
                found.append((place, 1, single[0][1]))
        return found

    def all(self, text: Sequence[str]) -> list[tuple[int, int, T]]:
        """Every entry the text holds, overlapping ones too."""
        found: list[tuple[int, int, T]] = []
        for place, word in enumerate(text):
            begun = self._seen.get(word)
            if begun is None:
                begun = self._begin(word)
            if begun:
                for rest, value in (*begun[1], *begun[0]):
                    if not rest or _goes_on(text, place + 1, rest):
                        found.append((place, 1 + len(rest), value))
        return found

    def _add(self, phrase: str, value: T) -> None:
        parts: list[tuple[str, bool]] = []  # (letters, whether they are only a beginning)
        for part in phrase.split():
            cut = words(part.rstrip("*"))
            parts += [(word, False) for word in cut[:-1]]
            parts += [(word, part.endswith("*")) for word in cut[-1:]]
        if not parts:
            raise ValueError(f"no word in {phrase!r}")
        (first, begun), rest = parts[0], tuple(parts[1:])
        if begun and len(first) < _SHORTEST:
            raise ValueError(f"too short a beginning: {phrase!r}")
        (self._begun if begun else self._whole)[first].append((rest, value))
        if begun:
            self._longest = max(self._longest, len(first))

    def _begin(self, word: str) -> _Begun[T]:
        entries = self._beginning(word)
        if not entries:
            for ending in self._endings:
                if word.endswith(ending) and len(word) > len(ending) + 2:
                    entries = self._beginning(word[: -len(ending)])
                    break
        if not entries and _DOUBLED.search(word):  # "loove", what is left of "looooove"
            entries = tuple(self._whole.get(_DOUBLED.sub(r"\1", word), ()))
        if len(self._seen) >= _SEEN:
            self._seen.clear()
        begun: _Begun[T] = ()
        if entries:
            begun = (tuple(e for e in entries if not e[0]), tuple(e for e in entries if e[0]), {})
        self._seen[word] = begun
        return begun

    def _beginning(self, word: str) -> _Entries[T]:
        """Entries whose first word this may be, the most telling first."""
        ranked = [(-len(e[0]), 0, 0, e) for e in self._whole.get(word, ())]
        for length in range(_SHORTEST, min(len(word), self._longest) + 1):
            ranked += [(-len(e[0]), 1, -length, e) for e in self._begun.get(word[:length], ())]
        return tuple(e for *_, e in sorted(ranked, key=lambda r: r[:3]))


_Rest = tuple[tuple[str, bool], ...]  # (letters, whether they are only a beginning) of the words after the first
_Entry = tuple[_Rest, T]
_Entries = tuple[_Entry[T], ...]
# entries of one word, of more, and of these by the word that follows; nothing where no entry begins
_Begun = tuple[()] | tuple[_Entries[T], _Entries[T], dict[str, _Entries[T]]]


def _following(entries: _Entries[T], word: str) -> _Entries[T]:
    """Of entries of several words those whose second this may be."""
    return tuple(e for e in entries if (word.startswith(e[0][0][0]) if e[0][0][1] else word == e[0][0][0]))


def _goes_on(text: Sequence[str], place: int, rest: _Rest) -> bool:
    if place + len(rest) > len(text):
        return False
    for letters, begun in rest:
        word = text[place]
        if not (word.startswith(letters) if begun else word == letters):
            return False
        place += 1
    return True
