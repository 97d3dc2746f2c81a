"""Which ids are one person? Links are applied one after the other, by (rule, time, the ids' keys), unless
that would put two users into one person (*conflict*) or more ids of persons than the cap (*too many ids*).

The result depends on the set of ids, links and cuts only, never on the order in which they came or how ids
are numbered. Links of a component that breaks no constraint as a whole may be applied in any order, as none
of them can break one alone; so only the links of the others are sorted, and links set aside before have their
turn each time.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

import numpy as np

from parcours.identity.ordering import order_by
from parcours.identity.rules import VERSION
from parcours.stats.compiled import helper, kernel
from parcours.stats.hashing import Keys, mix, mix_too, seed_of

PERSON_IDS = 50
"""The cap: at most so many ids of persons (user, e-mail, anonymous) in one. Objects do not count, as loyal
customers have many orders."""
_NONE = 0xFFFFFFFF
_AHEAD = 16  # links


class AsideReason(IntEnum):
    """Why a link was set aside."""

    conflict = 1
    too_many_ids = 2

    @property
    def in_words(self) -> str:
        return _WORDS[self]


_WORDS = {
    AsideReason.conflict: "two different users would become one person",
    AsideReason.too_many_ids: "one person would have more ids than allowed",
}


@dataclass(frozen=True)
class Partition:
    """Every id's person. A person's number is the id with the smallest key among its own."""

    person: np.ndarray  # uint32, by id number
    verdict: np.ndarray  # uint8, by link number: 0 applied, else an AsideReason; 255 cut by an unlink
    digest: str  # of the links applied, the cuts and the rules

    @cached_property
    def aside(self) -> np.ndarray:
        """The numbers of the links set aside; `verdict` has the reasons."""
        return np.flatnonzero((self.verdict > 0) & (self.verdict < CUT))

    def members(self, person: int) -> np.ndarray:
        """The ids of a person, by number."""
        order, sorted_persons = self._by_person
        low, high = np.searchsorted(sorted_persons, [person, person + 1])
        return np.sort(order[low:high])

    def changed(self, before: Partition) -> np.ndarray:
        """The persons, of now and of before, whose ids are not the same in both: to be put together anew."""
        known = len(before.person)
        moved = np.flatnonzero(self.person[:known] != before.person)
        return np.unique(np.concatenate([self.person[moved], before.person[moved], self.person[known:]]))

    @cached_property
    def _by_person(self) -> tuple[np.ndarray, np.ndarray]:
        order = np.argsort(self.person, kind="stable").astype(np.uint32)
        return order, self.person[order]


CUT = 255


@dataclass(frozen=True)
class Given:
    """What a partition is computed from. Arrays by id number, then arrays by link number."""

    keys: Keys
    is_user: np.ndarray  # bool
    is_person: np.ndarray  # bool: user, e-mail or anonymous
    a: np.ndarray  # uint32
    b: np.ndarray
    time: np.ndarray  # int64, microseconds
    rank: np.ndarray  # uint16: the strength of the link's rule, 0 the strongest
    rule: tuple[np.ndarray, list[str]]  # the code of each link's rule, and the rules' names
    cut: np.ndarray  # bool: never to be applied


def part(given: Given, *, cap: int = PERSON_IDS) -> Partition:
    """Compute who is who."""
    ids = len(given.is_user)
    parent = np.arange(ids, dtype=np.uint32)
    verdict = np.where(given.cut, np.uint8(CUT), np.uint8(0))
    _unite_all(given.a, given.b, verdict, parent)
    keys = _keys(given)
    broken = _broken(given, parent, cap)
    if broken.any():
        parent[broken] = np.flatnonzero(broken)
        order = _in_order(given, keys, np.flatnonzero(broken[given.a] & (verdict == 0)))
        user = np.where(given.is_user, np.arange(ids, dtype=np.uint32), np.uint32(_NONE))
        count = given.is_person.astype(np.uint32)
        reasons = np.zeros(len(order), np.uint8)
        _unite_in_order(given.a[order], given.b[order], reasons, parent, user, count, cap)
        verdict[order] = reasons
    person = np.empty(ids, np.uint32)
    _name_persons(*given.keys, parent, person)
    return Partition(person, verdict, _digest(keys, verdict, cap))


def _broken(given: Given, parent: np.ndarray, cap: int) -> np.ndarray:
    """Which ids lie in a component that as a whole would break a constraint."""
    users = np.bincount(parent[given.is_user], minlength=len(parent))
    persons = np.bincount(parent[given.is_person], minlength=len(parent))
    return ((users > 1) | (persons > cap))[parent]


def _keys(given: Given) -> Keys:
    """A key for each link, from its rule's name and its ids' keys: nothing that hangs on arrival."""
    hi, lo = np.empty(len(given.a), np.uint64), np.empty(len(given.a), np.uint64)
    codes, names = given.rule
    seeds = np.array([seed_of(name) for name in names] or [0], np.uint64)
    _link_keys(*given.keys, given.a, given.b, codes, seeds, hi, lo)
    return hi, lo


def _in_order(given: Given, keys: Keys, links: np.ndarray) -> np.ndarray:
    """Some links by their rule, their time and their key."""
    when = (given.rank[links].astype(np.uint64) << np.uint64(53)) | given.time[links].astype(np.uint64)
    return links[order_by(when, keys[0][links], keys[1][links])]


def _digest(keys: Keys, verdict: np.ndarray, cap: int) -> str:
    """The applied links as a set: the sums of their keys (see `parcours.stats.hashing`)."""
    hi, lo = (int(lane.sum(where=verdict == 0)) for lane in keys)
    content = f"{VERSION}|{cap}|{np.count_nonzero(verdict == 0)}|{hi:016x}{lo:016x}"
    return hashlib.sha256(content.encode()).hexdigest()


@helper
def _root(parent, i):
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


@helper
def _touch(parent, a, b, at):
    """Read where the next links begin, all at once: memory answers many questions in the time of one."""
    seen = np.uint32(0)
    for i in range(at, min(at + _AHEAD, len(a))):
        seen ^= parent[a[i]] ^ parent[b[i]]
    return seen


@kernel
def _unite_all(a, b, verdict, parent):
    """Returns nothing of use: it only keeps the compiler from leaving `_touch` out."""
    seen = np.uint32(0)
    for i in range(len(a)):
        if i % _AHEAD == 0:
            seen ^= _touch(parent, a, b, i)
        if verdict[i] == 0:
            one, two = _root(parent, a[i]), _root(parent, b[i])
            parent[max(one, two)] = min(one, two)
    for i in range(len(parent)):
        parent[i] = _root(parent, np.uint32(i))
    return seen


@kernel
def _unite_in_order(a, b, reasons, parent, user, count, cap):
    seen = np.uint32(0)
    for i in range(len(a)):
        if i % _AHEAD == 0:
            seen ^= _touch(parent, a, b, i)
        one, two = _root(parent, a[i]), _root(parent, b[i])
        if one == two:
            continue
        if user[one] != _NONE and user[two] != _NONE:  # each root has one user at most, so these are different
            reasons[i] = 1
        elif count[one] + count[two] > cap:
            reasons[i] = 2
        else:
            one, two = min(one, two), max(one, two)
            parent[two] = one
            user[one] = min(user[one], user[two])
            count[one] += count[two]
    return seen


@kernel
def _name_persons(hi, lo, parent, person):
    for i in range(len(parent)):
        person[i] = i
    for i in range(len(parent)):
        root = _root(parent, np.uint32(i))
        best = person[root]
        if hi[i] < hi[best] or (hi[i] == hi[best] and lo[i] < lo[best]):
            person[root] = i
    for i in range(len(parent)):
        person[i] = person[_root(parent, np.uint32(i))]


@kernel
def _link_keys(hi, lo, a, b, rule, seeds, link_hi, link_lo):
    for i in range(len(a)):
        one, two, seed = a[i], b[i], seeds[rule[i]]
        link_hi[i] = mix(hi[one] + mix_too(hi[two] ^ seed))
        link_lo[i] = mix(lo[one] + mix_too(lo[two] + seed))
