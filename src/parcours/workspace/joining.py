"""Whom do the rows of a load belong to? Counted on the way, as the timeline reads them, so that they are read once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from parcours.collect.report import LoadReport
from parcours.identity.ledger import Ledger
from parcours.identity.report import JoinReport, Joins


class Following:
    """A ledger, as the timeline asks it, that also counts the rows of some loads by who they belong to."""

    def __init__(self, ledger: Ledger, loads: Sequence[LoadReport]) -> None:
        self._ledger = ledger
        self._loads = loads
        self._joins = Joins()
        for load in loads:
            for kind, values in load.left_out.items():
                self._joins.left_out(kind, values)

    def learn(self, batch: pa.RecordBatch) -> np.ndarray:
        who = self._ledger.learn(batch)
        first = batch.column("seq")[0].as_py() if len(batch) else 0
        for load in self._loads:
            low, high = (max(0, edge - first) for edge in load.sequence)  # sequences are dense
            if low < len(who) and high > 0:
                self._joins.count(load.source, who[low:high])
        return who

    def partition(self) -> Any:
        return self._ledger.partition()

    def save(self) -> None:
        self._ledger.save()

    def report(self) -> JoinReport:
        return self._joins.report(self._ledger)
