"""Which texts are there to be understood? The words of each event that holds some, known by their hash.

Events and properties are those that the question `voice` takes for what customers said; a title is said with its text.
The company's own messages are nobody's feedback and are not read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.voice import words
from parcours.analyses.voice.answers import is_ours, source_numbers
from parcours.analyses.voice.query import VoiceQuery
from parcours.analyses.voice.sources import Source, columns, sources, told_among
from parcours.model.journey import Journey
from parcours.store.findings import HASH, hash_of
from parcours.text.titled import BETWEEN, with_title
from parcours.timeline.columns import first_codes
from parcours.timeline.generation import Generation
from parcours.timeline.packed import Arrays
from parcours.timeline.predicates import CODES
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.touchpoints import version_of


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """Events of a generation that hold words, in their order, and what the words are known by."""

    position: NDArray[np.int64]
    hashes: NDArray[Any]


def may_speak(snapshot: Snapshot) -> bool:
    """Whether there may be words at all: told by names alone, for every question asks this."""
    known = snapshot.properties("event")
    if "s" in known.get(words.TEXT, ()):
        return True
    return any(words.is_feedback(name) for name in snapshot.names) and any(
        "s" in known[name] for name in words.texts(known)
    )


def spoken_sources(snapshot: Snapshot) -> tuple[Source, ...]:
    """The sources that hold words."""
    return tuple(source for source in sources(snapshot, VoiceQuery()) if source.text is not None)


def version_of_sources(snapshot: Snapshot, found: Sequence[Source]) -> str:
    """Changes with what is taken for words."""
    journey = snapshot.journey or Journey()
    told = [[s.event, s.text, [snapshot.told_by(c) for c in columns(snapshot, str(s.text), "s")]] for s in found]
    known = snapshot.properties("event")
    beside = [words.sides(known), words.titles(known), BETWEEN]
    said = json.dumps([told, beside, version_of(journey, "events", "properties")], sort_keys=True, default=list)
    return hashlib.blake2b(said.encode(), digest_size=8).hexdigest()


def spoken(snapshot: Snapshot, generation: Generation, found: Sequence[Source], version: str) -> Spoken:
    """The words of a generation; kept, for hashes of many texts take a while."""
    made = snapshot.kept(generation, f"said.texts {version}", partial(_make, snapshot, found))
    return Spoken(made["position"], made["hashes"].view(HASH))


def text_at(snapshot: Snapshot, generation: Generation, property: str, position: int) -> str:
    """The words of one event."""
    return next(texts_at(snapshot, generation, property, np.array([position], np.int64)))[1]


def texts_at(
    snapshot: Snapshot, generation: Generation, property: str, at: NDArray[np.int64]
) -> Iterator[tuple[int, str]]:
    """Which of the events, and its words: title and text."""
    titles = titles_at(snapshot, generation, at)
    left = np.ones(len(at), np.bool_)
    for column in (snapshot.column(generation, c) for c in columns(snapshot, property, "s")):
        codes = first_codes(column, at)
        _, ends, _ = column.values.buffers()
        offsets = np.frombuffer(ends, np.int64, len(column.values) + 1)
        here = np.flatnonzero(left & (codes > 0))
        here = here[offsets[codes[here]] > offsets[codes[here] - 1]]  # nothing was said by no letter
        left[here] = False
        for one in here.tolist():
            text = str(column.values[int(codes[one]) - 1].as_py())
            yield one, with_title(titles[one], text) if titles else text


def titles_at(snapshot: Snapshot, generation: Generation, at: NDArray[np.int64]) -> list[str]:
    """The title of each event, empty where it has none; no list where nothing is a title."""
    known = told_among(snapshot, words.titles(snapshot.properties("event")))
    found = [""] * len(at) if known else []
    for column in (snapshot.column(generation, c) for property in known for c in columns(snapshot, property, "s")):
        codes = first_codes(column, at)
        for one in np.flatnonzero(codes).tolist():
            found[one] = found[one] or str(column.values[int(codes[one]) - 1].as_py())
    return found


def _make(snapshot: Snapshot, found: Sequence[Source], generation: Generation) -> Arrays:
    of_code = np.full(CODES, -1)
    numbers = source_numbers(snapshot, found)
    of_code[: len(numbers)] = numbers
    positions, hashes = [], []
    for number, one in enumerate(found):
        at = np.flatnonzero(of_code[generation.code] == number)
        if not len(at):
            continue
        for which, text in texts_at(snapshot, generation, str(one.text), at):
            positions.append(int(at[which]))
            hashes.append(hash_of(text))
    position, known = np.array(positions, np.int64), np.array(hashes, HASH)
    order = np.argsort(position, kind="stable")
    position, known = position[order], known[order]
    ours = is_ours(snapshot, generation, position) if told_among(snapshot, _sides(snapshot)) else None
    if ours is not None:
        position, known = position[~ours], known[~ours]
    return {"position": position, "hashes": known.view(np.uint8)}


def _sides(snapshot: Snapshot) -> list[str]:
    return words.sides(snapshot.properties("event"))
