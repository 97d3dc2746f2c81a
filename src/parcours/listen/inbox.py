"""Which texts are asked for? All words in view as arrays: chosen by what is said, by whom, where and when, and ordered.

A text that is not read has no language, sign, kinds, emotions or themes; it is found by everything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from parcours.analyses.voice import words
from parcours.analyses.voice.answers import scores_at
from parcours.analyses.voice.sources import Source, columns, told_among
from parcours.listen.columns import of_texts
from parcours.listen.reading import Listened
from parcours.model.journey import NONE
from parcours.model.touchpoints import STAGE
from parcours.store.findings import Readings, Several
from parcours.text.finding import SIGNS
from parcours.timeline import others
from parcours.timeline.columns import first_codes
from parcours.timeline.generation import Generation
from parcours.timeline.hidden import flags
from parcours.timeline.members import Members
from parcours.timeline.snapshot import Snapshot

T = TypeVar("T")
US = ""
Mask = NDArray[np.bool_]
_HELD = "_words_of"  # where a view holds them


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """A value of each text, as a code; -1: none."""

    codes: NDArray[np.int64]
    values: list[str]

    def mask(self, value: str) -> Mask:
        """Which texts have it."""
        return self.codes == (self.values.index(value) if value in self.values else len(self.values))

    def counts(self, which: Mask) -> list[tuple[str, int]]:
        """How many of the texts have each value."""
        found = np.bincount(self.codes[which & (self.codes >= 0)], minlength=len(self.values))
        return [(value, int(n)) for value, n in zip(self.values, found.tolist(), strict=True) if n]


@dataclass(eq=False)
class Words:
    """All texts of a view, in the order of people and their ways."""

    snapshot: Snapshot
    listened: Listened
    generation: NDArray[np.int64]  # its number
    position: NDArray[np.int64]
    person: NDArray[np.int64]  # numbered over all generations
    time: NDArray[np.int64]
    row: NDArray[np.int64]  # of the log
    hashes: NDArray[Any]
    event: Coded
    stage: Coded
    about: Coded
    score: NDArray[np.float64]  # NaN: none
    found: dict[str, Any]  # out of them: what no correction changes, for all views of the same texts
    _several: dict[str, Several] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.position)

    @cached_property
    def readings(self) -> Readings:
        return self.listened.readings(cancel=self.snapshot.cancel)

    @cached_property
    def read(self) -> NDArray[np.int64]:
        """The place of each in the readings; -1: it is not read."""
        before = self.found.get("read")
        if before is None or not np.array_equal(before[0], self.readings.hashes):
            self.found["read"] = before = self.readings.hashes, self.readings.find(self.hashes)
        return before[1]

    @cached_property
    def language(self) -> Coded:
        return Coded(self._of_reading(self.readings.language), self.readings.languages)

    @cached_property
    def sign(self) -> Coded:
        return Coded(self._of_reading(self.readings.sign), list(SIGNS))

    @cached_property
    def sentiment(self) -> NDArray[np.float64]:
        return np.where(self.read >= 0, self._at(self.readings.sentiment), np.nan)

    @cached_property
    def confidence(self) -> NDArray[np.float64]:
        return np.where(self.read >= 0, self._at(self.readings.confidence), np.nan)

    def several(self, name: str) -> Several:
        """Kinds, emotions or themes of each reading."""
        if name not in self._several:
            self._several[name] = of_texts(self.readings, name, self.listened.known.name_of)
        return self._several[name]

    @property
    def source(self) -> Coded:
        """Which files or system told it."""
        return self._once("source", self._source)

    def _source(self) -> Coded:
        codes, values = np.full(len(self), -1, np.int64), dict[str, int]()
        for number, generation in enumerate(self.snapshot.generations):
            here = np.flatnonzero(self.generation == number)
            for value, rows in _sources(self.snapshot, generation, self.listened).items():
                code = values.setdefault(value, len(values))
                codes[here[np.isin(self.row[here], rows)]] = code
        return Coded(codes, list(values))

    @property
    def scale(self) -> Mapping[str, tuple[float, float]]:
        """The lowest and highest score that anybody gave, by event."""
        return self._once("scale", self._scale)

    def _scale(self) -> Mapping[str, tuple[float, float]]:
        found = {}
        for code, event in enumerate(self.event.values):
            given = self.score[(self.event.codes == code) & ~np.isnan(self.score)]
            if len(given):
                found[event] = float(given.min()), float(given.max())
        return found

    def has(self, name: str, value: str) -> Mask:
        """Which texts have a value of kinds, emotions or themes."""
        found = self.several(name)
        of_reading = np.zeros(len(self.readings) + 1, np.bool_)  # the last is of those that are not read
        if value in found.values:
            lengths = np.diff(found.offsets)
            of_reading[np.repeat(np.arange(len(lengths)), lengths)[found.codes == found.values.index(value)]] = True
        return of_reading[self.read]

    def counts_of(self, name: str, which: Mask) -> list[tuple[str, int]]:
        """How many of some texts have each value of kinds, emotions or themes."""
        found = self.several(name)
        texts = np.bincount(self.read[which & (self.read >= 0)], minlength=len(self.readings))
        counts = np.bincount(found.codes, np.repeat(texts, np.diff(found.offsets)), minlength=len(found.values))
        return [(value, int(n)) for value, n in zip(found.values, counts.tolist(), strict=True) if n]

    def holding(self, letters: str) -> Mask:
        """Whose words hold these letters, large or small."""
        found = np.zeros(len(self), np.bool_)
        text_of = {source.event: str(source.text) for source in self.listened.sources}
        titles = told_among(self.snapshot, words.titles(self.snapshot.properties("event")))
        for number, generation in enumerate(self.snapshot.generations):
            for property in dict.fromkeys([*sorted(text_of.values()), *titles]):
                events = [n for n, event in enumerate(self.event.values) if property in (text_of.get(event), *titles)]
                here = np.flatnonzero((self.generation == number) & np.isin(self.event.codes, events))
                for column in (self.snapshot.column(generation, c) for c in columns(self.snapshot, property, "s")):
                    codes = first_codes(column, self.position[here])
                    used = np.unique(codes[codes > 0])
                    hit = pc.match_substring(column.values.take(used - 1), letters, ignore_case=True)  # type: ignore[attr-defined]
                    found[here[np.isin(codes, used[np.asarray(hit, np.bool_)])]] = True
        return found

    def of_people(self, who: Members) -> Mask:
        """Which texts are of people of a set."""
        found = np.zeros(len(self), np.bool_)
        for number, generation in enumerate(self.snapshot.generations):
            here = np.flatnonzero(self.generation == number)
            found[here] = who.of(generation)[generation.owners(self.position[here])]
        return found

    def _once(self, name: str, make: Callable[[], T]) -> T:
        if name not in self.found:
            self.found[name] = make()  # two that ask at once find the same
        return self.found[name]

    def _of_reading(self, codes: NDArray[Any]) -> NDArray[np.int64]:
        return np.where(self.read >= 0, self._at(codes), -1).astype(np.int64)

    def _at(self, values: NDArray[Any]) -> NDArray[Any]:
        return values[self.read] if len(values) else np.zeros(len(self), values.dtype)


def words_of(snapshot: Snapshot, listened: Listened) -> Words:
    """All texts of the view; gathered once, also for the views that differ by corrections alone."""
    root = snapshot.root
    if _HELD not in vars(root):
        ways = tuple((generation, root.of_ways(generation)) for generation in root.generations)
        of = root.id, root.beside, listened.texts_version, ways
        held: tuple[Any, dict[str, Any]] | None = listened.gathered.get(_HELD)
        if held is None or held[0] != of:
            listened.gathered[_HELD] = held = of, {**_gathered(root, listened), "found": {}}
        vars(root)[_HELD] = Words(root, listened, **held[1])  # two that ask at once gather the same
    return vars(root)[_HELD]


def _gathered(snapshot: Snapshot, listened: Listened) -> dict[str, Any]:
    """All that is told of them but what is understood of their words."""
    parts: list[dict[str, NDArray[Any]]] = []
    text_of = {source.event: source for source in listened.sources}
    events = sorted(text_of)
    stages: dict[str, int] = {NONE: 0}
    abouts: dict[str, int] = {US: 0}
    first = 0
    for number, generation in enumerate(snapshot.generations):
        here = listened.spoken(generation)
        persons = generation.owners(here.position)
        hidden = flags(generation, snapshot.hidden(generation))[here.position]
        seen = generation.alive[persons] & ~hidden
        at = here.position[seen]
        event = [snapshot.names.name(code) for code in generation.code[at].tolist()]
        parts.append(
            {
                "generation": np.full(len(at), number),
                "position": at,
                "person": persons[seen] + first,
                "time": generation.time[at].astype(np.int64),
                "row": generation.rows(at),
                "hashes": here.hashes[seen],
                "event": np.array([events.index(one) if one in text_of else -1 for one in event], np.int64),
                "stage": _coded(_stages(snapshot, generation, at), stages),
                "about": _coded(others.about(snapshot, generation, at), abouts),
                "score": _scores(snapshot, generation, text_of, event, at),
            }
        )
        first += generation.persons
    whole = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]} if parts else _NOTHING
    coded = {"event": events, "stage": list(stages), "about": list(abouts)}
    return {n: Coded(array, coded[n]) if n in coded else array for n, array in whole.items()}


_NOTHING: dict[str, NDArray[Any]] = {
    **{name: np.empty(0, np.int64) for name in ("generation", "position", "person", "time", "row")},
    "hashes": np.empty(0, "S16"),
    **{name: np.empty(0, np.int64) for name in ("event", "stage", "about")},
    "score": np.empty(0),
}


def _coded(values: Iterable[Any], known: dict[str, int]) -> NDArray[np.int64]:
    return np.array([known.setdefault(value, len(known)) for value in values], np.int64)


def _stages(snapshot: Snapshot, generation: Generation, at: NDArray[np.int64]) -> list[str]:
    if STAGE not in snapshot.properties("event"):
        return [NONE] * len(at)
    (column,) = snapshot.columns(generation, "event", STAGE, "s")
    names = [NONE, *column.values.to_pylist()]
    return [names[code] for code in column.codes[at].tolist()]


def _scores(
    snapshot: Snapshot, generation: Generation, sources: Mapping[str, Source], event: list[str], at: NDArray[np.int64]
) -> NDArray[np.float64]:
    """The first score that is told beside the words."""
    found = np.full(len(at), np.nan)
    for name in set(event):
        here = np.flatnonzero(np.array([one == name for one in event]))
        for property in sources[name].scores if name in sources else ():
            score = scores_at(snapshot, generation, property, at[here])
            found[here] = np.where(np.isnan(found[here]), score, found[here])
    return found


def _sources(snapshot: Snapshot, generation: Generation, listened: Listened) -> dict[str, NDArray[np.int64]]:
    """Of each source the rows of texts that it told."""
    rows = generation.rows(listened.spoken(generation).position)
    if not len(rows):
        return {}
    found: dict[str, list[NDArray[np.int64]]] = {}
    last = min(int(rows.max()), snapshot.log.sequence)
    for batch in snapshot.log.scan(["seq", "source"], after=int(rows.min()) - 1, upto=last, dictionary=["source"]):
        seq = np.asarray(batch.column("seq"))
        mine = np.isin(seq, rows, assume_unique=True)
        told = batch.column("source")
        coded = told if hasattr(told, "indices") else told.dictionary_encode()
        codes = np.asarray(coded.indices.fill_null(-1))[mine]
        for code in np.unique(codes[codes >= 0]).tolist():
            found.setdefault(str(coded.dictionary[code]), []).append(seq[mine][codes == code])
    return {value: np.concatenate(several) for value, several in found.items()}
