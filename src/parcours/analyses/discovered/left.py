"""Which clauses has no theme been found in? Texts cut as listening cuts them, but what themes' words tell; and, to
compare with, the clauses of the same texts that themes explain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.discovered.query import DiscoveredQuery
from parcours.analyses.themes.query import ThemesQuery
from parcours.analyses.themes.told import Told, told
from parcours.analyses.voice.answers import texts_of
from parcours.analyses.voice.uttered import languages
from parcours.collect.together import vocabulary
from parcours.stats.hashing import hash_numbers
from parcours.text.clauses import clauses
from parcours.text.discovering import Looked, look
from parcours.text.finding import LONGEST, UNKNOWN
from parcours.text.masking import masked, unmasked_part
from parcours.text.taxonomy import LANGUAGES, Taxonomy, WordThemes, shipped
from parcours.text.tokens import words
from parcours.timeline.snapshot import Snapshot

_SAYS = 3  # words of a clause that is looked at
_NAMED = vocabulary.ITEM | {"brand", "category", "seller", "vendor", "merchant", "carrier", "courier", "supplier"}
_NAMES, _NAME = 5000, 6  # values of a property that holds names, and words of one, at most


@dataclass(frozen=True, eq=False)
class Left:
    """Clauses of the texts that are looked at, and the rows they are of."""

    told: Told
    row: NDArray[np.int64]
    texts: list[str]  # without what tells who wrote it
    languages: list[str]
    themed: NDArray[np.bool_]
    clauses: int  # of all texts
    left: int  # without a theme, looked at or not
    known: frozenset[str]  # words of names on record: of products, brands, carriers
    query: DiscoveredQuery

    @cached_property
    def looked(self) -> Looked:
        """The groups, and what was set aside."""
        return look(
            self.texts, self.languages, seed=self.query.seed, people=self.told.rows.person[self.row],
            themed=self.themed, known=self.known, stable=self.query.stable, least=self.query.least,
        )  # fmt: skip

    @property
    def looked_at(self) -> int:
        return int(np.count_nonzero(~self.themed))


def left(snapshot: Snapshot, query: DiscoveredQuery) -> Left:
    """What is left. In a text that speaks of a theme the clauses that do so by words are not; where no word tells which
    (a theme by meaning), none is."""
    all = told(snapshot, ThemesQuery(where=query.where, period=query.period, among=query.among))
    read = texts_of(snapshot, all.sources, all.rows)
    spoken = languages(snapshot, all.rows)
    has_theme = np.isin(np.arange(len(all.rows)), all.themes.row)
    model = WordThemes(_taxonomy(snapshot))
    found: dict[tuple[int, str], bool] = {}
    many = 0
    for row in range(len(all.rows)):
        language = spoken[row] or UNKNOWN
        text = unmasked_part(masked(read(row, None)[:LONGEST]))  # names are no subjects; told by their place in a text
        cut = [text[begin:end] for begin, end in clauses(text, language)]
        many += len(cut)
        by_words = [bool(has_theme[row] and model.of_tokens(words(clause), language)) for clause in cut]
        for clause, themed in zip(cut, by_words, strict=True):
            if sum(word[0].isalpha() for word in words(clause)) >= _SAYS:
                found[row, clause] = themed or (bool(has_theme[row]) and not any(by_words))
    kept = _drawn(all, found, query.most)
    return Left(
        told=all,
        row=np.array([row for row, _ in kept], np.int64),
        texts=[clause for _, clause in kept],
        languages=[spoken[row] or UNKNOWN for row, _ in kept],
        themed=np.array([found[one] for one in kept], np.bool_),
        clauses=many,
        left=sum(not themed for themed in found.values()),
        known=_names(snapshot),
        query=query,
    )


def _taxonomy(snapshot: Snapshot) -> Taxonomy:
    listening = snapshot.journey.listening if snapshot.journey else None
    if listening is None:
        return shipped()
    return shipped(listening.languages or LANGUAGES).edited(listening.themes)


def _drawn(all: Told, found: dict[tuple[int, str], bool], most: int) -> list[tuple[int, str]]:
    """The clauses of no more texts than leave so many without a theme, drawn by the texts' marks: of the same texts
    always the same."""
    rows = np.array([row for row, _ in found], np.int64)
    free = np.array([not themed for themed in found.values()], np.bool_)
    lot = hash_numbers(all.rows.mark[rows])[1] if len(rows) else rows
    order = np.argsort(lot, kind="stable")
    order = order[np.cumsum(free[order]) <= most]
    return _in_order(all, [one for one, taken in zip(found, _flags(len(rows), order), strict=True) if taken])


def _in_order(all: Told, kept: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """As no arrival decides."""
    return sorted(kept, key=lambda one: (one[1], int(all.rows.time[one[0]]), one[0]))


def _flags(many: int, chosen: NDArray[np.int64]) -> list[bool]:
    flags = np.zeros(many, np.bool_)
    flags[chosen] = True
    return flags.tolist()


def _names(snapshot: Snapshot) -> frozenset[str]:
    """The words of names that properties of events hold: what is said of a product is told by its theme."""
    found: set[str] = set()
    for name, types in snapshot.properties("event").items():
        if "s" not in types or not vocabulary.tokens(name) & _NAMED:
            continue
        for generation in snapshot.generations:
            for column in snapshot.columns(generation, "event", name, "s"):
                values = [words(str(value)) for value in column.values.to_pylist()[:_NAMES]]
                found.update(word for held in values if len(held) <= _NAME for word in held)
    return frozenset(found)
