"""What did each load bring? Its report, a JSON file of its own, and its rows set aside, Parquet files of
their own.

A report lies on disk before its load is published; whether it counts is for the Delta table to say.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from parcours.store.durable import refusals, replace_atomically, sync_file, sync_folder

ASIDE = pa.schema(
    [
        ("load", pa.string()),
        ("file", pa.string()),
        ("row", pa.int64()),  # 1 is the first row of data, 0 unknown
        ("reason", pa.string()),  # a parcours.model.verdict.Reason
        ("detail", pa.string()),
        ("raw", pa.string()),
    ]
)
MENDED = pa.schema([("load", pa.string()), ("number", pa.int64())])
"""Rows set aside that a later load mended: the load that set them aside, and their number in its quarantine."""
ASIDE_AND_MENDED = pa.schema([*ASIDE, ("number", pa.int64()), ("mended", pa.string())])
"""Rows set aside as they stand: numbered from 1 within their load, and the load that mended each."""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What one load brought: its id, the sequence numbers it took, and what the loader told of it."""

    load: str
    first: int  # sequence number of its first row
    rows: int  # rows accepted into the log
    details: Mapping[str, Any]


def write_report(folder: Path, report: LoadReport) -> None:
    replace_atomically(folder / f"{report.load}.json", json.dumps(asdict(report), ensure_ascii=False).encode())


def read_report(path: Path) -> LoadReport:
    return LoadReport(**json.loads(path.read_bytes()))


class AsideWriter:
    """Rows set aside by one load, kept as they come in `<folder>/<load>-<n>.parquet`."""

    def __init__(self, folder: Path, load: str) -> None:
        self._folder, self._load = folder, load
        self._waiting: list[pa.Table] = []
        self._paths: list[Path] = []

    def add(self, table: pa.Table) -> None:
        self._waiting.append(table)
        if sum(map(len, self._waiting)) >= 1 << 16 or sum(t.nbytes for t in self._waiting) >= 1 << 26:
            self._write()

    def finish(self) -> None:
        """Everything is on disk when this returns."""
        if self._waiting:
            self._write()
        sync_folder(self._folder)

    def abandon(self) -> None:
        for path in self._paths:
            path.unlink(missing_ok=True)

    def _write(self) -> None:
        path = self._folder / f"{self._load}-{len(self._paths)}.parquet"
        self._paths.append(path)
        with refusals("writing rows set aside"):
            pq.write_table(pa.concat_tables(self._waiting), path, compression="zstd")
            sync_file(path)
        self._waiting = []


def aside_table(batch: pa.RecordBatch | pa.Table, load: str) -> pa.Table:
    """Rows set aside, in the columns and types of `ASIDE`; of this load, unless they say of which."""
    table = pa.Table.from_batches([batch]) if isinstance(batch, pa.RecordBatch) else batch
    unknown = set(table.column_names) - set(ASIDE.names)
    if unknown:
        raise ValueError(f"rows set aside have no column {sorted(unknown)}")
    columns = {
        "load": pa.repeat(load, len(table)),
        **dict(zip(table.column_names, table.columns, strict=True)),
    }
    return pa.table([_or_null(columns, f, len(table)) for f in ASIDE], schema=ASIDE)


def read_aside(paths: Iterable[Path]) -> pa.Table:
    return pa.concat_tables([ASIDE.empty_table(), *(pq.read_table(path, schema=ASIDE) for path in paths)])


def write_mended(folder: Path, load: str, rows: pa.Table) -> Path:
    """Keep which rows a load mends, on disk when this returns; they count once the load is published."""
    with refusals("writing which rows are mended"):
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)
        path = folder / f"{load}-0.parquet"
        pq.write_table(rows.select(MENDED.names).cast(MENDED), path, compression="zstd")
        sync_file(path)
        sync_folder(folder)
    return path


def with_mended(aside: pa.Table, paths: Iterable[Path]) -> pa.Table:
    """Rows set aside, in the order in which they were, with their numbers and the load that mended each."""
    load = aside["load"].to_numpy(zero_copy_only=False)
    order = np.argsort(load, kind="stable")
    first = np.flatnonzero(np.append(True, load[order][1:] != load[order][:-1])) if len(load) else np.zeros(0, np.int64)
    number = np.empty(len(load), np.int64)
    number[order] = np.arange(1, len(load) + 1) - np.repeat(first, np.diff(np.append(first, len(load))))
    by: dict[tuple[str, int], str] = {}
    for path in paths:
        rows = pq.read_table(path, schema=MENDED)
        for one in zip(rows["load"].to_pylist(), rows["number"].to_pylist(), strict=True):
            by.setdefault(one, path.stem.rpartition("-")[0])
    mended = [by.get(one) for one in zip(load.tolist(), number.tolist(), strict=True)] if by else [None] * len(load)
    return aside.append_column("number", pa.array(number)).append_column("mended", pa.array(mended, pa.string()))


def merged(reports: Iterable[LoadReport]) -> list[LoadReport]:
    """One report for each load: rows add up, the last details stand."""
    found: dict[str, LoadReport] = {}
    for report in reports:
        before = found.get(report.load)
        if before is not None:
            report = replace(report, first=min(before.first, report.first), rows=before.rows + report.rows)
        found[report.load] = report
    return sorted(found.values(), key=lambda report: (report.first, report.rows))


def several(report: LoadReport) -> list[LoadReport]:
    """The reports that one stands for: itself, or those of the loads that a seal holds."""
    return [LoadReport(**told) for told in report.details["loads"]] if "sealed" in report.details else [report]


def _or_null(columns: Mapping[str, Any], field: pa.Field, rows: int) -> Any:
    return columns[field.name].cast(field.type) if field.name in columns else pa.nulls(rows, field.type)
