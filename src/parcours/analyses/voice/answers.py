"""Who said what, when and in which stage? All feedback in view, as arrays; texts stay codes until they are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.sums import People
from parcours.analyses.voice import words
from parcours.analyses.voice.query import VoiceQuery
from parcours.analyses.voice.sources import Source, columns, told_among
from parcours.model.filters import Every, Named
from parcours.model.journey import OUT, Journey
from parcours.model.touchpoints import STAGE
from parcours.timeline.columns import first_codes
from parcours.timeline.driver import run as drive
from parcours.timeline.generation import Generation
from parcours.timeline.marks import Marks
from parcours.timeline.members import Members
from parcours.timeline.others import is_apart
from parcours.timeline.plan import mark
from parcours.timeline.snapshot import Snapshot

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """One row for each time that somebody said something; events that hold neither words nor a score are none."""

    person: Whole  # numbered over all generations; ascending, as rows are in the order of people
    time: Whole  # seconds since 1970
    source: Whole  # number of the source
    stage: Whole  # its number in the journey; behind the stages: none, and out
    text: Whole  # code of the text in its generation; 0: none
    letters: Whole  # of the text
    mark: NDArray[np.uint64]  # of the text, alike where texts are: an order that no arrival decides
    scores: NDArray[np.float64]  # [row, which of the source's scores]; NaN: none
    generation: Whole  # number of the generation
    position: Whole  # of the event in it
    asked: NDArray[np.bool_]  # of the people and of the period that are asked about
    ours: int  # rows that were left out as the company's own words
    apart: int = 0  # and as words about others

    def __len__(self) -> int:
        return len(self.person)

    def where(self, which: NDArray[Any]) -> Answers:
        """Some of the rows."""
        arrays: dict[str, Any] = {name: getattr(self, name)[which] for name in _ARRAYS}
        return Answers(**arrays, ours=self.ours, apart=self.apart)


def distinct(ascending: NDArray[Any]) -> int:
    """How many different ones there are."""
    return int(np.count_nonzero(ascending[1:] != ascending[:-1])) + (len(ascending) > 0)


_ARRAYS = (
    "person", "time", "source", "stage", "text", "letters", "mark", "scores", "generation", "position", "asked",
)  # fmt: skip


def answers(
    snapshot: Snapshot,
    query: VoiceQuery,
    journey: Journey,
    found: Sequence[Source],
    who: Members | None,
    *,
    others: bool = False,
) -> Answers:
    """All feedback in view, of everybody and always: what is asked about is flagged, for a scale is seen in all. Words
    about others (`apart`) are in none of our figures; with `others` they are among the rows."""
    names = Named(tuple(source.event for source in found))
    plan = mark(snapshot, [Every((names, query.of)) if query.of else names], where=query.where)

    def task(marks: Marks) -> tuple[Generation, NDArray[np.uint32], NDArray[np.uint32]]:
        return marks.generation, marks.position.copy(), marks.subject.copy()

    parts = drive(plan, task)
    low, high = query.period.seconds(snapshot.zone)
    people = People(snapshot)
    made, ours, elsewhere = [], 0, 0
    for number, generation in enumerate(snapshot.generations):
        mine = [part for part in parts if part[0] is generation and len(part[1])]
        if not mine:
            continue
        position = np.concatenate([part[1] for part in mine]).astype(np.int64)
        subject = np.concatenate([part[2] for part in mine])
        rows, left_out, about_others = _of_generation(
            snapshot, generation, number, journey, found, position, others=others
        )
        rows["person"] = people.of(generation, rows["position"])
        at = np.searchsorted(position, rows["position"])
        asked = (rows["time"] >= low) & (rows["time"] < high)
        rows["asked"] = asked if who is None else asked & who.of(generation)[subject[at]]
        made.append(rows)
        ours, elsewhere = ours + left_out, elsewhere + about_others
    width = max((len(source.scores) for source in found), default=0)
    arrays: dict[str, Any] = {name: _end_to_end(made, name, width) for name in _ARRAYS}
    return Answers(**arrays, ours=ours, apart=elsewhere)


def texts_of(snapshot: Snapshot, found: Sequence[Source], all: Answers) -> Callable[[int, str | None], str]:
    """A function that reads the text of a row: of the property that is named, or the one that holds the words."""
    read: dict[tuple[int, str], Any] = {}

    def text(row: int, property: str | None = None) -> str:
        property = property or found[int(all.source[row])].text
        number, position = int(all.generation[row]), all.position[row : row + 1]
        if property is None:
            return ""
        if (number, property) not in read:
            generation = snapshot.generations[number]
            read[number, property] = [snapshot.column(generation, c) for c in columns(snapshot, property, "s")]
        for column in read[number, property]:
            code = int(first_codes(column, position)[0])
            if code:
                return str(column.values[code - 1].as_py())
        return ""

    return text


def _of_generation(
    snapshot: Snapshot,
    generation: Generation,
    number: int,
    journey: Journey,
    found: Sequence[Source],
    position: Whole,
    *,
    others: bool,
) -> tuple[dict[str, NDArray[Any]], int, int]:
    source = source_numbers(snapshot, found)[generation.code[position]]
    ours = is_ours(snapshot, generation, position)
    text, letters, mark = (np.zeros(len(position), kind) for kind in (np.int64, np.int64, np.uint64))
    scores = np.full((len(position), max(len(s.scores) for s in found)), np.nan)
    for n, one in enumerate(found):
        here = np.flatnonzero(source == n)
        if one.text and len(here):
            text[here], letters[here], mark[here] = _texts(snapshot, generation, one.text, position[here])
        for k, property in enumerate(one.scores):
            scores[here, k] = scores_at(snapshot, generation, property, position[here])
    keep = ((text > 0) | ~np.isnan(scores).all(axis=1)) if scores.shape[1] else text > 0
    left_out = int(np.count_nonzero(keep & ours))
    keep &= ~ours
    about_others = keep & is_apart(snapshot, generation, position)
    keep &= others | ~about_others
    rows = {
        "time": generation.time[position].astype(np.int64),
        "source": source,
        "stage": _stages(snapshot, generation, journey, position),
        "text": text,
        "letters": letters,
        "mark": mark,
        "scores": scores,
        "generation": np.full(len(position), number),
        "position": position,
    }
    return {name: array[keep] for name, array in rows.items()}, left_out, int(np.count_nonzero(about_others))


def source_numbers(snapshot: Snapshot, found: Sequence[Source]) -> Whole:
    """The number of the source, by the code of an event's name."""
    numbers = {source.event: n for n, source in enumerate(found)}
    logged = range(len(snapshot.names.logged))
    return np.array([numbers.get(snapshot.names.name(code), -1) for code in logged], np.int64)


