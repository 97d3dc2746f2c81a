"""Whom did the rows of a load join? For each source, by which kind of id, and what belongs to nobody yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from parcours.identity.ids import NOBODY
from parcours.identity.ledger import Ledger, Why
from parcours.identity.partition import AsideReason
from parcours.identity.rules import KNOWN_KINDS

_SAMPLES = 5
_WORDS = {
    "user": "user id", "email": "e-mail", "phone": "phone number", "anonymous": "anonymous id", "writer": "writer",
    "participant": "participant", "survey response": "answered survey",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SourceJoins:
    """The rows of one source."""

    source: str
    rows: int
    joined: Mapping[str, int]  # rows of a person who is known by a user id, e-mail or phone, by the kind carrying them
    nobody: Mapping[str, int]  # rows whose ids lead to no such person yet, likewise

    def line(self) -> str:
        """Such as “reviews: 61 % joined by e-mail, 22 % by order number, 17 % belong to nobody yet (…)”."""
        parts = [(count, f"by {in_words(kind)}") for kind, count in self.joined.items()]
        parts.append((nobody := sum(self.nobody.values()), "belong to nobody yet"))
        shares = whole_percents([count for count, _ in parts], self.rows)
        said = [f"{share} {words}" for share, (count, words) in zip(shares, parts, strict=True) if count]
        said[0] = said[0].replace(" by ", " joined by ", 1) if self.joined else said[0]
        kinds = ", ".join(in_words(kind) for kind in self.nobody)
        rows = f"{self.rows:,} row{'' if self.rows == 1 else 's'}"
        more = f" ({nobody:,} of {rows}, known only by {kinds})" if nobody else f" ({rows})"
        return f"{self.source}: " + ", ".join(said) + more


@dataclass(frozen=True, slots=True)
class JoinReport:
    """What each load ends in."""

    sources: tuple[SourceJoins, ...]
    aside: Mapping[AsideReason, int]  # links of the whole workspace that are set aside
    samples: tuple[Why, ...]
    blocked: Mapping[str, Mapping[str, int]]  # by kind: rows by the value that stands for nobody

    def lines(self) -> Iterator[str]:
        """For the terminal."""
        yield from (source.line() for source in self.sources)
        for reason, count in self.aside.items():
            yield f"{count:,} link{'s' if count > 1 else ''} set aside, because {reason.in_words}"
        for why in self.samples:
            yield f"  for example {named(why.a)} with {named(why.b)}"
        for kind, values in self.blocked.items():
            most = ", ".join(f"“{value[:40]}” {rows:,}" for value, rows in _most(values))
            total = sum(values.values())
            yield f"{in_words(kind)}: {total:,} value{'' if total == 1 else 's'} left out as nobody's: {most}"


class Joins:
    """Counts the rows of a load as they pass, until it is known who they belong to."""

    def __init__(self) -> None:
        self._rows: dict[str, np.ndarray] = {}
        self._blocked: dict[str, Counter[str]] = {}

    def count(self, source: str | pa.Array, who: np.ndarray) -> None:
        """Rows of a batch, by the number of each row's strongest id as `Ledger.learn` tells it."""
        if isinstance(source, str):
            return self._add(source, who)
        encoded = source if isinstance(source, pa.DictionaryArray) else source.dictionary_encode()
        codes = encoded.indices.fill_null(-1).to_numpy()
        for code, name in enumerate(encoded.dictionary.to_pylist()):
            self._add(name, who[codes == code])
        return None

    def left_out(self, kind: str, values: Mapping[str, int]) -> None:
        """Blocked values, as `rules.clean` counts them."""
        if values:
            self._blocked.setdefault(kind, Counter()).update(values)

    def report(self, ledger: Ledger) -> JoinReport:
        """What became of the rows, given all links known now."""
        partition = ledger.partition()
        kind = ledger.ids.kind
        known = np.zeros(len(kind), np.bool_)
        known[partition.person[ledger.ids.among(KNOWN_KINDS)]] = True
        known = known[partition.person]
        sources = tuple(self._source(ledger, name, known) for name in sorted(self._rows))
        reasons = Counter(AsideReason(int(v)) for v in partition.verdict[partition.aside])
        samples = tuple(ledger.told(int(link)) for link in partition.aside[:_SAMPLES])
        return JoinReport(
            sources, dict(sorted(reasons.items())), samples, {k: dict(v) for k, v in self._blocked.items()}
        )

    def _add(self, source: str, who: np.ndarray) -> None:
        if len(who):
            numbers = np.where(who == NOBODY, 0, who + np.int64(1))
            counts, before = np.bincount(numbers), self._rows.get(source, np.zeros(0, np.int64))
            longer, shorter = (counts, before) if len(counts) > len(before) else (before, counts)
            longer[: len(shorter)] += shorter
            self._rows[source] = longer

    def _source(self, ledger: Ledger, source: str, known: np.ndarray) -> SourceJoins:
        rows = self._rows[source]
        counts = rows[1:]
        kind, known = ledger.ids.kind[: len(counts)], known[: len(counts)]
        ranks = ledger.ids.ranks
        joined, nobody = {}, {}
        for code in np.argsort(ranks):
            name, of_kind = ledger.ids.kinds[code], kind == code
            if here := int(counts[of_kind & known].sum()):
                joined[name] = here
            if here := int(counts[of_kind & ~known].sum()):
                nobody[name] = here
        if rows[0]:
            nobody["no id"] = int(rows[0])
        return SourceJoins(source, int(rows.sum()), joined, nobody)


def in_words(kind: str) -> str:
    """What people call an id of this kind."""
    return _WORDS.get(kind) or (kind if kind == "no id" else f"{kind} number")


def named(id: tuple[str, str]) -> str:
    """An id as people read it."""
    return f"{in_words(id[0])} “{id[1]}”"


def whole_percents(counts: list[int], total: int) -> list[str]:
    """Shares as whole percents that add up to 100 (the largest remainders are rounded up)."""
    exact = [100 * count / total for count in counts]
    floors = [int(share) for share in exact]
    spare = 100 - sum(floors) if sum(counts) == total else 0
    for i in sorted(range(len(exact)), key=lambda i: floors[i] - exact[i])[:spare]:
        floors[i] += 1
    return [f"{floor} %" if floor or not count else "<1 %" for floor, count in zip(floors, counts, strict=True)]


def _most(values: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(values.items(), key=lambda item: (-item[1], item[0]))[:_SAMPLES]
