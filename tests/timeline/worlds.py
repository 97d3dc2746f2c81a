"""A log and a ledger in memory, plain enough to be right at a glance, and a timeline's content in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from parcours.store.columns import CODED, type_of
from parcours.timeline.timeline import Timeline

NOBODY = 0xFFFFFFFF
SECOND = 1_000_000
IDS = ("user", "email", "anonymous")

Row = dict[str, Any]
"""A row of the log: name, time (seconds, with fractions), day, user, email, anonymous, and `o.`, `p.`,
`t.`."""


class TinyLog:
    """Rows in a list; `batch` of them come at a time."""

    def __init__(self, rows: Iterable[Row] = (), batch: int = 1000) -> None:
        self.rows: list[Row] = []
        self.batch = batch
        self.scans: list[tuple[int, int]] = []
        self.append(rows)

    def append(self, rows: Iterable[Row]) -> None:
        self.rows += rows

    @property
    def sequence(self) -> int:
        return len(self.rows)

    def columns(self) -> dict[str, pa.DataType]:
        names = {"seq", "name", "time", "day", "origin", "supersedes", *IDS} | {c for row in self.rows for c in row}
        return {name: type_of(name) for name in names}

    def scan(
        self,
        columns: Sequence[str],
        *,
        after: int = 0,
        upto: int | None = None,
        dictionary: Sequence[str] = (),
    ) -> Iterator[pa.RecordBatch]:
        upto = len(self.rows) if upto is None else min(upto, len(self.rows))
        self.scans.append((after, upto))
        for start in range(after, upto, self.batch):
            part = range(start, min(start + self.batch, upto))
            arrays = []
            for name in columns:
                if name == "seq":
                    values = [i + 1 for i in part]
                elif name == "time":
                    values = [None if (t := self.rows[i].get("time")) is None else round(t * SECOND) for i in part]
                elif name == "day":
                    values = [bool(self.rows[i].get("day")) for i in part]
                else:
                    values = [self.rows[i].get(name) for i in part]
                array = pa.array(values, type_of(name))
                arrays.append(array.cast(CODED) if name in dictionary else array)
            yield pa.RecordBatch.from_arrays(arrays, names=list(columns))


class TinyLedger:
    """Ids that come in one row are one person's, save for cut pairs; no conflicts, no caps."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}
        self._links: set[tuple[int, int]] = set()
        self._cut: set[frozenset[int]] = set()
        self._objects: set[str] = set()

    @property
    def kinds(self) -> Sequence[str]:
        return [*IDS, *sorted(self._objects)]

    def numbers(self, kind: str, values: pa.Array) -> np.ndarray:
        known = [self._number(kind, v) if v is not None else NOBODY for v in values.to_pylist()]
        return np.array(known, np.uint32)

    def learn(self, batch: pa.RecordBatch) -> np.ndarray:
        self._objects |= {c[2:] for c in batch.schema.names if c.startswith("o.")}
        columns = {kind: kind if kind in IDS else f"o.{kind}" for kind in self.kinds}
        found = [self.numbers(k, batch.column(c)) for k, c in columns.items() if c in batch.schema.names]
        who = []
        for ids in zip(*(f.tolist() for f in found), strict=True):
            some = [i for i in ids if i != NOBODY]
            self._links |= {(some[0], other) for other in some[1:]}
            who.append(some[0] if some else NOBODY)
        return np.array(who, np.uint32)

    def unlink(self, a: tuple[str, str], b: tuple[str, str]) -> None:
        self._cut.add(frozenset((self._number(*a), self._number(*b))))

    def save(self) -> None:
        """Nothing is kept."""

    def partition(self) -> Any:
        parent = list(range(len(self._numbers)))

        def root(i: int) -> int:
            while parent[i] != i:
                i = parent[i]
            return i

        for a, b in sorted(self._links):
            if frozenset((a, b)) not in self._cut:
                parent[root(a)] = root(b)
        members: dict[int, list[int]] = {}
        for i in range(len(parent)):
            members.setdefault(root(i), []).append(i)
        keys = {i: key for key, i in self._numbers.items()}
        person = np.zeros(len(parent), np.uint32)
        for ids in members.values():
            person[ids] = min(ids, key=lambda i: keys[i])
        return Partition(person)

    def ids(self) -> list[tuple[str, str]]:
        """All ids by number."""
        return list(self._numbers)

    def key(self, number: int) -> str:
        return ":".join(next(key for key, i in self._numbers.items() if i == number))

    def _number(self, kind: str, value: str) -> int:
        return self._numbers.setdefault((kind, value), len(self._numbers))


class Partition:
    def __init__(self, person: np.ndarray) -> None:
        self.person = person
        self.digest = str(hash(person.tobytes()))


Content = dict[frozenset[str], tuple[list[tuple], list[int]]]
"""Of each person, by ids: events as (time, sub, sequence, name, day) in order, and rows that only tell
traits."""


def content(timeline: Timeline, ledger: TinyLedger) -> Content:
    """What the timeline holds, however it came to be."""
    found: Content = {}
    for g in timeline.generations:
        rows, days = (
            g.rows(),
            np.unpackbits(g.day, bitorder="little") if len(g.day) else np.zeros(g.events, int),
        )
        for p in np.flatnonzero(g.alive):
            ids = frozenset(ledger.key(int(i)) for i in g.ids[g.ids_offsets[p] : g.ids_offsets[p + 1]])
            assert ids not in found, "a person lies in one generation only"
            at = range(int(g.offsets[p]), int(g.offsets[p + 1]))
            sub = g.sub if len(g.sub) else np.zeros(g.events, int)
            events = [
                (
                    int(g.time[i]),
                    int(sub[i]),
                    int(rows[i]),
                    timeline.names.name(int(g.code[i])),
                    bool(days[i]),
                )
                for i in at
            ]
            told = g.told_row[g.told_person == p].tolist()
            if events or told:  # ids that were parted from all their rows are nobody, to any reader
                found[ids] = events, told
    return found


def expected(log: TinyLog, ledger: TinyLedger) -> Content:
    """The same, straight from the rows."""
    partition = ledger.partition().person
    found: Content = {}
    for n, row in enumerate(log.rows, start=1):
        strongest = [(k, row[c]) for k in ledger.kinds if row.get(c := k if k in IDS else f"o.{k}") is not None]
        who = int(ledger.numbers(strongest[0][0], pa.array([strongest[0][1]]))[0])
        ids = frozenset(ledger.key(int(i)) for i in np.flatnonzero(partition == partition[who]))
        events, told = found.setdefault(ids, ([], []))
        if row.get("name") is None:
            told.append(n)
        else:
            us = round(row["time"] * SECOND)
            events.append((us // SECOND, us % SECOND, n, row["name"], bool(row.get("day"))))
    return {ids: (sorted(events, key=lambda e: e[:3]), told) for ids, (events, told) in found.items()}
