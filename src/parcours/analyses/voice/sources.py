"""Which events are feedback, and which of their properties hold words and scores? Found by names and by content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from parcours.analyses.voice import words
from parcours.analyses.voice.query import VoiceQuery
from parcours.model.errors import BadInput, unknown_name
from parcours.timeline.columns import Column
from parcours.timeline.generation import Generation
from parcours.timeline.packed import Arrays
from parcours.timeline.snapshot import Snapshot

_PROSE = 10  # letters that texts have on average, at least
Length = Any  # letters of distinct texts


@dataclass(frozen=True, slots=True)
class Source:
    """Events of one name, and what holds what was said at them."""

    event: str
    text: str | None
    scores: tuple[str, ...]


def sources(snapshot: Snapshot, query: VoiceQuery) -> tuple[Source, ...]:
    """By the events' names. What the query names holds words or scores wherever it is told."""
    known = snapshot.properties("event")
    for name in (*query.text, *query.score):
        if name not in known:
            raise unknown_name("property", name, known, hint=snapshot.advice(name, "event"))
    texts = query.text or words.texts(p for p, types in known.items() if "s" in types)
    scores = query.score or words.scores(p for p, types in known.items() if "n" in types)
    _check(query, known)
    written = {p: _Seen(snapshot, p, "s") for p in texts}
    scored = {p: _Seen(snapshot, p, "n") for p in scores}
    names = sorted({name for seen in (*written.values(), *scored.values()) for name in seen.events})
    found = []
    for name in names:
        meant = query.of is not None or words.is_feedback(name)
        held = [p for p, s in written.items() if name in s.events and _holds_words(s, name, p, query, meant=meant)]
        text = min(held, key=lambda p: (p != words.TEXT, -written[p].letters[name], p), default=None)
        taken = [p for p, s in scored.items() if name in s.events and (meant or p == words.SCORE or p in query.score)]
        if text is not None or taken:
            found.append(Source(name, text, tuple(taken)))
    return tuple(found)


def columns(snapshot: Snapshot, property: str, type: str) -> list[str]:
    """The columns of a property of one type: of single values first, then of lists."""
    found = snapshot.columns_of(property)
    return sorted((c for c in found if c.rpartition(":")[2] in (type, type * 2)), key=len)


def _holds_words(seen: _Seen, event: str, property: str, query: VoiceQuery, *, meant: bool) -> bool:
    if property in query.text:
        return True
    prose = seen.letters[event] >= _PROSE
    return (meant or prose) if property == words.TEXT else meant and prose


def _check(query: VoiceQuery, known: Mapping[str, Iterable[str]]) -> None:
    for names, type, what in ((query.text, "s", "no text"), (query.score, "n", "no numbers")):
        for name in names:
            if type not in known[name]:
                raise BadInput(f"“{name}” holds {what}.", hint="Load it again with its type, or name another property.")


class _Seen:
    """At events of which names a property is told, and how long its texts are there on average."""

    def __init__(self, snapshot: Snapshot, property: str, type: str) -> None:
        self.events: dict[str, int] = {}
        letters: dict[str, int] = {}
        hidden = set(snapshot.names.hidden_codes.tolist())
        for column in columns(snapshot, property, type):
            for generation in snapshot.generations:
                if not generation.events:
                    continue
                # a scan of all events, of which the answer is small: kept
                key = f"told:{column.replace(' ', '_')} {' '.join(snapshot.told_by(column))}"
                if not snapshot.beside:
                    key = f"{key} {snapshot.apart(generation)}".rstrip()
                made = snapshot.kept(generation, key, partial(_told, snapshot, column))
                for code, count, length in zip(*(made[k].tolist() for k in ("code", "count", "letters")), strict=True):
                    if code not in hidden:
                        name = snapshot.names.name(code)
                        self.events[name] = self.events.get(name, 0) + count
                        letters[name] = letters.get(name, 0) + length
        self.letters: Mapping[str, float] = {name: letters[name] / count for name, count in self.events.items()}


def _told(snapshot: Snapshot, name: str, generation: Generation) -> Arrays:
    """The codes of event names that have the property, at how many events, and the letters there."""
    column = snapshot.column(generation, name)
    at, codes = _each(column)
    event = generation.code[at].astype(np.int64)
    count = np.bincount(event)
    length = _letters(column)[codes] if column.kind == "s" else np.zeros(len(codes))
    letters = np.bincount(event, length, len(count))
    some = np.flatnonzero(count)
    return {"code": some, "count": count[some].astype(np.int64), "letters": letters[some].astype(np.int64)}


def _each(column: Column) -> tuple[NDArray[Any], NDArray[Any]]:
    """The events that have values, and the code of the first of each."""
    if column.offsets is None:
        at = np.flatnonzero(column.codes)
        return at, column.codes[at]
    at = np.flatnonzero(np.diff(column.offsets))
    return at, column.codes[column.offsets[at]]


def _letters(column: Column) -> NDArray[np.float64]:
    """By code; 0 for missing."""
    lengths = pc.utf8_length(column.values)  # type: ignore[attr-defined]
    return np.concatenate([[0.0], np.asarray(lengths, np.float64)])


def told_among(snapshot: Snapshot, names: Sequence[str], type: str = "s") -> list[str]:
    """Those of the names that are properties with values of the type."""
    known = snapshot.properties("event")
    return [name for name in names if type in known.get(name, ())]
