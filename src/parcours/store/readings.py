"""Where are figures of nobody kept? In a log of their own beside the events, `log/readings`, of the same make.

Impressions, spend or a search position are shown beside people and never counted among them; so no row of theirs is
ever read by a timeline. What publishes, seals and clears up after a crash is the log's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa

from parcours.store.layout import exists
from parcours.store.log import Log
from parcours.store.reports import ASIDE_AND_MENDED

READINGS = "readings"
VALUE, UNIT, MEAN, WEIGHT = "t.value:n", "t.unit:s", "t.mean:b", "t.weight:n"
"""Of a row: its figure; in what (EUR, %); whether it is a mean, and of how many. Its dimensions are `p.` columns."""

_FIXED = {"time": "time", "day": "day", "name": "name", VALUE: "value", UNIT: "unit", MEAN: "mean", WEIGHT: "weight"}
_LAST = {"source": "source", "origin": "origin", "load": "load"}


class Readings:
    """The figures of a workspace. `folder` is the log's (`<workspace>/log`); theirs is made when first loaded."""

    def __init__(self, folder: Path, *, writable: bool) -> None:
        self._folder, self._writable = folder / READINGS, writable
        self._log: Log | None = None

    @property
    def log(self) -> Log | None:
        """Their log; None where none was ever loaded."""
        if self._log is None and exists(self._folder):
            self._log = Log.open(self._folder, writable=self._writable)
        return self._log

    def make(self) -> Log:
        """Their log, made if there is none."""
        if self.log is None:
            self._folder.mkdir(exist_ok=True)
            self._log = Log.create(self._folder)
        assert self._log is not None
        return self._log

    def refresh(self) -> None:
        """Look again for what was published since."""
        if self.log is not None:
            self.log.refresh()

    def close(self) -> None:
        if self._log is not None:
            self._log.close()

    def quarantine(self) -> pa.Table:
        """Rows set aside on the way here, as the log of events has its own."""
        return ASIDE_AND_MENDED.empty_table() if self.log is None else self.log.quarantine()

    def dimensions(self) -> list[str]:
        """What figures are told of: campaign, query, page."""
        columns = [] if self.log is None else self.log.columns()
        return sorted(name[2:].rpartition(":")[0] for name in columns if name.startswith("p."))

    def table(self) -> pa.Table:
        """All figures as they stand now, corrected ones in their last form, in the order in which they came."""
        dimensions = {f"p.{name}:s": name for name in self.dimensions()}
        named = {**_FIXED, **dimensions, **_LAST}
        # a dimension may be called as one of ours is
        names = [_free(plain, column, list(named.values())) for column, plain in named.items()]
        columns = ["seq", "supersedes", *named]
        batches = [] if self.log is None else list(self.log.scan(columns))
        if not batches:
            fixed = {"time": pa.timestamp("us", "UTC"), "day": pa.bool_(), "value": pa.float64(), "mean": pa.bool_()}
            fixed["weight"] = pa.float64()
            return pa.table({name: pa.array([], fixed.get(name, pa.string())) for name in names})
        whole = pa.Table.from_batches(batches)
        corrected = whole["supersedes"].drop_null().to_numpy()
        stands = ~np.isin(whole["seq"].to_numpy(), corrected)
        return whole.filter(pa.array(stands)).select(list(named)).rename_columns(names)


def _free(plain: str, column: str, all_names: Sequence[str]) -> str:
    return f"of.{plain}" if column.startswith("p.") and list(all_names).count(plain) > 1 else plain
