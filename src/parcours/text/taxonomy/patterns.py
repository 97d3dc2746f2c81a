"""How are the words written that tell a theme, and which sequences of words do they stand for?

    late                 a word
    deliver*             all that begin so
    (late|overdue)       one of these; several words may stand there too: (late|long overdue)
    left with my friend  words in a row
    parcel* .. late      in this order, with at most four words in between
    parcel* + late       both anywhere in the clause
    late + !night        the first, where the second is not
    $parcel              one of the words that the file's line `$parcel = ...` lists
    (again)?             may stand there

Several, parted by `;`, stand on one line.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parcours.text.tokens import words

GAP = 4  # words that `..` goes over, at most
_OWN = 3  # slots that somebody's own words count for beyond those they have
_MOST = 4000  # sequences that one line may stand for
_PIECE = re.compile(r"\((?P<group>[^()]*)\)(?P<maybe>\?)?|(?P<gap>\.\.)|(?P<word>[^\s()]+)")
_LISTED = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Slot:
    """One of these words, or one that begins so."""

    words: frozenset[str]
    begins: frozenset[str]


@dataclass(frozen=True, slots=True)
class Step:
    """A slot, and how many words may stand before it since the slot before."""

    slot: Slot
    gap: int


Sequence_ = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Sequences that are all there, and such that must not be."""

    all: tuple[Sequence_, ...]
    none: tuple[Sequence_, ...] = ()
    own: bool = False  # somebody's own words, which go before the shipped ones

    @property
    def slots(self) -> int:
        """How much it asks for: of two patterns that hold, the one that asks for more says more."""
        return sum(len(sequence) for sequence in self.all) + (_OWN if self.own else 0)


def read(line: str, lists: Mapping[str, Sequence[str]]) -> Iterator[Pattern]:
    """The patterns of a line."""
    for one in line.split(";"):
        if one.strip():
            yield from _pattern(one, lists)


def listed(text: str) -> list[str]:
    """What a line `$parcel = ...` lists: words, and several in quotes."""
    return [both or single for both, single in _LISTED.findall(text)]


def plain(phrase: str) -> Pattern:
    """What people write who do not know this page: words in a row, in whatever inflection (`club fee`, *club fees*)."""
    steps = []
    for raw in phrase.split():
        for word in words(raw.strip("*\"'.,!?")):
            steps.append(Step(Slot(frozenset(), frozenset([word])) if raw.endswith("*") else _inflected(word), 0))
    return Pattern((tuple(steps),), own=True)


def _inflected(word: str) -> Slot:
    """The word without its last letters, as most endings of the five languages differ in two at most."""
    if len(word) < 4 or not word[0].isalpha():
        return Slot(frozenset([word, word + "s"]), frozenset())
    return Slot(frozenset(), frozenset([word[: -2 if len(word) > 6 else -1]]))


def _pattern(text: str, lists: Mapping[str, Sequence[str]]) -> Iterator[Pattern]:
    parts = [part.strip() for part in text.split(" + ")]
    wanted = [list(_sequences(part, lists)) for part in parts if not part.startswith("!")]
    unwanted = [sequence for part in parts if part.startswith("!") for sequence in _sequences(part[1:], lists)]
    combined = list(itertools.islice(itertools.product(*wanted), _MOST + 1))
    if not wanted or len(combined) > _MOST:
        raise ValueError(f"no pattern: {text!r}")
    for all in combined:
        yield Pattern(all, tuple(unwanted))


def _sequences(part: str, lists: Mapping[str, Sequence[str]]) -> Iterator[Sequence_]:
    """The sequences that a part stands for: single words of a group stay together in one slot, several words part."""
    places: list[list[list[Slot | None]]] = []  # None: a gap
    for piece in _PIECE.finditer(part):
        if piece["gap"]:
            places.append([[None]])
            continue
        options = piece["group"].split("|") if piece["group"] is not None else piece["word"].split("|")
        made = _options(options, lists)
        places.append([*made, []] if piece["maybe"] else made)
    for chosen in itertools.product(*places):
        steps, gap = [], 0
        for slot in itertools.chain.from_iterable(chosen):
            if slot is None:
                gap = GAP
            else:
                steps.append(Step(slot, gap))
                gap = 0
        if steps:
            yield (Step(steps[0].slot, 0), *steps[1:])


def _options(options: Sequence[str], lists: Mapping[str, Sequence[str]]) -> list[list[Slot | None]]:
    """Ways to fill a place: all single words as one, and each of several words."""
    whole, begins, longer = set[str](), set[str](), list[list[Slot | None]]()
    for option in _unlisted(options, lists):
        several = option.split()
        cut = [one for one in words(option.rstrip("*")) if one != "."]
        if len(several) == 1 and len(cut) == 1:
            (begins if option.endswith("*") else whole).add(cut[0])
            continue
        row: list[Slot | None] = []
        for one in several:
            if one == "..":
                row.append(None)
            elif one.startswith("$"):
                row += _options(lists[one[1:]], lists)[0]
            else:
                inner = words(one.rstrip("*"))
                row += [Slot(frozenset([word]), frozenset()) for word in inner[:-1]]
                last = frozenset(inner[-1:])
                row.append(Slot(frozenset(), last) if one.endswith("*") else Slot(last, frozenset()))
        longer.append(row)
    single: list[Slot | None] = [Slot(frozenset(whole), frozenset(begins))]
    return [single, *longer] if whole or begins else longer


def _unlisted(options: Sequence[str], lists: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for option in options:
        option = option.strip()
        if option.startswith("$") and " " not in option:
            if option[1:] not in lists:
                raise ValueError(f"no list {option}")
            yield from lists[option[1:]]
        elif option:
            yield option
