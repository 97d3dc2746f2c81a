"""Which clauses has no theme been found in? Texts cut as listening cuts them, but what themes' words tell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.discovered.query import DiscoveredQuery
from parcours.analyses.themes.query import ThemesQuery
from parcours.analyses.themes.told import Told, told
from parcours.analyses.voice.answers import texts_of
from parcours.analyses.voice.uttered import languages
from parcours.stats.hashing import hash_numbers
from parcours.text.clauses import clauses
from parcours.text.finding import LONGEST, UNKNOWN
from parcours.text.masking import masked, unmasked_part
from parcours.text.taxonomy import LANGUAGES, Taxonomy, WordThemes, shipped
from parcours.text.tokens import words
from parcours.timeline.snapshot import Snapshot

_SAYS = 3  # words of a clause that is looked at


@dataclass(frozen=True, slots=True, eq=False)
class Left:
    """Clauses without a theme, and the rows they are of."""

    told: Told
    row: NDArray[np.int64]
    texts: list[str]  # without what tells who wrote it
    languages: list[str]
    clauses: int  # of all texts
    left: int  # without a theme, looked at or not


def left(snapshot: Snapshot, query: DiscoveredQuery) -> Left:
    """What is left. In a text that speaks of a theme the clauses that do so by words are left out."""
    all = told(snapshot, ThemesQuery(where=query.where, period=query.period, among=query.among))
    read = texts_of(snapshot, all.sources, all.rows)
    spoken = languages(snapshot, all.rows)
    has_theme = np.isin(np.arange(len(all.rows)), all.themes.row)
    model = WordThemes(_taxonomy(snapshot))
    found: dict[tuple[int, str], str] = {}
    many = 0
    for row in range(len(all.rows)):
        language = spoken[row] or UNKNOWN
        text = read(row, None)[:LONGEST]
        for begin, end in clauses(text, language):
            clause = text[begin:end]
            many += 1
            if has_theme[row] and model.of_tokens(words(clause), language):
                continue
            if sum(word[0].isalpha() for word in words(clause)) >= _SAYS:
                found[row, clause] = language
    kept = _drawn(all, list(found), query.most)
    return Left(
        told=all,
        row=np.array([row for row, _ in kept], np.int64),
        texts=[unmasked_part(masked(clause)) for _, clause in kept],
        languages=[found[one] for one in kept],
        clauses=many,
        left=len(found),
    )


def _taxonomy(snapshot: Snapshot) -> Taxonomy:
    listening = snapshot.journey.listening if snapshot.journey else None
    if listening is None:
        return shipped()
    return shipped(listening.languages or LANGUAGES).edited(listening.themes)


def _drawn(all: Told, found: list[tuple[int, str]], most: int) -> list[tuple[int, str]]:
    """No more than so many, drawn by the texts' marks: of the same texts always the same."""
    if len(found) <= most:
        return sorted(found, key=lambda one: (one[1], int(all.rows.time[one[0]]), one[0]))
    mark = all.rows.mark[np.array([row for row, _ in found])]
    lot = hash_numbers(mark)[1]
    order = np.argsort(lot, kind="stable")[:most]
    return sorted((found[k] for k in order.tolist()), key=lambda one: (one[1], int(all.rows.time[one[0]]), one[0]))
