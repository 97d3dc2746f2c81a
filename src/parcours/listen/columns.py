"""What was said at an event? The properties `said.language`, `said.sentiment`, `said.themes` and the like.

They are of events that hold words; of a text with several clauses `said.kinds`, `said.emotions` and `said.themes` hold
what any clause says, `said.pains` the themes of bad clauses and `said.delights` those of good ones. A text that is not
read yet has none of them, which is told beside the answers that they go into.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from parcours.listen.reading import Listened
from parcours.model import listening as names
from parcours.store.findings import Readings, Several
from parcours.text.finding import SIGNS
from parcours.timeline import told
from parcours.timeline.generation import Generation
from parcours.timeline.packed import Arrays
from parcours.timeline.snapshot import Snapshot

LISTS = (names.KINDS, names.EMOTIONS, names.THEMES, names.PAINS, names.DELIGHTS)
_DECIMALS = 4  # of sentiment, which is kept in 32 bits


@dataclass(frozen=True, eq=False)
class Said:
    """One of them, of one view's words."""

    name: str
    listened: Listened
    of: Literal["event"] = "event"
    of_way: bool = False
    rule: str = "said"  # under which receipts tell the version: it is the same for all of them

    @property
    def column(self) -> str:
        kind = "n" if self.name == names.SENTIMENT else "ss" if self.name in LISTS else "s"
        return f"d.{self.name}:{kind}"

    @property
    def version(self) -> str:
        return self.listened.version

    @property
    def note(self) -> str:
        """What must be said beside an answer that uses it."""
        return self.listened.note

    def make(self, snapshot: Snapshot, generation: Generation) -> Arrays:
        here = self.listened.spoken(generation)
        readings = self.listened.readings(cancel=snapshot.cancel)
        text = self.listened.places(generation, readings)
        position, text = here.position[text >= 0], text[text >= 0]
        if self.name in LISTS:
            return _lists(generation, position, text, of_texts(readings, self.name, self.listened.known.name_of))
        if self.name == names.SENTIMENT:
            return _numbers(generation, position, readings.sentiment[text])
        codes = readings.sign if self.name == names.SIGN else readings.language
        values: list[str] = [*SIGNS] if self.name == names.SIGN else readings.languages
        return _texts(generation, position, codes[text].astype(np.int64), values)


def said(listened: Listened) -> tuple[Said, ...]:
    """All that is derived of the words of a view."""
    return tuple(Said(name, listened) for name in names.SAID)


def listened_of(snapshot: Snapshot) -> Listened | None:
    """The words that a view's properties were derived of; None where it has none."""
    return next((made.listened for made in snapshot.derived if isinstance(made, Said)), None)


def of_texts(readings: Readings, name: str, name_of: Callable[[str], str]) -> Several:
    """The distinct values of each text, in order, over its clauses; themes by the names that are shown."""
    which = {names.KINDS: readings.kinds, names.EMOTIONS: readings.emotions}.get(name, readings.themes)
    lengths = np.diff(which.offsets)
    clause = np.repeat(np.arange(len(lengths)), lengths)
    text_of_clause = np.repeat(np.arange(len(readings)), np.diff(readings.offsets))
    codes = which.codes
    if name in (names.PAINS, names.DELIGHTS):
        sign = SIGNS.index("negative" if name == names.PAINS else "positive")
        keep = readings.clause_sign[clause] == sign
        clause, codes = clause[keep], codes[keep]
    told_as = [name_of(value) for value in which.values] if which is readings.themes else which.values
    values = sorted(set(told_as), key=str.encode)
    table = np.array([values.index(one) for one in told_as], np.int64)
    wide = max(len(values), 1)
    pairs = np.sort(text_of_clause[clause] * wide + (table[codes] if len(codes) else codes), kind="stable")
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]  # each once: `unique` makes no use of their coming almost in order
    offsets = np.searchsorted(pairs, np.arange(len(readings) + 1) * wide)
    return Several(offsets.astype(np.int64), pairs % wide, values)


def _lists(generation: Generation, position: NDArray[np.int64], text: NDArray[np.int64], found: Several) -> Arrays:
    begin, length = found.offsets[text], found.offsets[text + 1] - found.offsets[text]
    lengths = np.zeros(generation.events, np.int64)
    lengths[position] = length
    offsets = np.zeros(generation.events + 1, np.int64)
    np.cumsum(lengths, out=offsets[1:])
    source = np.repeat(begin - offsets[position], length) + np.arange(offsets[-1])
    values, codes = _used(found.codes[source], found.values)
    return {"codes": codes, "offsets": offsets, **told.taken_apart(pa.array(values, pa.large_string()))}


def _texts(generation: Generation, position: NDArray[np.int64], code: NDArray[np.int64], values: list[str]) -> Arrays:
    used, codes = _used(code, values)
    whole = np.zeros(generation.events, np.uint32)
    whole[position] = codes
    return {"codes": whole, **told.taken_apart(pa.array(used, pa.large_string()))}


def _numbers(generation: Generation, position: NDArray[np.int64], number: NDArray[np.float32]) -> Arrays:
    values, codes = np.unique(np.round(number.astype(np.float64), _DECIMALS) + 0.0, return_inverse=True)  # -0.0 is 0.0
    whole = np.zeros(generation.events, np.uint32)
    whole[position] = codes.astype(np.uint32) + np.uint32(1)
    return {"codes": whole, "values": values}


def _used(code: NDArray[np.int64], values: list[str]) -> tuple[list[str], NDArray[np.uint32]]:
    """The values that occur, in order, and codes of them from 1."""
    there = np.flatnonzero(np.bincount(code, minlength=len(values))).tolist()
    order = sorted(there, key=lambda n: values[n].encode())
    table = np.zeros(len(values) + 1, np.uint32)
    table[order] = np.arange(1, len(order) + 1, dtype=np.uint32)
    return [values[n] for n in order], table[code]
