"""What exactly is a question asked of? A snapshot: frozen generations, and what of them is in view."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import blake2b
from typing import Any, Literal, Protocol
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from parcours.model.errors import unknown_name
from parcours.model.journey import Journey
from parcours.model.journey_plain import plain_of
from parcours.model.listening import PREFIX
from parcours.model.receipt import SnapshotId
from parcours.model.zone import zone as zone_of
from parcours.timeline import columns, hidden, known, sessions
from parcours.timeline.arrivals import Readable
from parcours.timeline.columns import Column
from parcours.timeline.generation import Generation
from parcours.timeline.in_view import AboutOthers, InView
from parcours.timeline.kept import VERSIONS
from parcours.timeline.kept import kept as beside
from parcours.timeline.merged import merge
from parcours.timeline.names import Visible
from parcours.timeline.packed import Arrays
from parcours.timeline.properties import Properties, properties
from parcours.timeline.shared import shared
from parcours.timeline.vain import vain, vain_rules

Of = Literal["event", "person"]
_PREFIX = {"event": "p.", "person": "t."}
_SECOND = 1_000_000
_ROOT = "_root"
Pairs = tuple[NDArray[np.int64], NDArray[np.int64]]


def _no_pairs() -> Pairs:
    return np.empty(0, np.int64), np.empty(0, np.int64)


class Derived(Protocol):
    """A property that rules derive from others. It is made when first asked for, and kept under its version."""

    @property
    def name(self) -> str: ...
    @property
    def of(self) -> Of: ...
    @property
    def column(self) -> str:
        """As columns are named: `d.channel:s`."""
        ...

    @property
    def version(self) -> str:
        """Of the rules: where it is the same, so is the column."""
        ...

    @property
    def of_way(self) -> bool:
        """Whether a person's other events decide too: then it rests on what of them was corrected."""
        ...

    def make(self, snapshot: Snapshot, generation: Generation) -> Arrays: ...


class Veil(Protocol):
    """Who is left out by a rule, such as bots."""

    @property
    def version(self) -> str: ...
    def persons(
        self, snapshot: Snapshot, generation: Generation, out: NDArray[np.uint8], keep: bool, /
    ) -> NDArray[np.bool_]:
        """Of each person whether all events are out of view, where those of the bits `out` are so already; `keep`:
        that can be kept, for `out` rests on nothing but names."""
        ...

    def note(self, people: int, events: int) -> str:
        """What is said of so many."""
        ...


class Others(Protocol):
    """Which events are about others, such as competitors."""

    @property
    def version(self) -> str: ...
    def bits(self, snapshot: Snapshot, generation: Generation, /) -> NDArray[np.uint8]:
        """Of the generation's events, lowest first; empty where none is."""
        ...

    def about(self, snapshot: Snapshot, generation: Generation, at: NDArray[np.int64], /) -> NDArray[np.object_]:
        """Whom each event is about; empty where it is us."""
        ...

    def note(self, people: int, events: int, *, seen: bool) -> str:
        """What is said of so many, left out or in view."""
        ...


