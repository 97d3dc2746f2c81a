"""Which figures are known already, and with which value? For loading: the same again is a duplicate, another value
a correction."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from parcours.collect.known import Known
from parcours.identity.growing import GrowingArray
from parcours.stats.hashing import combine, hash_column, seed_of
from parcours.store.readings import MEAN, UNIT, VALUE, WEIGHT

_COLUMNS = ("id_hi", "id_lo", VALUE, UNIT, MEAN, WEIGHT)


class KnownFigures(Known):
    """Read from the log of readings, like `Known` from the log of events."""

    def forget(self) -> None:
        super().forget()
        self._told = GrowingArray(np.uint64)  # by sequence, from 1: a print of what each row tells

    def catch_up(self) -> None:
        for batch in self.log.scan(_COLUMNS, after=self.sequence):
            hi, lo = (batch.column(name).to_numpy().view(np.uint64) for name in _COLUMNS[:2])
            self.keys.insert(hi, lo, copies=False)
            self._learn(hi, lo, prints(*batch.columns[2:]), len(self._told) + 1)
        self.sequence = self.log.sequence
        self.keys.begin_file()

    def admit(self, hi: np.ndarray, lo: np.ndarray, told: np.ndarray, first: int) -> tuple[np.ndarray, np.ndarray]:
        """Which figures are new or told otherwise, and the row that each corrects (-1: none). They are numbered from
        `first` on, and known from now on."""
        before = self.steps.get(hi, lo)
        known = before >= 0
        new = np.ones(len(hi), np.bool_)
        new[known] = self._told.array[before[known] - 1] != told[known]
        self._learn(hi[new], lo[new], told[new], first)
        return new, before

    def _learn(self, hi: np.ndarray, lo: np.ndarray, told: np.ndarray, first: int) -> None:
        assert first == len(self._told) + 1, "rows are numbered without gaps"
        self.steps.put(hi, lo, np.arange(first, first + len(hi)))
        self._told.extend(told)


def prints(*parts: pa.Array) -> np.ndarray:
    """A number for each row that stands for what it tells: value, unit, whether a mean, of how many."""
    return combine(*(hash_column(part, seed_of(f"told {at}")) for at, part in enumerate(parts)))[0]
