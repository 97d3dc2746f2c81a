"""Who gave the overall score, and what did the same people rate or say? A table with one row a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.drivers.query import DriversQuery
from parcours.analyses.scores.kinds import Meaning, meaning
from parcours.analyses.scores.scales import KnownScale, known_scales
from parcours.analyses.utterances import Utterances, Whole, has, names_of, numbers_of, understood, utterances
from parcours.analyses.voice import words
from parcours.analyses.voice.query import VoiceQuery
from parcours.collect.column_names import is_label
from parcours.collect.together import vocabulary
from parcours.model.errors import BadInput, unknown_name
from parcours.model.listening import DELIGHTS, PAINS
from parcours.timeline.snapshot import Snapshot

Numbers = NDArray[np.float64]
SAME = 86_400  # seconds: what is rated or said so long after the score belongs to it
BADLY, WELL = ", badly", ", well"
_FEWEST_VALUES, _HIGHEST = 3, 10
_OTHER = vocabulary.ITEM | vocabulary.COUNT | vocabulary.PRICE | vocabulary.EACH | vocabulary.STATUS | vocabulary.TIME


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One driver: each person's number; NaN: not known."""

    name: str
    values: Numbers
    meaning: Meaning | None  # None: of a theme, 1 where it was said and 0 where not


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Everybody who gave the overall score in the period."""

    name: str
    meaning: Meaning
    person: Whole
    score: Numbers  # good ones high
    of: Literal["ratings", "themes"]
    columns: Sequence[Column]
    wrote: NDArray[np.bool_]  # who said anything in words that is understood


def table(snapshot: Snapshot, query: DriversQuery) -> Table:
    """The overall score, and drivers: those named, or those found."""
    heard = _heard(snapshot, query)
    scales = known_scales(snapshot, heard)
    overall = _overall(scales, heard, query, snapshot)
    asked = heard.every.asked & ~np.isnan(overall.score)
    who, when, score = _latest(heard, np.flatnonzero(asked), overall.score)
    people = _People(heard, who, when)
    ratings = list(_ratings(snapshot, heard, scales, overall, people, query))
    themes = _themes(snapshot, heard, people)
    of, columns = _chosen(query, ratings, themes)
    wrote = ~np.isnan(people.latest(np.flatnonzero(~np.isnan(themes[1])), themes[1]))
    return Table(overall.name, overall.meaning, who, overall.meaning.good(score), of, columns, wrote)


def _heard(snapshot: Snapshot, query: DriversQuery) -> Utterances:
    """Feedback, with every property that is a score by its name or is named in the question."""
    known = snapshot.properties("event")
    numeric = [p for p, types in known.items() if "n" in types]
    named = [one.partition(": ")[2] or one for one in (*query.drivers, *([query.score] if query.score else []))]
    more = [p for p in named if p in numeric]
    score = tuple(dict.fromkeys([*words.scores(numeric), *more])) if more else ()
    voice = VoiceQuery(score=score, quotes=0, period=query.period, where=query.where, among=query.among)
    return utterances(snapshot, voice)


def _overall(scales: Sequence[KnownScale], heard: Utterances, query: DriversQuery, snapshot: Snapshot) -> KnownScale:
    if query.score is not None:
        named = [s for s in scales if query.score in (s.name, s.property, s.question, f"{s.event}: {s.property}")]
        if not named:
            names = [s.name for s in scales]
            raise unknown_name("score", query.score, names, hint=snapshot.advice(query.score, "event"))
        scales = named
    if not scales:
        raise BadInput(
            "Nobody gave a score.", hint="Load surveys or reviews, or name the property that holds it (--score stars)."
        )
    asked = heard.every.asked

    def people(scale: KnownScale) -> int:
        return len(np.unique(heard.every.person[asked & ~np.isnan(scale.score)]))

    return max(scales, key=lambda s: (people(s), s.meaning.kind == "nps", s.name))


def _latest(heard: Utterances, rows: Whole, value: Numbers) -> tuple[Whole, Whole, Numbers]:
    """People, when each last gave it, and what (of several at one instant the lowest)."""
    order = rows[np.lexsort((-value[rows], heard.every.time[rows], heard.every.person[rows]))]
    person = heard.every.person[order]
    last = order[np.append(person[1:] != person[:-1], True)[: len(order)]]
    return heard.every.person[last], heard.every.time[last], value[last]


class _People:
    """Those with the overall score: what else is known of each up to then."""

    def __init__(self, heard: Utterances, who: Whole, when: Whole) -> None:
        self._heard, self.who, self._until = heard, who, when + SAME

    def of(self, rows: Whole) -> tuple[Whole, Whole]:
        """The rows that are of one of them, and in time; and whose each is."""
        person, time = self._heard.every.person[rows], self._heard.every.time[rows]
        at = np.minimum(np.searchsorted(self.who, person), max(len(self.who) - 1, 0))
        if not len(self.who):
            return rows[:0], at[:0]
        mine = (self.who[at] == person) & (time <= self._until[at])
        return rows[mine], at[mine]

    def latest(self, rows: Whole, value: Numbers) -> Numbers:
        """Of each person the latest value; NaN: none."""
        found = np.full(len(self.who), np.nan)
        rows, at = self.of(rows)
        order = np.lexsort((-value[rows], self._heard.every.time[rows], at))
        found[at[order]] = value[rows][order]  # of several the last stands
        return found

    def said(self, rows: Whole) -> NDArray[np.bool_]:
        found = np.zeros(len(self.who), np.bool_)
        found[self.of(rows)[1]] = True
        return found


def _ratings(
    snapshot: Snapshot, heard: Utterances, scales: Sequence[KnownScale], overall: KnownScale, people: _People,
    query: DriversQuery,
) -> Iterator[Column]:  # fmt: skip
    named = set(query.drivers)
    known = set()
    for scale in scales:
        names = {scale.name, scale.property, scale.question, f"{scale.event}: {scale.property}"} - {""}
        if scale is overall or (named and not named & names):
            continue
        known.add(f"{scale.event}: {scale.property}")
        good = np.where(np.isnan(scale.score), np.nan, scale.meaning.good(scale.score))
        yield Column(scale.name, people.latest(np.flatnonzero(~np.isnan(good)), good), scale.meaning)
    if named:
        return
    mine = ~np.isnan(overall.score)
    rows = heard.every.where(mine)
    for property in _other_numbers(snapshot):
        name = f"{overall.event}: {property}"
        values = numbers_of(snapshot, rows, property)
        told = values[~np.isnan(values)]
        if name not in known and name != f"{overall.event}: {overall.property}" and _like_a_rating(told):
            whole = np.full(len(mine), np.nan)
            whole[mine] = values
            meant = meaning(overall.event, property, (), told)
            good = np.where(np.isnan(whole), np.nan, meant.good(whole))
            yield Column(name, people.latest(np.flatnonzero(~np.isnan(good)), good), meant)


def _other_numbers(snapshot: Snapshot) -> Iterator[str]:
    """Properties that may hold ratings beside a score, whatever they are called."""
    for name, types in snapshot.properties("event").items():
        derived = name.startswith(("journey.", "said."))
        if "n" in types and not derived and not is_label(name) and not vocabulary.tokens(name) & _OTHER:
            yield name


def _like_a_rating(told: Numbers) -> bool:
    """Whole numbers, or halves, from 0 to 10, of which several occur."""
    if not len(told) or told.min() < 0 or told.max() > _HIGHEST or (told * 2 % 1).any():
        return False
    return len(np.unique(told)) >= _FEWEST_VALUES


def _themes(snapshot: Snapshot, heard: Utterances, people: _People) -> tuple[list[Column], Numbers]:
    """For each theme whether somebody spoke badly of it, and well; and the sentiment of each row."""
    sentiment = understood(snapshot, heard.every)
    wrote = ~np.isnan(people.latest(np.flatnonzero(~np.isnan(sentiment)), sentiment))
    found = []
    for property, how in ((PAINS, BADLY), (DELIGHTS, WELL)):
        if not has(snapshot, property):
            continue
        names = names_of(snapshot, heard.every, property)
        for name in names.names:
            said = people.said(names.rows_of(name))
            found.append(Column(f"{name}{how}", np.where(wrote, said.astype(np.float64), np.nan), None))
    return found, sentiment


def _chosen(
    query: DriversQuery, ratings: Sequence[Column], themes: tuple[list[Column], Numbers]
) -> tuple[Literal["ratings", "themes"], Sequence[Column]]:
    if query.drivers:
        by_name: dict[str, list[Column]] = {}
        for column in themes[0]:
            for name in (column.name, column.name.removesuffix(BADLY).removesuffix(WELL)):
                by_name.setdefault(name, []).append(column)
        wanted = [c for name in query.drivers for c in by_name.get(name, ())]
        if ratings and wanted:
            raise BadInput("Ratings and themes are not taken together.", hint="Name drivers of one sort.")
        known = [*(c.name for c in ratings), *by_name]
        missing = next((n for n in query.drivers if n not in by_name and not _names(n, ratings)), None)
        if missing is not None:
            raise unknown_name("rating or theme", missing, known)
        return ("themes", list(dict.fromkeys(wanted))) if wanted else ("ratings", ratings)
    usable = [c for c in ratings if np.count_nonzero(~np.isnan(c.values)) >= query.least]
    if query.of == "themes" or (query.of is None and len(usable) < 2 and themes[0]):
        return "themes", themes[0]
    return "ratings", ratings


def _names(name: str, ratings: Sequence[Column]) -> bool:
    return any(name in (c.name, c.name.partition(": ")[2]) for c in ratings)
