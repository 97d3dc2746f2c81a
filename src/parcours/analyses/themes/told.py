"""Which texts speak of which themes, and how? Rows of what was said, with the themes that listening derives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among
from parcours.analyses.themes.query import ThemesQuery
from parcours.analyses.utterances import Names, has, names_of, numbers_of
from parcours.analyses.voice.answers import Answers, answers, distinct
from parcours.analyses.voice.sources import Source, sources
from parcours.analyses.voice.uttered import languages
from parcours.model.errors import unknown_name
from parcours.model.journey import NONE, OUT, Journey
from parcours.model.listening import DELIGHTS, PAINS, SENTIMENT, SIGN, THEMES
from parcours.text.finding import UNKNOWN
from parcours.timeline.others import about
from parcours.timeline.snapshot import Snapshot

Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]
US = "us"


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Texts that were read, and what they speak of. `row` of the pairs counts in `rows`."""

    sources: Sequence[Source]
    rows: Answers
    sentiment: NDArray[np.float64]  # of each row
    themes: Names
    bad: Flags  # of each pair of `themes`
    good: Flags
    ours: Flags  # of each row; the others are about somebody else
    elsewhere: NDArray[np.object_]  # whom each row is about; empty: us
    unread: int

    def pairs(self, theme: str, *, others: bool = False) -> Whole:
        """The pairs of a theme whose rows are about us; or all."""
        of_it = np.flatnonzero(self.themes.name == self.themes.names.index(theme))
        return of_it if others else of_it[self.ours[self.themes.row[of_it]]]

    def people(self, pairs: Whole) -> int:
        return distinct(np.unique(self.rows.person[self.themes.row[pairs]]))


def told(snapshot: Snapshot, query: ThemesQuery) -> Told:
    """What was written in the period by those asked about; what is about others only where that is asked for."""
    found = sources(snapshot, query.voice)
    who = among(snapshot, query.among)
    others = query.by == "about"
    every = answers(snapshot, query.voice, snapshot.journey or Journey(), found, who, others=others)
    wrote = every.where(every.asked & (every.text > 0))
    read = _has(snapshot, wrote, SIGN)
    rows = wrote.where(read)
    themes = names_of(snapshot, rows, THEMES)
    _check(query, themes)
    elsewhere = _about(snapshot, rows) if others else np.full(len(rows), "", object)
    return Told(
        sources=found,
        rows=rows,
        sentiment=numbers_of(snapshot, rows, SENTIMENT),
        themes=themes,
        bad=_among(themes, names_of(snapshot, rows, PAINS)),
        good=_among(themes, names_of(snapshot, rows, DELIGHTS)),
        ours=np.asarray(elsewhere == "", np.bool_),
        elsewhere=elsewhere,
        unread=int(np.count_nonzero(~read)),
    )


def groups(snapshot: Snapshot, query: ThemesQuery, all: Told) -> tuple[list[str], Whole]:
    """The names of the groups, and of each row the number of its own."""
    rows = all.rows
    if query.by == "stage":
        names = [*(snapshot.journey or Journey()).names, NONE, OUT]
        return _used(names, rows.stage)
    if query.by == "source":
        return _used([source.event for source in all.sources], rows.source)
    if query.by == "language":
        spoken = languages(snapshot, rows)
        spoken[spoken == ""] = UNKNOWN
        return _named(spoken)
    if query.by == "about":
        return _named(np.where(all.ours, US, all.elsewhere))
    return [], np.zeros(len(rows), np.int64)


def _has(snapshot: Snapshot, rows: Answers, property: str) -> Flags:
    found = np.zeros(len(rows), np.bool_)
    if has(snapshot, property):
        found[names_of(snapshot, rows, property).row] = True
    return found


def _about(snapshot: Snapshot, rows: Answers) -> NDArray[Any]:
    found = np.full(len(rows), "", object)
    for number, generation in enumerate(snapshot.generations):
        mine = np.flatnonzero(rows.generation == number)
        found[mine] = about(snapshot, generation, rows.position[mine])
    return found


def _among(pairs: Names, some: Names) -> Flags:
    """Which pairs are among others, by row and name."""
    numbers = {name: number for number, name in enumerate(pairs.names)}
    name = np.array([numbers.get(name, -1) for name in some.names], np.int64)[some.name]
    width = len(pairs.names) + 1
    return np.isin(pairs.row * width + pairs.name, some.row * width + name)


def _used(names: Sequence[str], number: Whole) -> tuple[list[str], Whole]:
    used = np.unique(number)
    return [str(names[k]) for k in used.tolist()], np.searchsorted(used, number)


def _named(values: NDArray[Any]) -> tuple[list[str], Whole]:
    """The most frequent first; who is about us before all."""
    names = sorted(set(values.tolist()), key=lambda v: (v != US, -int(np.count_nonzero(values == v)), v))
    place = {name: number for number, name in enumerate(names)}
    return names, np.array([place[value] for value in values.tolist()], np.int64)


def _check(query: ThemesQuery, themes: Names) -> None:
    for name in query.theme:
        if name not in themes.names:
            raise unknown_name("theme", name, themes.names, hint="Nobody speaks of it in view.")
