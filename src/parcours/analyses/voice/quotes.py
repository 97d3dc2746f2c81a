"""Whose words are shown, and what is told with them? Of different people, from low scores to high ones and over the
whole time, none twice; with when, where and in which language they were said.

The choice rests on scores, times and texts alone: the same feedback gives the same quotes, however it was loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.voice import words as names
from parcours.analyses.voice.answers import Answers, distinct, texts_of
from parcours.analyses.voice.result import Quote
from parcours.analyses.voice.sources import Source, told_among
from parcours.analyses.voice.uttered import languages
from parcours.text.finding import UNKNOWN
from parcours.text.masking import unmasked_part
from parcours.text.shown import shown
from parcours.timeline.snapshot import Snapshot

LETTERS = 280  # of a quote, at most
_TITLE = 100  # letters
_SAYS_ENOUGH = range(30, 600)  # bytes of a text that is chosen before others
_TRIES = 60  # texts looked at for one quote
_PIECE = 4  # letters; texts that share many such pieces say the same
_ALIKE = 0.35
_LEAST = 3  # letters of a text that says something
_LEVELS = 4  # low, middle and high scores, and none
Read = Callable[[int], str]


@dataclass(slots=True)
class Chosen:
    """What is chosen so far: of different people, none twice."""

    least: int = _LEAST  # letters of a text that says something

    rows: list[int] = field(default_factory=list)
    words: dict[int, tuple[str, bool]] = field(default_factory=dict)
    people: set[int] = field(default_factory=set)
    pieces: list[set[str]] = field(default_factory=list)

    def take(self, row: int, person: int, read: Read) -> bool:
        """Take a row too, if it fits."""
        if person in self.people:
            return False
        words, cut = shown(read(row), LETTERS)
        own = "".join(letter for letter in unmasked_part(words).casefold() if letter.isalpha())
        pieces = {own[k : k + _PIECE] for k in range(max(len(own) - _PIECE + 1, 1))}
        if len(own) < self.least or any(_alike(pieces, other) for other in self.pieces):
            return False
        self.rows.append(row)
        self.words[row] = words, cut
        self.people.add(person)
        self.pieces.append(pieces)
        return True


class Quoting:
    """Reads texts of rows, and makes quotes of them."""

    def __init__(self, snapshot: Snapshot, found: Sequence[Source], rows: Answers, *, titled: bool = True) -> None:
        self._sources, self._rows = found, rows
        self.read: Callable[[int, str | None], str] = texts_of(snapshot, found, rows)
        self.recognised = languages(snapshot, rows)  # as the words tell it; empty: it cannot be told
        self._titles = told_among(snapshot, names.titles(snapshot.properties("event"))) if titled else []

    def quote(self, row: int, said: tuple[str, bool], language: str = "", recall: bool | None = None) -> Quote:
        """A row's words as they were chosen, and cut. `language`: where something else than the words tells it."""
        return quote(
            said,
            event=self._sources[int(self._rows.source[row])].event,
            time=int(self._rows.time[row]),
            scores=(None if score != score else score for score in self._rows.scores[row].tolist()),
            title=self.first(row, self._titles),
            language=language or self.recognised[row],
            recall=recall,
        )

    def first(self, row: int, properties: Sequence[str]) -> str:
        """What the first property tells that has a value."""
        return next((found for property in properties if (found := self.read(row, property))), "")


def quote(
    said: tuple[str, bool], *, event: str, time: int, scores: Iterable[float | None], title: str = "",
    language: str = "", recall: bool | None = None,
) -> Quote:  # fmt: skip
    """Words as they are shown, whether they were cut, and what is told beside them: the first score that there is."""
    return Quote(
        words=said[0],
        title=shown(title, _TITLE)[0] if title else "",
        event=event,
        score=next((score for score in scores if score is not None), None),
        time=time,
        language=language if language != UNKNOWN and language else None,
        cut=said[1],
        recall=recall,
    )


def quotes(rows: Answers, height: NDArray[np.float64], most: int, read: Read) -> list[tuple[int, str, bool]]:
    """At most so many rows with their words, and whether they were cut; from low scores to high ones, then none."""
    if not most:
        return []
    spoken = np.flatnonzero(rows.text > 0)
    level = _levels(height)
    of_level = [spoken[level[spoken] == one] for one in range(_LEVELS)]
    turns = _turns([distinct(rows.person[some]) for some in of_level], most)
    by_level = [_in_time(rows, some) for some in of_level]
    chosen = Chosen()
    for number, one in enumerate(turns):
        late = (2 * (most - number) - 1) / (2 * most)  # the first is of the last part of the time, and so on
        _choose(chosen, rows, by_level[one], late, read)
    for one in sorted(range(_LEVELS), key=lambda k: -len(by_level[k])):  # where a level had nothing fit
        while len(chosen.rows) < most and _choose(chosen, rows, by_level[one], 0.5, read):
            pass
    known = np.nan_to_num(height, nan=2.0)
    order = sorted(chosen.rows, key=lambda row: (known[row], -rows.time[row], chosen.words[row]))
    return [(row, *chosen.words[row]) for row in order]


def _levels(height: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.where(np.isnan(height), 3, np.minimum(np.nan_to_num(height) * 3, 2)).astype(np.int64)


def _in_time(rows: Answers, some: NDArray[np.int64]) -> NDArray[np.int64]:
    return some[np.lexsort((rows.mark[some], rows.time[some]))]


def _turns(people: list[int], most: int) -> list[int]:
    """Which level each quote is of: all in turn, the one with most people first."""
    order = sorted((k for k in range(_LEVELS) if people[k]), key=lambda k: (-people[k], k))
    turns = [k for place in range(most) for k in order if place < people[k]]
    return turns[:most]


def _choose(chosen: Chosen, rows: Answers, some: NDArray[np.int64], late: float, read: Read) -> bool:
    """Take one more of these, as near to the place in time as there is one that fits."""
    enough = np.isin(rows.letters[some], _SAYS_ENOUGH)
    for part in (some[enough], some[~enough]):
        for row in islice(_outwards(part, late), _TRIES):
            if chosen.take(row, int(rows.person[row]), read):
                return True
    return False


def _outwards(some: NDArray[np.int64], late: float) -> Iterator[int]:
    """From a place on to both sides."""
    at = min(int(late * len(some)), len(some) - 1)
    for step in range(len(some)):
        for place in {at - step, at + step} if step else {at}:
            if 0 <= place < len(some):
                yield int(some[place])


def _alike(a: set[str], b: set[str]) -> bool:
    return len(a & b) > _ALIKE * min(len(a), len(b))
