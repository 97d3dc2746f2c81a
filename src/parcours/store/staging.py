"""How does a load enter the log? Its rows are written beside the log's own, then one small commit makes
them part."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from parcours.store.columns import conform
from parcours.store.durable import sync_folder
from parcours.store.layout import EVENTS, LOADS, MENDED, QUARANTINE, is_published, transaction
from parcours.store.reports import AsideWriter, LoadReport, aside_table, write_mended, write_report
from parcours.store.segments import Segments
from parcours.store.writing import SegmentWriter


class Staging:
    """One load on its way into the log: nothing of it is visible before `publish`, or ever after `abandon`.

        with log.begin("2026-11-21-1") as staging:
            staging.add(batch)
            staging.publish({"file": "events.csv"})

    Leaving the block unpublished abandons.
    """

    def __init__(self, folder: Path, segments: Segments, load: str, ended: Callable[[], None]) -> None:
        self.load = load
        self.first = segments.sequence + 1
        self.rows = 0
        self._folder, self._segments, self._ended = folder, segments, ended
        self._names = segments.names.copy()
        self._events = SegmentWriter(folder / EVENTS, load, self._names)
        self._aside = AsideWriter(folder / QUARANTINE, load)
        self._mended: Path | None = None
        self._open = True

    def add(self, batch: pa.RecordBatch | pa.Table) -> None:
        """Stage rows, whose `seq` is given here and whose `load` is this one unless they bring their own.
        Writing goes on in another thread; its errors are raised by the next call."""
        assert self._open, "this load is published or abandoned"
        if len(batch) == 0:
            return
        table = conform(batch)
        if "load" not in table.column_names:
            table = table.append_column("load", _constant(self.load, len(table)))
        self._events.add(numbered(table, self.first + self.rows))
        self.rows += len(table)

    def set_aside(self, batch: pa.RecordBatch | pa.Table) -> None:
        """Keep rows that were not accepted: `file`, `row`, `reason`, `detail`, `raw`, as in
        `reports.ASIDE`."""
        assert self._open, "this load is published or abandoned"
        if len(batch):
            self._aside.add(aside_table(batch, self.load))

    def mend(self, rows: pa.Table) -> None:
        """Say which rows set aside (`load`, `number`, as in `reports.MENDED`) this load brings: from its publishing on
        they are mended, whatever became of them here."""
        assert self._open, "this load is published or abandoned"
        assert self._mended is None, "all of them at once"
        self._mended = write_mended(self._folder / MENDED, self.load, rows)

    def publish(self, report: Mapping[str, Any]) -> LoadReport:
        """Make the load part of the log, all of it at once and for good: it is on disk when this returns."""
        assert self._open, "this load is published or abandoned"
        files = self._events.finish()
        self._aside.finish()
        told = LoadReport(self.load, self.first, self.rows, dict(report))
        write_report(self._folder / LOADS, told)
        sync_folder(self._folder / EVENTS)
        self._segments.publish(files, self._names, *transaction(self.load))
        self._end()
        return told

    def abandon(self) -> None:
        """Remove what was staged. A load that turns out to be published (the error came after) stays."""
        if not self._open:
            return
        try:
            self._segments.refresh()
            if is_published(self._segments, self.load):
                self._segments.sync()
                return
            self._events.abandon()
            self._aside.abandon()
            if self._mended is not None:
                self._mended.unlink(missing_ok=True)
            (self._folder / LOADS / f"{self.load}.json").unlink(missing_ok=True)
        finally:
            self._end()

    def __enter__(self) -> Staging:
        return self

    def __exit__(self, *_: object) -> None:
        self.abandon()

    def _end(self) -> None:
        self._open = False
        self._ended()


def numbered(table: pa.Table, first: int) -> pa.Table:
    """The table with its sequence numbers in front."""
    if "seq" in table.column_names:
        raise ValueError("`seq` is given by the log")
    return table.add_column(0, "seq", pa.array(np.arange(first, first + len(table), dtype=np.int64)))


def _constant(text: str, rows: int) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.repeat(pa.scalar(0, pa.int32()), rows), pa.array([text]))
