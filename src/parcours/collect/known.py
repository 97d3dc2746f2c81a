"""What does the log hold already? Its events' keys, the newest row of each lifecycle step, event names."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from parcours.store.keys import KeyMap, KeySet
from parcours.store.log import Log

_COLUMNS = ("seq", "id_hi", "id_lo", "step_hi", "step_lo", "name")


class Known:
    """Read from the log at a process's first load, then kept beside it. `forget` after a load that failed."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.forget()

    def forget(self) -> None:
        """Read everything anew when next asked to catch up."""
        self.keys = KeySet()
        self.steps = KeyMap()
        self.names: set[str] = set()
        self.sequence = 0

    def catch_up(self) -> None:
        """Learn the rows that came since, whoever wrote them."""
        for batch in self.log.scan(_COLUMNS, after=self.sequence, dictionary=("name",)):
            self.keys.insert(_lane(batch, "id_hi"), _lane(batch, "id_lo"), copies=False)
            self.names.update(name for name in _distinct(batch.column("name")) if name is not None)
            step = batch.column("step_hi")
            if step.null_count < len(step):
                some = batch.filter(step.is_valid())
                self.steps.put(_lane(some, "step_hi"), _lane(some, "step_lo"), some.column("seq").to_numpy())
        self.sequence = self.log.sequence
        self.keys.begin_file()


def _lane(batch: pa.RecordBatch, name: str) -> np.ndarray:
    return batch.column(name).to_numpy(zero_copy_only=False).view(np.uint64)


def _distinct(values: pa.Array) -> list[str | None]:
    return (values.dictionary if isinstance(values, pa.DictionaryArray) else values.unique()).to_pylist()
