"""A log, a clock and small files, for tests of loading."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa

from parcours.collect.formats import Cancel, Reader, from_table, open_file
from parcours.collect.known import Known
from parcours.collect.mapping import Mapping
from parcours.collect.overrides import overrides
from parcours.collect.pipeline import load
from parcours.collect.progress import Watcher
from parcours.collect.recognise import Proposal, recognise
from parcours.collect.report import LoadReport
from parcours.store.log import Log

NOW = 1_767_225_600  # 2026-01-01 00:00 UTC

HEADER = "ts,user_id,event,price"
ANN = "2025-03-01 10:00:00,ann,view,5"
BOB = "2025-03-01 10:00:01,bob,cart,7.5"
EVE = "2025-03-01 10:00:02,eve,view,"


class Shop:
    """A workspace's log, loaded as the command line does it."""

    def __init__(self, folder: Path, zone: str = "UTC") -> None:
        self.folder, self.zone = folder, zone
        if (folder / "log" / "format.json").exists():
            self.log = Log.open(folder / "log", writable=True)
        else:
            (folder / "log").mkdir(parents=True)
            self.log = Log.create(folder / "log")
        self.known = Known(self.log)
        self.loads = len(self.log.loads())

    def file(self, text: str | bytes, name: str = "events.csv") -> Path:
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def propose(self, reader: Reader, columns: str = "", source: str = "events") -> Proposal:
        return recognise(reader, where="events", source=source, zone=self.zone, given=overrides(columns))

    def load(
        self,
        *inputs: Path | pa.Table | Reader,
        columns: str = "",
        mapping: Mapping | None = None,
        progress: Watcher | None = None,
        cancel: Cancel | None = None,
    ) -> LoadReport:
        readers = [_reader(one) for one in inputs]
        self.loads += 1
        return load(
            self.log,
            readers,
            mapping or self.propose(readers[0], columns).mapping,
            zone=ZoneInfo(self.zone),
            now=NOW,
            load_id=f"load-{self.loads}",
            known=self.known,
            progress=progress,
            cancel=cancel,
        )

    def rows(self, *columns: str) -> list[tuple[Any, ...]]:
        """What the log holds, in order."""
        rows: list[tuple[Any, ...]] = []
        for batch in self.log.scan(columns):
            rows += zip(*(column.to_pylist() for column in batch.columns), strict=True)
        return rows

    def count(self) -> int:
        return len(self.rows("seq"))

    def aside(self) -> list[tuple[Any, ...]]:
        table = self.log.quarantine()
        rows = [tuple(row[c] for c in ("file", "row", "reason", "detail")) for row in table.to_pylist()]
        return sorted(rows)


def _reader(one: Path | pa.Table | Reader) -> Reader:
    if isinstance(one, pa.Table):
        return from_table(one)
    return open_file(one) if isinstance(one, Path) else one


def csv(header: str, *rows: str) -> str:
    return "\n".join([header, *rows, ""])


def outcome(report: LoadReport) -> tuple[int, int, dict[str, int]]:
    """Accepted, duplicate, set aside by reason."""
    verdicts = report.verdicts
    return verdicts.accepted, verdicts.duplicate, {str(r): n for r, n in verdicts.set_aside.items()}


def many(count: int, *, first: int = 0, names: Sequence[str] = ("view", "cart", "buy")) -> pa.Table:
    """Rows that all differ."""
    at = range(first, first + count)
    return pa.table(
        {
            "ts": pa.array([1_700_000_000 + i for i in at], pa.timestamp("s", "UTC")),
            "user_id": [f"u{i % 97}" for i in at],
            "event": [names[i % len(names)] for i in at],
            "price": [float(i) for i in at],
        }
    )
