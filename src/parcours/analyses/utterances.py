"""Who said what, and what is understood of it? Rows of feedback with what listening derives of them, for questions.

What is told of others (competitors, markets) and the company's own words are in no row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among as people_among
from parcours.analyses.terminal import many
from parcours.analyses.values import values
from parcours.analyses.voice.answers import Answers, answers
from parcours.analyses.voice.query import VoiceQuery
from parcours.analyses.voice.scores import Scale, scales
from parcours.analyses.voice.sources import Source, sources
from parcours.model.journey import Journey
from parcours.model.listening import LANGUAGE, SENTIMENT, SIGN
from parcours.text.finding import UNKNOWN
from parcours.timeline.members import Members, nobody
from parcours.timeline.snapshot import Snapshot

Whole = NDArray[np.int64]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Utterances:
    """All that was said: by those asked about in the period, and by everybody always, as a scale is seen in all."""

    sources: tuple[Source, ...]
    scales: Sequence[Scale]
    every: Answers
    who: Members | None  # that are asked about; None: everybody

    @property
    def asked(self) -> Answers:
        return self.every.where(self.every.asked)


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """Values of a property that holds names, several of one row too: which row, and the number of its name."""

    row: Whole
    name: Whole
    names: tuple[str, ...]

    def rows_of(self, name: str) -> Whole:
        """The rows that have it."""
        return self.row[self.name == self.names.index(name)] if name in self.names else self.row[:0]


def utterances(snapshot: Snapshot, query: VoiceQuery) -> Utterances:
    """What a question about what was said rests on."""
    found = sources(snapshot, query)
    who = people_among(snapshot, query.among)
    every = answers(snapshot, query, snapshot.journey or Journey(), found, who)
    return Utterances(found, scales(found, every), every, who)


def has(snapshot: Snapshot, property: str) -> bool:
    """Whether a property that is understood of words is there."""
    return property in snapshot.properties("event")


def numbers_of(snapshot: Snapshot, rows: Answers, property: str) -> Numbers:
    """Of each row the number that the property holds; NaN: none."""
    found = np.full(len(rows), np.nan)
    if not has(snapshot, property):
        return found
    known = values(snapshot, property, "event")
    for mine, generation in _by_generation(snapshot, rows):
        here = known[generation]
        codes, offsets = here.of(rows.position[mine])
        if offsets is not None:
            codes = _firsts(codes, offsets)
        table = [here.value(code) for code in range(1, 1 + sum(len(column.values) for column in here.columns))]
        numeric = [float(v) if isinstance(v, int | float) and not isinstance(v, bool) else np.nan for v in table]
        found[mine] = np.array([np.nan, *numeric])[codes]
    return found


def understood(snapshot: Snapshot, rows: Answers) -> Numbers:
    """Of each row how good or bad its words are; NaN: it has none, or they are of a language that is not read."""
    found = numbers_of(snapshot, rows, SENTIMENT)
    found[foreign(snapshot, rows)] = np.nan
    return found


def foreign(snapshot: Snapshot, rows: Answers) -> NDArray[np.bool_]:
    """Whose words are of a language that is not read, and show no feeling otherwise, as by an emoji."""
    unknown, unsure = np.zeros(len(rows), np.bool_), np.zeros(len(rows), np.bool_)
    unknown[names_of(snapshot, rows, LANGUAGE).rows_of(UNKNOWN)] = True
    unsure[names_of(snapshot, rows, SIGN).rows_of("unsure")] = True
    return unknown & unsure


def not_read(texts: int) -> list[str]:
    """What a reader must know of so many."""
    told = "Name the languages in journey.yaml (listening: languages)."
    return [f"{many(texts, 'text')} left out, of a language that is not read. {told}"] if texts else []


def names_of(snapshot: Snapshot, rows: Answers, property: str) -> Names:
    """Of each row the names that the property holds."""
    if not has(snapshot, property):
        return Names(np.empty(0, np.int64), np.empty(0, np.int64), ())
    known = values(snapshot, property, "event")
    numbers: dict[str, int] = {}
    row, name = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for mine, generation in _by_generation(snapshot, rows):
        here = known[generation]
        codes, offsets = here.of(rows.position[mine])
        owner = mine if offsets is None else np.repeat(mine, np.diff(offsets))
        some = codes > 0
        used, which = np.unique(codes[some], return_inverse=True)
        told = [str(here.value(int(code))) for code in used]
        row.append(owner[some])
        name.append(np.array([numbers.setdefault(one, len(numbers)) for one in told], np.int64)[which])
    return _in_order(np.concatenate(row), np.concatenate(name), list(numbers))


def members_of(snapshot: Snapshot, rows: Answers) -> Members:
    """The people of rows."""
    found = nobody(snapshot)
    for mine, generation in _by_generation(snapshot, rows):
        found.of(generation)[generation.owners(rows.position[mine])] = True
    return found


def by_person(person: Whole, value: Numbers) -> tuple[Whole, Numbers, Whole]:
    """People, each one's mean, and how many values it is of, in any order of the rows."""
    order = np.lexsort((value, person))
    person, value = person[order], value[order]
    begin = np.flatnonzero(np.diff(person, prepend=-1))
    if not len(begin):
        return person, value, person
    n = np.diff(np.append(begin, len(person)))
    return person[begin], np.add.reduceat(value, begin) / n, n


def _by_generation(snapshot: Snapshot, rows: Answers) -> list[tuple[Whole, Any]]:
    found = [(np.flatnonzero(rows.generation == n), g) for n, g in enumerate(snapshot.generations)]
    return [(mine, generation) for mine, generation in found if len(mine)]


def _firsts(codes: NDArray[Any], offsets: Whole) -> Whole:
    found = np.zeros(len(offsets) - 1, np.int64)
    some = np.diff(offsets) > 0
    found[some] = codes[offsets[:-1][some]]
    return found


def _in_order(row: Whole, name: Whole, names: list[str]) -> Names:
    """Names by alphabet, rows ascending, and none of a row twice: an order that no arrival decides."""
    order = np.argsort(np.array(names, dtype=object)) if names else np.empty(0, np.int64)
    rank = np.empty(len(names), np.int64)
    rank[order] = np.arange(len(names))
    pairs = np.unique(np.stack([row, rank[name]], axis=1), axis=0) if len(row) else np.empty((0, 2), np.int64)
    return Names(pairs[:, 0], pairs[:, 1], tuple(names[k] for k in order.tolist()))
