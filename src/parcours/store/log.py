"""Where is the truth kept? In the log: events in the order in which they arrived, appended and never changed.

    log/format.json             says which version of Parcours can read it
    log/events/                 Delta table of sealed segments, Parquet
    log/hot.duckdb              rows that arrived singly and are not sealed yet; the owner's alone
    log/loads/<load>.json       what each load brought
    log/quarantine/<load>-<n>.parquet   rows set aside
    log/mended/<load>-0.parquet which of them a later load mended
    log/readings/               figures of nobody, in a log of their own

Every row has a sequence number; they ascend without gaps. Loads of files are staged (`begin`), single rows
appended.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import RLock
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from parcours.model.errors import Busy
from parcours.store import layout
from parcours.store.columns import FIXED, conform, type_of
from parcours.store.hot import Hot
from parcours.store.reading import BATCH_ROWS, ahead, arranged, read_segment
from parcours.store.reports import (
    ASIDE,
    LoadReport,
    aside_table,
    merged,
    read_aside,
    read_report,
    several,
    with_mended,
)
from parcours.store.sealing import Journal
from parcours.store.segments import Segments, mend
from parcours.store.staging import Staging, numbered


class Log:
    """The log in `folder`, which is `<workspace>/log`. Who opens it writable holds the workspace's lock."""

    def __init__(self, folder: Path, *, writable: bool) -> None:
        self.folder, self.writable = folder, writable
        self._lock = RLock()
        self._staging: Staging | None = None
        self._segments = Segments(folder / layout.EVENTS)
        self._journal = Journal(folder, self._segments, self._stage)

    @classmethod
    def create(cls, folder: Path) -> Log:
        """Make the log and open it writable."""
        layout.make(folder)
        return cls.open(folder, writable=True)

    @classmethod
    def open(cls, folder: Path, *, writable: bool) -> Log:
        """The owner's log, which first clears away what a crash left, or a reader's, which sees sealed rows
        only."""
        layout.check_format(folder)
        if not writable:
            return cls(folder, writable=False)
        mend(folder / layout.EVENTS)
        log = cls(folder, writable=True)
        log._segments.sync()
        layout.sweep(folder, log._segments)
        log._hot()
        return log

    def close(self) -> None:
        with self._lock:
            if self._staging is not None:
                self._staging.abandon()
            self._journal.close()

    def __enter__(self) -> Log:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def sequence(self) -> int:
        """The last row's number, 0 for none. Rows up to here can be read and do not change."""
        with self._lock:
            hot = self._hot()
            return max(self._segments.sequence, hot.last if hot else 0)

    def refresh(self) -> None:
        """Look again for what was published since: a reader's wish."""
        with self._lock:
            self._segments.refresh()

    def columns(self) -> dict[str, pa.DataType]:
        """Every column that some row may have a value in."""
        with self._lock:
            hot = self._hot()
            names = [*self._segments.names, *(hot.columns() if hot else ())]
        return {name: type_of(name) for name in (*FIXED.names, *names)}

    def scan(
        self,
        columns: Sequence[str],
        *,
        after: int = 0,
        upto: int | None = None,
        dictionary: Sequence[str] = (),
    ) -> Iterator[pa.RecordBatch]:
        """The rows with `after < seq <= upto`, in order, in batches of at most about a million.

        A batch has exactly the columns asked for; where a row has none, it is null. Text columns named in
        `dictionary` come as codes (int32) into each batch's own list of distinct values: for those of few
        (names, sources) this is five times faster, for people's ids it is slower.
        """
        for name in (*columns, *dictionary):
            type_of(name)  # a column that cannot be is a mistake, one that was not seen yet is not
        last = self.sequence if upto is None else min(upto, self.sequence)
        return ahead(self._batches(list(columns), [n for n in dictionary if n in columns], after, last))

    def begin(self, load: str) -> Staging:
        """Stage a load. Hot rows are sealed first, since the load's rows come after them; until it is
        published or abandoned, nothing else can be written."""
        layout.check_name(load)
        with self._lock:
            self._check_idle()
            if self.published(load):
                raise ValueError(f"load “{load}” is published already")
            self._journal.seal(now=None)
            return self._stage(load)

    def append(
        self,
        batch: pa.RecordBatch | pa.Table,
        *,
        load: str = "live",
        aside: pa.RecordBatch | pa.Table | None = None,
        report: Mapping[str, Any] | None = None,
    ) -> range:
        """Append a few rows that arrived singly, with the rows set aside and the report that go with them.
        All of it is on disk when this returns the rows' numbers. Of several reports of one `load`, the
        last stands."""
        layout.check_name(load)
        with self._lock:
            self._check_idle()
            first = self.sequence + 1
            table = numbered(conform(batch), first)
            if "load" not in table.column_names:
                table = table.append_column("load", pa.repeat(load, len(table)))
            apart = ASIDE.empty_table() if aside is None else aside_table(aside, load)
            self._journal.append(table, apart, LoadReport(load, first, len(table), dict(report or {})))
            return range(first, first + len(table))

    def seal(self, *, now: int) -> int:
        """Move the hot rows into a segment, where readers see them. Returns how many. `now`, in seconds since
        1970, is kept in the seal's report."""
        with self._lock:
            self._check_idle()
            return self._journal.seal(now)

    def loads(self) -> list[LoadReport]:
        """What each load brought, in the order of their rows."""
        with self._lock:
            paths = layout.published_reports(self.folder, self._segments)
            told = [part for path in paths for part in several(read_report(path))]
            hot = self._hot()
            return merged([*told, *(hot.reports() if hot else ())])

    def quarantine(self, load: str | None = None) -> pa.Table:
        """The rows set aside, by one load or by all, with the columns of `reports.ASIDE_AND_MENDED`."""
        with self._lock:
            sealed = read_aside(layout.published_aside(self.folder, self._segments, load))
            hot = self._hot()
            table = pa.concat_tables([sealed, hot.aside()]) if hot else sealed
            mended = layout.published_mended(self.folder, self._segments)
        return with_mended(table if load is None else table.filter(pc.field("load") == load), mended)

    def published(self, load: str) -> bool:
        """Whether a load that was staged under this name became part of the log."""
        return layout.is_published(self._segments, load)

    def _batches(self, columns: list[str], coded: list[str], after: int, upto: int) -> Iterator[pa.RecordBatch]:
        read = [*columns, *({"seq"} - set(columns))]
        while after < upto:
            # asked anew each time: hot rows may have been sealed while the batches before were used
            with self._lock:
                segment, names, hot = self._segments.after(after), self._segments.names, self._hot()
                if segment is None:
                    assert hot is not None, "rows are sealed or hot"
                    last = min(after + BATCH_ROWS, upto)
                    batches = iter(hot.read(read, after, last).combine_chunks().to_batches())
                else:
                    last = segment.last
                    stored = {name: names[name] for name in read if name in names}
                    batches = read_segment(segment.path, stored, coded, after, upto)
            yield from (arranged(batch, columns, coded) for batch in batches)
            after = last

    def _hot(self) -> Hot | None:
        return self._journal.hot() if self.writable else None

    def _stage(self, load: str) -> Staging:
        self._staging = Staging(self.folder, self._segments, load, self._unstage)
        return self._staging

    def _unstage(self) -> None:
        self._staging = None

    def _check_idle(self) -> None:
        if not self.writable:
            raise Busy("This process only reads the workspace.", hint="Ask the process that owns it to write.")
        if self._staging is not None:
            raise Busy(f"Load “{self._staging.load}” is being staged.", hint="Publish or abandon it first.")
