"""Which events are about others: a competitor, the market? They are in no view, but for questions that name `about`.

The property `about` says it: *competitor Brightly*, *market*, or the name of one of journey.yaml's competitors. A
property of that name which says anything else (a ticket's subject) makes nobody another. Whoever did nothing else is
nobody of ours: no figure, stage or share counts them, and the latest of our own events is when the view ends.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from parcours.model.filters import Compare
from parcours.model.journey import Journey
from parcours.model.property import Property
from parcours.model.segments import Segment
from parcours.timeline.arrivals import Readable
from parcours.timeline.columns import first_codes
from parcours.timeline.generation import Generation
from parcours.timeline.hidden import NOTHING, flags
from parcours.timeline.packed import Arrays
from parcours.timeline.snapshot import Snapshot

ABOUT = "about"
_OTHERS = re.compile(
    r"(?:competitor|competition|rival|конкурент|concurent|concurrent|pesaing|kompetitor)\w*"
    r"|concurrence|markets?|рын(?:ок|ка|ку|ком|ке)|pia[tțţ]a|pie[tțţ]ei|marché|marche|pasar"
)
_PROPERTIES = ("by", "hold", "property")  # fields of queries that name one
_RULE = "2"  # goes up with what is taken for another


@dataclass(frozen=True)
class Others:
    """Those of a definition with these competitors."""

    competitors: tuple[str, ...] = ()

    @staticmethod
    def given(log: Readable, journey: Journey) -> Others | None:
        """None where no event can be about others, or all are to be counted."""
        if journey.listening.others == "keep":
            return None
        naming = journey.properties
        for column in log.columns():
            name, _, type = column.removeprefix("p.").rpartition(":")
            if column.startswith("p.") and type in ("s", "ss") and naming.final(name) == ABOUT:
                return None if naming.hidden(name) else Others(journey.listening.competitors)
        return None

    @property
    def version(self) -> str:
        said = "|".join([_RULE, _OTHERS.pattern, *sorted(self.competitors)])
        return hashlib.blake2b(said.encode(), digest_size=8).hexdigest()

    def bits(self, snapshot: Snapshot, generation: Generation) -> NDArray[np.uint8]:
        """Of the generation's events, lowest first, those about others; empty where none is."""

        whole = dataclasses.replace(snapshot, beside=True)

        def make(of: Generation) -> Arrays:
            away = self.about(whole, of, np.arange(of.events)) != ""
            return {"bits": np.packbits(away, bitorder="little") if away.any() else NOTHING}

        told = " ".join(one for column in snapshot.columns_of(ABOUT) for one in snapshot.told_by(column))
        return snapshot.kept(generation, f"others {self.version} {told}", make)["bits"]

    def about(self, snapshot: Snapshot, generation: Generation, at: NDArray[np.int64]) -> NDArray[np.object_]:
        """Whom each event is about where that is not us; empty where it is."""
        found = np.full(len(at), "", object)
        for column in snapshot.columns(generation, "event", ABOUT, "s"):
            codes = first_codes(column, at)
            for code in np.unique(codes[codes > 0]).tolist():
                said = str(column.values[code - 1])
                if is_other(said, self.competitors):
                    found[(codes == code) & (found == "")] = said.strip()
        return found

    def latest(self, snapshot: Snapshot) -> tuple[int, int]:
        """The latest time of events that are about us, and of those of day precision; -1: there is none."""
        times, days = [-1], [-1]
        for generation in snapshot.generations:
            bits = self.bits(snapshot, generation)
            if not len(bits):
                times.append(generation.last_time if generation.events else -1)
                days.append(generation.last_day)
                continue
            own = ~flags(generation, bits)
            whole = np.unpackbits(generation.day, count=generation.events, bitorder="little").view(np.bool_)
            times.append(int(generation.time[own].max(initial=0)) if own.any() else -1)
            if len(generation.day) and (own & whole).any():
                days.append(int(generation.time[own & whole].max()))
        return max(times), max(days)

    def names(self, snapshot: Snapshot) -> set[int]:
        """The codes of event names that only events about others have."""
        own, every = np.zeros((2, len(snapshot.names.logged)), np.int64)
        for generation in snapshot.generations:
            counts = np.diff(generation.post_start)
            every[: len(counts)] += counts
            own[: len(counts)] += by_code(snapshot, generation)
        return set(np.flatnonzero((every > 0) & (own == 0)).tolist())

    def note(self, people: int, events: int, *, seen: bool) -> str:
        """What is said of so many."""
        which = f"{events:,} event{'s' if events != 1 else ''} about others (competitors, markets)"
        if seen:
            return f"{which} {'are' if events != 1 else 'is'} in view here, as the question names “{ABOUT}”."
        who = f", and with {'them' if events != 1 else 'it'} {people:,} {'people' if people != 1 else 'person'}"
        how = f"A question that names “{ABOUT}” counts them; `parcours themes --by {ABOUT}` compares them with you."
        return f"{which} left out{who if people else ''}. {how}"


def is_other(about: str, competitors: Iterable[str] = ()) -> bool:
    """Whether what `about` says is somebody else."""
    said = about.strip().casefold()
    first = said.split(maxsplit=1)[0].rstrip(":,") if said else ""
    return bool(_OTHERS.fullmatch(first)) or said in {name.strip().casefold() for name in competitors}


def about(snapshot: Snapshot, generation: Generation, at: NDArray[np.int64]) -> NDArray[np.object_]:
    """Whom each event is about where that is not us; empty where it is."""
    others = snapshot.others
    return np.full(len(at), "", object) if others is None else others.about(snapshot, generation, at)


def by_code(snapshot: Snapshot, generation: Generation) -> NDArray[np.int64]:
    """How many of the generation's events have each code; none about others, but where these are in view."""
    counts = np.diff(generation.post_start)
    if snapshot.others is None or snapshot.beside or not snapshot.apart(generation):
        return counts
    theirs = flags(generation, snapshot.others.bits(snapshot, generation))
    return counts - np.bincount(generation.code[theirs], minlength=len(counts))


def is_apart(snapshot: Snapshot, generation: Generation, at: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether each event is about somebody else."""
    return np.asarray(about(snapshot, generation, at) != "", np.bool_)


def names_about(asked: Any) -> bool:
    """Whether a query or a filter names `about`, and so asks about others too; a segment's rules are asked by
    themselves."""
    match asked:
        case _ if isinstance(asked, get_args(Segment)):
            return False
        case Compare() | Property():
            return asked.name == ABOUT and asked.of == "event"
        case tuple() | list():
            return any(map(names_about, asked))
        case _ if dataclasses.is_dataclass(asked):
            told = {field.name: getattr(asked, field.name) for field in dataclasses.fields(asked)}
            mine = told.get("of") != "person" and any(told.get(name) == ABOUT for name in _PROPERTIES)
            return mine or any(map(names_about, told.values()))
    return False
