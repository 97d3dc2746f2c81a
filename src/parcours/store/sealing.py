"""How do hot rows become a segment exactly once? By a number that both sides keep.

The hot journal notes, synced, “all of this is being sealed as number 7”. The segment's commit carries the
transaction “hot, 7”. Only then do the hot rows go, and the note with them. A process that dies anywhere in
between leaves the note; whether the table knows its number decides: if it does, the rows are sealed and
only need to go; if not, they stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import pyarrow as pa

from parcours.store.hot import Hot
from parcours.store.layout import HOT, last_seal, name_of_seal
from parcours.store.reading import BATCH_ROWS
from parcours.store.reports import LoadReport, merged
from parcours.store.segments import Segments
from parcours.store.staging import Staging


class Journal:
    """The owner's hot journal, opened when there is one, and moved into segments."""

    def __init__(self, folder: Path, segments: Segments, stage: Callable[[str], Staging]) -> None:
        self._path, self._segments, self._stage = folder / HOT, segments, stage
        self._hot: Hot | None = None

    def hot(self) -> Hot | None:
        """The journal, with nothing left in doubt, or None where nothing was ever appended."""
        if self._hot is None and self._path.exists():
            self._open()
        return self._hot

    def append(self, table: pa.Table, aside: pa.Table, report: LoadReport) -> None:
        with self._in_doubt():
            (self.hot() or self._open()).append(table, aside, report)

    def seal(self, now: int | None) -> int:
        """Move all that is hot into segments. Returns the number of rows."""
        hot = self.hot()
        if hot is None or hot.empty:
            return 0
        with self._in_doubt():
            return self._seal(hot, now)

    def close(self) -> None:
        if self._hot is not None:
            self._hot.close()
        self._hot = None

    def _open(self) -> Hot:
        hot = Hot(self._path)
        number = hot.sealing()
        if number is not None and number <= last_seal(self._segments):
            hot.clear()
        elif number is not None:
            hot.forget_seal()
        self._hot = hot
        return hot

    @contextmanager
    def _in_doubt(self) -> Iterator[None]:
        """After an error nobody knows what reached the disk: opening the journal anew finds out."""
        try:
            yield
        except BaseException:
            self.close()
            raise

    def _seal(self, hot: Hot, now: int | None) -> int:
        rows, columns = hot.rows, [name for name in hot.columns() if name != "seq"]
        number = last_seal(self._segments) + 1
        hot.begin_seal(number)
        with self._stage(name_of_seal(number)) as staging:
            at = staging.first - 1
            while at < hot.last:
                upto = min(at + BATCH_ROWS, hot.last)
                staging.add(hot.read(columns, at, upto))
                at = upto
            assert staging.rows == rows, "hot rows follow the sealed ones without a gap"
            staging.set_aside(hot.aside())
            staging.publish({"sealed": now, "loads": [asdict(report) for report in merged(hot.reports())]})
        hot.clear()
        return rows