def _texts(snapshot: Snapshot, generation: Generation, property: str, at: Whole) -> tuple[Whole, Whole, Any]:
    """Code, length and mark of each event's text; a list's first."""
    code, letters, mark = np.zeros(len(at), np.int64), np.zeros(len(at), np.int64), np.zeros(len(at), np.uint64)
    for column in (snapshot.column(generation, c) for c in columns(snapshot, property, "s")):
        _, ends, data = column.values.buffers()
        offsets = np.frombuffer(ends, np.int64, len(column.values) + 1)
        mine = first_codes(column, at)
        new = (code == 0) & (mine > 0)
        new[new] = offsets[mine[new]] > offsets[mine[new] - 1]  # nothing was said by no letter
        begin, end = offsets[mine[new] - 1], offsets[mine[new]]
        letters[new] = end - begin
        mark[new] = _marks(np.frombuffer(data or b"", np.uint8), begin, end)
        code[new] = mine[new]
    return code, letters, mark


def _marks(data: NDArray[np.uint8], begin: Whole, end: Whole) -> NDArray[np.uint64]:
    """A number that tells texts apart by their ends and length, mixed so that its order means nothing."""
    found = (end - begin).astype(np.uint64)
    factor = np.uint64(0x9E3779B97F4A7C15)
    for k in range(8):
        for place in (np.minimum(begin + k, end - 1), np.maximum(end - 1 - k, begin)):
            found = (found ^ data[place]) * factor
    return found ^ (found >> np.uint64(32))


def scores_at(snapshot: Snapshot, generation: Generation, property: str, at: Whole) -> NDArray[np.float64]:
    found = np.full(len(at), np.nan)
    for column in (snapshot.column(generation, c) for c in columns(snapshot, property, "n")):
        value = np.concatenate([[np.nan], np.asarray(column.values, np.float64)])[first_codes(column, at)]
        found = np.where(np.isnan(found), value, found)
    return found


def _stages(snapshot: Snapshot, generation: Generation, journey: Journey, at: Whole) -> Whole:
    none = len(journey.stages)
    if not none:  # what asks of no stage is asked of a journey without
        return np.zeros(len(at), np.int64)
    numbers = {name: number for number, name in enumerate(journey.names)} | {OUT: none + 1}
    (column,) = snapshot.columns(generation, "event", STAGE, "s")
    table = np.array([none, *(numbers[name] for name in column.values.to_pylist())], np.int64)
    return table[column.codes[at]]


def is_ours(snapshot: Snapshot, generation: Generation, at: Whole) -> NDArray[np.bool_]:
    """Whether a property tells that the words are the company's."""
    found = np.zeros(len(at), np.bool_)
    for property in told_among(snapshot, words.sides(snapshot.properties("event"))):
        for column in (snapshot.column(generation, c) for c in columns(snapshot, property, "s")):
            codes = first_codes(column, at)
            used = np.unique(codes[codes > 0])
            own = [c for c in used.tolist() if words.is_ours(str(column.values[c - 1]))]
            found |= np.isin(codes, own)
    return found


def _end_to_end(parts: Sequence[dict[str, NDArray[Any]]], name: str, width: int) -> NDArray[Any]:
    if not parts:
        kind = {"mark": np.uint64, "scores": np.float64, "asked": np.bool_}.get(name, np.int64)
        return np.empty((0, width) if name == "scores" else 0, kind)
    return np.concatenate([part[name] for part in parts])
