"""How do files become events of the log? In batches through the steps, published together or not at all."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa

from parcours.collect import steps
from parcours.collect.admit import keep_unread
from parcours.collect.batch import Batch, as_read
from parcours.collect.files import fingerprint
from parcours.collect.formats import Beside, Cancel, Reader, open_file
from parcours.collect.known import Known
from parcours.collect.known_figures import KnownFigures
from parcours.collect.mapping import Mapping, check
from parcours.collect.mapping_text import digest, to_text
from parcours.collect.progress import Progress, Watcher
from parcours.collect.report import FileRead, LoadReport
from parcours.collect.work import Work
from parcours.model.errors import Cancelled, unknown_name
from parcours.model.verdict import Reason
from parcours.store.log import Log

COMMONEST = 100  # event names that a report lists


def load(
    log: Log,
    inputs: Sequence[Path | Reader],
    mapping: Mapping,
    *,
    zone: ZoneInfo,
    now: int,
    load_id: str,
    known: Known | None = None,
    beside: Callable[[], Iterable[Beside]] = tuple,
    country: str = "",
    mends: pa.Table | None = None,
    progress: Watcher | None = None,
    cancel: Cancel | None = None,
) -> LoadReport:
    """Load files that share a mapping. All of them become visible at once, when everything is on disk.

    Whatever stops it, the log is as it was before; the same call later finishes the job. `now` is in seconds
    since 1970. `known` is kept by whoever loads often: it spares reading the log's keys again. `beside` is asked in
    the end for the files that were looked up on the way, if there are any. `country` is that of phone numbers written
    without one. `mends` names the rows set aside earlier (`load`, `number`) that this load brings anew.
    """
    check(mapping)
    readers = [open_file(one) if isinstance(one, Path) else one for one in inputs]
    for reader in readers:
        check_columns(reader, mapping)
    known = known or (KnownFigures(log) if mapping.readings else Known(log))
    columns = {name for name in log.columns() if name[:2] in ("p.", "t.")}
    began = perf_counter()
    try:
        with log.begin(load_id) as staging:
            known.catch_up()
            work = Work(mapping, zone, now, known, staging, columns, country)
            meter = _Meter(work, readers, progress, began)
            files = tuple(_load_file(reader, work, meter, cancel) for reader in readers)
            files += tuple(_beside(one, work) for one in beside())
            if mends is not None:
                staging.mend(mends)
            report = replace(
                _report(log, work, files, perf_counter() - began), mended=0 if mends is None else len(mends)
            )
            staging.publish(report.as_json())
    except BaseException:
        known.forget()  # it has learned keys that are not in the log
        raise
    known.sequence = log.sequence
    return report


def check_columns(reader: Reader, mapping: Mapping) -> None:
    """Refuse a file without a column that the mapping needs. Rows of NDJSON may leave out what they like."""
    missing = [column for column in mapping.needed if column not in reader.columns]
    if missing and (reader.format != "ndjson" or len(missing) == len(mapping.needed)):
        error = unknown_name(f"column of {name_of(reader)}", missing[0], reader.columns)
        raise type(error)(str(error), hint=f"{error.hint} Files with other columns are a load of their own.")


def name_of(reader: Reader) -> str:
    """What to call the file or table that is read."""
    path: Any = getattr(reader, "path", None)
    return Path(path).name if path else str(getattr(reader, "name", "table"))


class _Meter:
    """Tells whoever watches how far the load is."""

    def __init__(self, work: Work, readers: Sequence[Reader], watcher: Watcher | None, began: float) -> None:
        self._work, self._watcher, self._began = work, watcher, began
        self._of_bytes = sum(reader.size for reader in readers)
        self._rows = self._bytes = 0

    def tell(self, reader: Reader, *, ended: bool = False) -> None:
        read = reader.size if ended else min(reader.position, reader.size)
        rows = self._rows + self._work.verdicts.rows
        if self._watcher:
            seconds = perf_counter() - self._began
            timings = dict(self._work.seconds)
            self._watcher(Progress(name_of(reader), rows, self._bytes + read, self._of_bytes, seconds, timings))
        if ended:
            self._rows, self._bytes = rows, self._bytes + read


def _load_file(reader: Reader, work: Work, meter: _Meter, cancel: Cancel | None) -> FileRead:
    work.begin_file(name_of(reader))
    _, admit = steps.of(work.mapping)
    rows = 0
    for batch, read in _ahead(_understood(reader, work, cancel)):
        if cancel is not None and cancel.is_set():
            raise Cancelled("The load was stopped; nothing of it was stored.", hint="Run the same command anew.")
        steps.run(admit, batch, work)
        rows += read
        meter.tell(reader)
    meter.tell(reader, ended=True)
    assert work.verdicts.rows == rows, f"{work.verdicts} of {rows} rows read: each row has one verdict"
    path: Any = getattr(reader, "path", None)
    return FileRead(work.file, reader.size, _digest(Path(path) if path else None), work.verdicts)


def _beside(beside: Beside, work: Work) -> FileRead:
    """A file whose rows went into the events of another; what found no place there is set aside."""
    work.begin_file(beside.name)
    keep_unread(beside.aside, work)
    verdicts = replace(work.verdicts, joined=beside.joined)
    return FileRead(beside.name, beside.size, _digest(beside.path), verdicts)


def _digest(path: Path | None) -> str:
    return fingerprint(path) if path else ""


def _understood(reader: Reader, work: Work, cancel: Cancel | None) -> Generator[tuple[Batch, int]]:
    """Batches as far as they can be understood one by one, and how many rows were read for each."""
    understand, _ = steps.of(work.mapping)
    batches = reader.batches(cancel=cancel)
    while True:
        before = perf_counter()
        read = next(batches, None)
        work.seconds["read"] += perf_counter() - before
        if read is None:
            return
        keep_unread(read.aside, work)
        yield steps.run(understand, as_read(read), work), read.count


def _ahead(batches: Generator[tuple[Batch, int]]) -> Iterator[tuple[Batch, int]]:
    """The same batches, the next one being made while the last one is used."""
    with closing(batches), ThreadPoolExecutor(1, thread_name_prefix="read") as pool:
        coming = pool.submit(next, batches, None)
        while (batch := coming.result()) is not None:
            coming = pool.submit(next, batches, None)
            yield batch


def _report(log: Log, work: Work, files: tuple[FileRead, ...], seconds: float) -> LoadReport:
    common = work.names.most_common(COMMONEST)
    mapping = digest(work.mapping)
    first = work.staging.first
    return LoadReport(
        load=work.staging.load,
        at=work.now,
        source=work.mapping.source,
        origin=work.mapping.origin,
        mapping=mapping,
        files=files,
        names=dict(common),
        other_names=work.names.total() - sum(count for _, count in common),
        superseded=work.superseded,
        first=work.first,
        last=work.last,
        sequence=(first, first + work.staging.rows),
        folds=work.folds,
        gaps=sum(file.verdicts.set_aside.get(Reason.time_in_gap, 0) for file in files),
        cut=work.cut,
        blocked={kind: values.total() for kind, values in work.blocked.items() if values},
        left_out={kind: dict(values) for kind, values in work.blocked.items() if values},
        unplaced=work.unplaced,
        mapped=to_text(work.mapping),
        notes=() if work.mapping.readings else _loaded_otherwise(log, mapping, files),
        steps={name: round(spent, 3) for name, spent in work.seconds.items()},
        seconds=round(seconds, 3),
    )


def _loaded_otherwise(log: Log, mapping: str, files: tuple[FileRead, ...]) -> tuple[str, ...]:
    """What is told of a row is its identity: the same file read by another mapping brings new events."""
    before: dict[str, str] = {}  # content -> the load that read it by another mapping
    for load in log.loads():
        if load.details.get("mapping") not in (None, mapping):
            before |= {file["sha256"]: load.load for file in load.details["files"] if file["sha256"]}
    return tuple(
        f"{file.name} was loaded before by another mapping (load {before[file.sha256]}): "
        "rows without an id of their own came as new events."
        for file in files
        if file.sha256 in before
    )
