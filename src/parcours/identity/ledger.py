"""Who is who, so far? The ledger of all ids and of the links that rows of the log made between them.

It is derived from the log and the unlinks, and only kept to save reading the log: `learn` everything again
and it is the same. Persons are not stored here, `partition` computes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parcours.identity import saved
from parcours.identity.ids import NOBODY, Ids
from parcours.identity.links import Links, Rule
from parcours.identity.partition import CUT, PERSON_IDS, AsideReason, Given, Partition, part
from parcours.identity.rules import PERSON_KINDS, clean_one, strength
from parcours.identity.unlinks import Unlink, Unlinks
from parcours.model.errors import BadInput, UnknownName

OBJECT = "o."  # what the names of columns of objects' numbers begin with
Named = tuple[str, str]  # an id as (kind, text)


class Why(NamedTuple):
    """A link that touches a person."""

    a: Named
    b: Named
    rule: Rule
    time: int  # microseconds since 1970 when both ids were first seen together, 0: always
    state: str  # applied, unlinked, or the reason why it was set aside


class Ledger:
    """The ledger of a workspace."""

    def __init__(self, folder: Path | None = None, unlinks: Path | None = None) -> None:
        self._folder = folder
        self._unlinks = Unlinks(unlinks) if unlinks else None
        self._cuts: list[Unlink] = self._unlinks.pairs if self._unlinks else []
        self.ids, self.links = Ids(), Links()
        self._saved = saved.read(folder, self.ids, self.links) if folder else saved.Saved()
        self._changed: list[np.ndarray] = []
        self._partition: Partition | None = None
        self.sequence = self._saved.sequence

    @classmethod
    def open(cls, workspace: Path) -> Ledger:
        """The ledger as it was saved; it knows the log up to `.sequence`. Learn the rest."""
        return cls(workspace / "identity", workspace / "log" / "unlinks.ndjson")

    @property
    def kinds(self) -> list[str]:
        """Of ids, the strongest first."""
        return sorted(self.ids.kinds, key=strength)

    def learn(self, batch: pa.RecordBatch | pa.Table) -> np.ndarray:
        """Take ids and links from rows of the log; returns the number of each row's strongest id.

        Columns: `user`, `email`, `phone`, `anonymous`, `o.<kind>`, `time`, and `seq`, which tells how far it has read.
        To learn rows twice changes nothing.
        """
        columns = _id_columns(batch)
        times = _times(batch)
        kinds = sorted(columns, key=strength)
        who = np.full(batch.num_rows, NOBODY, np.uint32)
        strongest = np.full(batch.num_rows, len(kinds), np.uint16)
        for i, kind in enumerate(kinds):
            numbers = self.numbers(kind, columns[kind])
            present = numbers != NOBODY
            for j in np.unique(strongest[present]):
                if j < len(kinds):
                    at = np.flatnonzero(present & (strongest == j))
                    self.link(Rule(kinds[j], kind), times[at], who[at], numbers[at])
            first = present & (who == NOBODY)
            who[first], strongest[first] = numbers[first], i
        if "seq" in batch.schema.names and batch.num_rows:
            self.sequence = max(self.sequence, pc.max(batch.column("seq")).as_py())
        return who

    def numbers(self, kind: str, values: pa.Array | pa.ChunkedArray) -> np.ndarray:
        """The numbers (uint32) of a column of ids in their clean form, NOBODY for null. New ids are added."""
        before = len(self.ids)
        numbers = self.ids.numbers(kind, values)
        self._forget(len(self.ids) > before)
        return numbers

    def link(self, rule: Rule, times_us: np.ndarray, a: np.ndarray, b: np.ndarray) -> None:
        """Link ids by their numbers, those of the stronger kind first."""
        changed = self.links.add(rule, times_us, a, b)
        self._changed.append(changed)
        self._forget(len(changed) > 0)

    def unlink(self, a: Named, b: Named) -> None:
        """Part two linked ids until `relink`; on disk when this returns. As if they had never been linked."""
        cut = self._linked(a, b)
        self._forget(True)
        if self._unlinks:
            self._unlinks.add(cut)
        else:
            self._cuts.append(cut)

    def relink(self, a: Named, b: Named) -> None:
        """Take an unlink back; on disk when this returns. As if nobody had ever parted them."""
        cut = self._linked(a, b)
        if not {cut, Unlink(cut.b, cut.a)} & set(self._cuts):
            raise BadInput(
                f"{a[0]} “{a[1]}” and {b[0]} “{b[1]}” were not unlinked.",
                hint="Only what was unlinked is linked again.",
            )
        self._forget(True)
        if self._unlinks:
            self._unlinks.take_back(cut)
        else:
            self._cuts[:] = [one for one in self._cuts if one not in (cut, Unlink(cut.b, cut.a))]

    @property
    def unlinks(self) -> list[Unlink]:
        """The pairs that are parted, in the order in which they were."""
        return list(dict.fromkeys(self._cuts))

    def parted(self, a: Named, b: Named) -> Partition:
        """Who would be one person if the two were unlinked; nothing is changed."""
        cut = self._linked(a, b)
        return part(replace(self._given(), cut=self._cut([*self._cuts, cut])))

    def partition(self, *, cap: int = PERSON_IDS) -> Partition:
        """Who is one person, from all that was learnt."""
        if self._partition is None or cap != PERSON_IDS:
            found = part(self._given(), cap=cap)
            if cap != PERSON_IDS:
                return found
            self._partition = found
        return self._partition

    def describe(self, number: int) -> Named:
        """Kind and text of an id."""
        return self.ids.describe(number)

    def find(self, kind: str, text: str) -> int | None:
        """The number of an id, whatever form it is written in."""
        as_told = self.ids.find(kind, text)
        cleaned = clean_one(kind, text) if as_told is None else None
        return as_told if cleaned is None else self.ids.find(kind, cleaned)

    def why(self, person: int) -> list[Why]:
        """The links of a person, those set aside or cut at its edge too; the earliest first."""
        partition = self.partition()
        touches = (partition.person[self.links.a] == person) | (partition.person[self.links.b] == person)
        return sorted((self.told(int(link)) for link in np.flatnonzero(touches)), key=lambda why: (why.time, why))

    def told(self, link: int) -> Why:
        """One link, in words."""
        verdict = int(self.partition().verdict[link])
        state = {0: "applied", CUT: "unlinked"}.get(verdict) or AsideReason(verdict).in_words
        a, b = (self.describe(int(ids[link])) for ids in (self.links.a, self.links.b))
        return Why(a, b, self.links.rules[self.links.rule[link]], int(self.links.time[link]), state)

    def save(self) -> None:
        """Keep on disk what was learnt since the last time; everything up to `.sequence`."""
        if self._folder and (self.sequence > self._saved.sequence or len(self.ids) > self._saved.ids or self._changed):
            changed = np.unique(np.concatenate([np.zeros(0, np.int64), *self._changed]))
            self._saved = saved.write(self._folder, self.ids, self.links, changed, self._saved, self.sequence)
            self._changed = []

    def _forget(self, changed: bool) -> None:
        if changed:
            self._partition = None

    def _known(self, named: Named) -> int:
        number = self.find(*named)
        if number is None:
            raise UnknownName(f"There is no {named[0]} “{named[1]}”.", hint="Write the id as it stands in the data.")
        return number

    def _linked(self, a: Named, b: Named) -> Unlink:
        """The two ids as they are kept, if a link joins them."""
        one, two = self._known(a), self._known(b)
        pairs = np.stack([self.links.a, self.links.b])
        if not ((pairs == [[one], [two]]) | (pairs == [[two], [one]])).all(axis=0).any():
            raise BadInput(
                f"{a[0]} “{a[1]}” and {b[0]} “{b[1]}” are not linked to each other.",
                hint="They may be one person through other ids: unlink one of the links that hold it.",
            )
        return Unlink(self.ids.describe(one), self.ids.describe(two))

    def _given(self) -> Given:
        ids, links = self.ids, self.links
        return Given(
            keys=ids.keys,
            is_user=ids.kind == 0,
            is_person=ids.among(PERSON_KINDS),
            a=links.a,
            b=links.b,
            time=links.time,
            rank=_ranks(links.rules)[links.rule],
            rule=(links.rule, [str(rule) for rule in links.rules]),
            cut=self._cut(self._cuts),
        )

    def _cut(self, unlinks: Sequence[Unlink]) -> np.ndarray:
        cut = np.zeros(len(self.links), np.bool_)
        pairs = [(self.ids.find(*a), self.ids.find(*b)) for a, b in unlinks]
        found = [(a << 32) | b for one, two in pairs if one is not None and two is not None
                 for a, b in ((one, two), (two, one))]  # fmt: skip
        if found:
            links = (self.links.a.astype(np.uint64) << np.uint64(32)) | self.links.b
            cut = np.isin(links, np.array(found, np.uint64))
        return cut


def _id_columns(batch: pa.RecordBatch | pa.Table) -> dict[str, pa.Array | pa.ChunkedArray]:
    """The columns of ids, by kind."""
    found = {kind: batch.column(kind) for kind in PERSON_KINDS if kind in batch.schema.names}
    for name in batch.schema.names:
        if name.startswith(OBJECT):
            kind = name.removeprefix(OBJECT)
            found[name if kind in PERSON_KINDS else kind] = batch.column(name)
    return found


def _times(batch: pa.RecordBatch | pa.Table) -> np.ndarray:
    """Microseconds since 1970; 0 for rows that hold always."""
    if "time" not in batch.schema.names:
        return np.zeros(batch.num_rows, np.int64)
    times = batch.column("time").cast(pa.int64()).fill_null(0)
    return np.maximum(times.to_numpy(), 0)


def _ranks(rules: list[Rule]) -> np.ndarray:
    """The order of rules: those between ids of persons first, then by the stronger kind and the weaker."""
    order = sorted(range(len(rules)), key=lambda i: (strength(rules[i].weak)[0], *map(strength, rules[i])))
    ranks = np.zeros(max(1, len(rules)), np.uint16)
    ranks[order] = np.arange(len(order))
    return ranks