@dataclass(frozen=True, eq=False)
class Snapshot:
    """A frozen view: what is loaded later does not change it. Columns are made when first asked for."""

    id: SnapshotId
    names: Visible
    generations: tuple[Generation, ...]  # dead persons in them: generation.alive
    log: Readable
    origin: tuple[str, ...]  # sorted: real, sample, simulated
    journey: Journey | None = None  # the workspace's definition when the view was taken
    superseded: Pairs = field(default_factory=_no_pairs)  # rows that were corrected, and those that correct them
    derived: tuple[Derived, ...] = ()  # properties and traits that the journey's rules derive
    veil: Veil | None = None
    others: Others | None = None
    beside: bool = False  # whether events about others are in view
    latest: int = 0  # the latest of all events; `as_of` may be the latest of our own
    known_ids: Callable[[], NDArray[np.bool_]] | None = None  # of each id number, whether it makes its person known
    progress: Callable[[str, int, int], None] | None = None  # told what is done, how much, of how much
    cancel: Callable[[], bool] | None = None  # asked now and then; True stops the question

    def asked(self, *, cancel: Callable[[], bool] | None = None) -> Snapshot:
        """The same view for one question of several at once: what is found out of it serves them all."""
        mine = copy(self)
        vars(mine).update(progress=None, cancel=cancel, **{_ROOT: self.root})
        return mine

    def with_others(self) -> Snapshot:
        """The same view with events about others in it, also those after our own latest."""
        if self.beside or not any(map(self.apart, self.generations)):
            return self
        return self._with_others.asked(cancel=self.cancel)

    @property
    def root(self) -> Snapshot:
        """The view that what is found out belongs to."""
        return vars(self).get(_ROOT, self)

    @property
    def as_of(self) -> int:
        """Nothing later is in view (seconds since 1970 UTC)."""
        return self.id.as_of

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.id.zone)

    @property
    def people(self) -> int:
        """Persons with at least one event in view."""
        return self._visible[0]

    @property
    def events(self) -> int:
        """Events in view."""
        return self._visible[1]

    @property
    def customers(self) -> int | None:
        """People in view who are known by a user id, an e-mail address or a phone number; None: nothing tells."""
        return None if self.known_ids is None else self._visible[2]

    @property
    def visitors(self) -> int | None:
        """People in view who are not known."""
        return None if self.known_ids is None else self.people - self._visible[2]

    @shared
    def rules(self) -> dict[str, str]:
        """The versions of the rules that derive something, for receipts."""
        found = {getattr(made, "rule", made.name): made.version for made in self.derived if made.version}
        if self.others is not None:
            found["others"] = f"{self.others.version}{', in view' if self.beside else ''}"
        return found | ({"bots": self.veil.version} if self.veil else {})

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be said beside any answer: who was left out, and what the definition names in vain."""
        people, events = self._left_out("veiled")
        veiled = [self.veil.note(people, events)] if self.veil and events else []
        people, events = self.with_others()._left_out("apart")
        apart = [self.others.note(people, events, seen=self.beside)] if self.others and events else []
        return (*veiled, *apart, *vain(self.journey, self.names, self._told))

    def notes_on(self, name: str) -> tuple[str, ...]:
        """What must be said beside an answer that rests on derived properties whose names begin so."""
        found = (getattr(made, "note", "") for made in self.derived if made.name.startswith(name))
        return tuple(dict.fromkeys(note for note in found if note))

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the rules of touchpoints and channels name in vain."""
        return vain_rules(self.journey, self.names, self._told) if self.journey else ()

    def hidden(self, generation: Generation) -> NDArray[np.uint8]:
        """Bits, lowest first, of events not in view; empty where all are. Persons that are dead in this
        generation are not marked: pass over those by `generation.alive`."""
        return self._views[generation].hidden

    def known(self, generation: Generation) -> NDArray[np.bool_]:
        """Of each person whether they are known: by a user id, an e-mail address or a phone number, as of now."""
        if self.known_ids is None:
            return np.zeros(generation.persons, np.bool_)
        ids = self.known_ids
        return beside(generation.folder, "known", lambda: known.make(generation, ids()))["known"].view(np.bool_)

    def properties(self, of: Of) -> dict[str, frozenset[str]]:
        """Properties of events, or traits of persons, and the types (n, s, b) that each has values of."""
        derived = {made.name: frozenset(made.column[-1]) for made in self.derived if made.of == of}
        return dict(sorted((self._told[of].types | derived).items()))

    def columns_of(self, name: str, of: Of = "event") -> list[str]:
        """The columns of the property or trait `name` that exist, such as `p.channel:n` and `p.channel:s`."""
        derived = [made.column for made in self.derived if (made.name, made.of) == (name, of)]
        found = derived or list(self._told[of].columns.get(name, ()))
        if not found:
            what = "property" if of == "event" else "trait"
            raise unknown_name(what, name, self.properties(of), hint=self.advice(name, of))
        return found

    def columns(self, generation: Generation, of: Of, name: str, type: str) -> Sequence[Column]:
        """Those of one type: of single values, of lists, or both."""
        found = self.columns_of(name, of) if name in self.properties(of) else []
        return [self.column(generation, column) for column in found if column.rpartition(":")[2] in (type, f"{type}s")]

    def column(self, generation: Generation, name: str) -> Column:
        """A property (`p.channel:s`), a trait as it was at the event (`t.plan:s`), or what is derived
        (`d.channel:s`)."""
        if self.progress is not None:
            self.progress(f"column {name}", 0, 1)
        key, found = self._column(generation, name)
        apart = "" if self.beside else self.apart(generation)
        if not apart:
            return found
        away = hidden.flags(generation, self.about_others[generation])  # nothing that only they tell is in view
        own = self.kept(generation, f"own:{key} {apart}", lambda _: columns.without(found, away))
        return columns.whole(name, own)

    def _column(self, generation: Generation, name: str) -> tuple[str, Column]:
        """What the column is kept by, and the column of all events."""
        for made in self.derived:
            if made.column == name:
                key = f"{name} {made.version} {self.of_ways(generation) if made.of_way else ''}".rstrip()
                return key, columns.whole(name, self.kept(generation, key, partial(made.make, self.with_others())))
        told_by = self._told["event" if name.startswith("p.") else "person"].told_by.get(name, (name,))
        found = [columns.column(generation, column, self.log, self.id.sequence) for column in told_by]
        key = f"merged:{name.replace(' ', '_')} {' '.join(told_by)}"
        if len(found) == 1:
            return key, found[0]
        return key, columns.whole(name, self.kept(generation, key, lambda _: merge(found)))

    def kept(self, generation: Generation, key: str, make: Callable[[Generation], Arrays]) -> Arrays:
        """What rests on everything that the generation's rows tell is kept; a view of the past, or of a reader who
        does not see hot rows, is not."""
        if min(self.log.sequence, self.id.sequence) < generation.last_row:
            return make(generation)
        return beside(generation.folder, key, lambda: make(generation), versions=VERSIONS)

    def corrected(self, generation: Generation) -> str:
        """A digest of the generation's rows that were corrected: what rests on people's ways is kept under it. Empty
        where none was."""
        rows = self._views.corrected
        low, high = np.searchsorted(rows, [generation.first_row, generation.last_row + 1])
        return blake2b(rows[low:high].tobytes(), digest_size=8).hexdigest() if low < high else ""

    def of_ways(self, generation: Generation) -> str:
        """What decides people's ways besides the rules: rows that were corrected, and what is understood of words where
        stages ask for that."""
        return " ".join(filter(None, (self.corrected(generation), self._heard, self.apart(generation))))

    def apart(self, generation: Generation) -> str:
        """By which version events of the generation are about others; empty where none is."""
        return f"others {self.others.version}" if self.others and len(self.about_others[generation]) else ""

    def told_by(self, column: str) -> Sequence[str]:
        """The columns of the log that tell a property's or trait's column; none for what is derived."""
        return self._told["event" if column.startswith("p.") else "person"].told_by.get(column, ())

    def logged(self, of: Of) -> frozenset[str]:
        """All properties or traits, as the log calls them."""
        return self._told[of].logged

    def advice(self, name: str, of: Of) -> str:
        """Why a property or trait that somebody may expect is not there."""
        return self._told[of].advice(name)

    def sessions(self, generation: Generation, gap: int = sessions.GAP) -> NDArray[np.uint32]:
        """The ordinal of each event's session over the generation; 0xFFFFFFFF: it is in none."""
        return sessions.sessions(generation, gap, self.hidden(generation))

    def day_end(self, times: NDArray[Any]) -> NDArray[np.int64]:
        """When the local day of each time (seconds) ends: the first second of the next day."""
        return zone_of(self.id.zone).day_end(np.asarray(times, np.int64) * _SECOND) // _SECOND

    @shared
    def _heard(self) -> str:
        """The version of what is derived of words, where the rules of stages name it."""
        stages = plain_of(self.journey).get("stages") if self.journey else None
        said = (made.version for made in self.derived if made.name.startswith(PREFIX))
        return next(said, "") if stages and PREFIX in json.dumps(stages) else ""

    @shared
    def _told(self) -> dict[Of, Properties]:
        naming = self.journey or Journey()
        log = self.log.columns()
        return {
            "event": properties(log, _PREFIX["event"], naming.properties),
            "person": properties(log, _PREFIX["person"], naming.traits),
        }

    @shared
    def _views(self) -> InView:
        return InView(self)

    @shared
    def _visible(self) -> tuple[int, int, int]:
        """People and events in view, and how many of the people are known."""
        people, events, customers = 0, 0, 0
        for generation in self.generations:
            seen, visible = hidden.visible(generation, self.hidden(generation))
            people, events = people + int(np.count_nonzero(seen)), events + visible
            if self.known_ids is not None:
                customers += int(np.count_nonzero(seen & self.known(generation)))
        return people, events, customers

    @shared
    def about_others(self) -> AboutOthers:
        return AboutOthers(self)

    @shared
    def _with_others(self) -> Snapshot:
        until = replace(self.id, as_of=max(self.as_of, self.latest))
        return replace(self, id=until, beside=True, names=self.names.whole)

    def _left_out(self, why: Literal["veiled", "apart"]) -> tuple[int, int]:
        """People and events that are left out by the veil, or as about others."""
        found = [getattr(self._views[generation], why) for generation in self.generations]
        return sum(people for people, _ in found), sum(events for _, events in found)
