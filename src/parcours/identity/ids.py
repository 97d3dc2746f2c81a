"""Which ids are there? Every id (a kind and a text) has a number, given in the order of arrival and never
given again, and a key of 128 bits that is the same in every workspace: what is decided about ids is decided
by their keys.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

import numpy as np
import pyarrow as pa

from parcours.identity.growing import GrowingArray
from parcours.identity.rules import strength
from parcours.model.errors import BadInput, TooMuch
from parcours.stats.hashing import Keys, hash_text, seed_of
from parcours.store.keys import KeyMap

NOBODY = 0xFFFFFFFF
"""The number in place of an id where a row has none."""


_FIRST = ("user", "email", "anonymous")  # numbered before any is met: what was saved earlier begins so


class Ids:
    """All ids. Kinds are numbered as they come; how strong they are is not for the number to say."""

    def __init__(self) -> None:
        self.kinds: list[str] = list(_FIRST)
        self._index = KeyMap()
        self._kind, self._hi, self._lo = (
            GrowingArray(np.uint16),
            GrowingArray(np.uint64),
            GrowingArray(np.uint64),
        )
        self._texts: list[pa.Array] = []
        self._starts: list[int] = []

    def __len__(self) -> int:
        return len(self._kind)

    def kind_code(self, kind: str) -> int:
        if kind not in self.kinds:
            self.kinds.append(kind)
        return self.kinds.index(kind)

    def numbers(self, kind: str, values: pa.Array | pa.ChunkedArray) -> np.ndarray:
        """The numbers of a column of ids, NOBODY for null; ids not met before are added."""
        if isinstance(values, pa.ChunkedArray):
            values = values.combine_chunks()
        if not isinstance(values, pa.DictionaryArray):
            return self._numbers(kind, values)
        rows = values.indices.cast(pa.int64()).fill_null(len(values.dictionary)).to_numpy()
        used = np.bincount(rows, minlength=len(values.dictionary) + 1)[:-1] > 0
        numbers = np.full(len(used) + 1, NOBODY, np.uint32)
        numbers[:-1][used] = self._numbers(kind, values.dictionary.filter(pa.array(used)))
        return numbers[rows]

    def find(self, kind: str, text: str) -> int | None:
        if kind not in self.kinds:
            return None
        number = int(self._index.get(*hash_text(pa.array([text]), seed_of(kind)))[0])
        return None if number < 0 else number

    def where(self, holds: Callable[[pa.Array], pa.Array]) -> np.ndarray:
        """The numbers of ids of whose texts the function says yes. Safe beside a thread that adds ids."""
        known = len(self)
        found = [np.zeros(0, np.int64)]
        for start, texts in zip(list(self._starts), list(self._texts), strict=False):
            found.append(np.flatnonzero(holds(texts).to_numpy(zero_copy_only=False)) + start)
        numbers = np.concatenate(found)
        return numbers[numbers < known].astype(np.uint32)

    def describe(self, number: int) -> tuple[str, str]:
        at = bisect_right(self._starts, number) - 1
        return self.kinds[self.kind[number]], self._texts[at][int(number) - self._starts[at]].as_py()

    @property
    def kind(self) -> np.ndarray:
        """The code of each id's kind."""
        return self._kind.array

    @property
    def keys(self) -> Keys:
        """The key of each id."""
        return self._hi.array, self._lo.array

    @property
    def ranks(self) -> np.ndarray:
        """The strength of each kind by its code, 0 the strongest: persons' kinds, then objects' by name."""
        order = sorted(range(len(self.kinds)), key=lambda code: strength(self.kinds[code]))
        ranks = np.empty(len(order), np.uint16)
        ranks[order] = np.arange(len(order))
        return ranks

    def among(self, kinds: Sequence[str]) -> np.ndarray:
        """Which ids are of one of these kinds."""
        return np.isin(self.kind, [code for code, kind in enumerate(self.kinds) if kind in kinds])

    def texts(self, first: int) -> pa.LargeStringArray:
        """The texts of all ids from the number `first` on."""
        parts = [
            texts.slice(max(0, first - start))
            for start, texts in zip(self._starts, self._texts, strict=True)
            if start + len(texts) > first
        ]
        return pa.concat_arrays(parts) if parts else pa.array([], pa.large_string())

    def restore(self, kinds: Sequence[str], kind: np.ndarray, keys: Keys, texts: pa.Array) -> None:
        """Add ids that were saved, in the order of their numbers."""
        self.kinds = list(kinds)
        self._index.put(*keys, np.arange(len(self), len(self) + len(kind)))
        self._append(kind, keys, texts)

    def _numbers(self, kind: str, values: pa.Array) -> np.ndarray:
        if values.null_count:
            present = values.is_valid()
            numbers = np.full(len(values), NOBODY, np.uint32)
            numbers[present.to_numpy(zero_copy_only=False)] = self._numbers(kind, values.filter(present))
            return numbers
        if not len(values):
            return np.empty(0, np.uint32)
        code = self.kind_code(kind)
        hi, lo = hash_text(values, seed_of(kind))
        numbers, rows = self._index.number(hi, lo)
        if len(rows):
            if len(self) + len(rows) >= NOBODY:
                raise TooMuch(
                    f"The workspace would hold more than {NOBODY:,} different ids.",
                    hint="Split it by year or by shop into several workspaces.",
                )
            self._append(np.full(len(rows), code, np.uint16), (hi[rows], lo[rows]), values.take(pa.array(rows)))
        return numbers.astype(np.uint32)

    def _append(self, kind: np.ndarray, keys: Keys, texts: pa.Array) -> None:
        self._starts.append(len(self))
        self._texts.append(texts.cast(pa.large_string()))
        self._kind.extend(kind)
        self._hi.extend(keys[0])
        self._lo.extend(keys[1])


def named(text: str) -> tuple[str, str]:
    """An id that somebody typed, as kind and text."""
    kind, colon, value = text.partition(":")
    if not colon or not kind or not value:
        raise BadInput(
            f"“{text}” is not an id.",
            hint="Write kind:value, such as user:7, email:ann@shop.example or order:1001.",
        )
    return kind, value
