"""What is sealed? The Parquet files that the Delta table in `events/` names, and nothing else in that folder.

A commit of the table is one small file. It is synced, with its folder, before anything is told to be
published, and before the next one is made; so after a power cut only the newest commit can be torn, and
nobody was promised it.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, Field, PostCommitHookProperties, Schema, Transaction
from deltalake.exceptions import DeltaError
from deltalake.transaction import AddAction

from parcours.model.errors import StorageFailed
from parcours.store.columns import FIXED, StoredNames, type_of
from parcours.store.durable import refusals, sync_file, sync_folder
from parcours.store.writing import Written

_CHECKPOINT_EVERY = 64  # commits; a reader reads those since the last checkpoint
# only `seq` is worth pruning by; wide tables would otherwise carry statistics of every column
_SETTINGS = {"delta.dataSkippingNumIndexedCols": "1"}
_NO_HOOKS = PostCommitHookProperties(create_checkpoint=False, cleanup_expired_logs=False)


@dataclass(frozen=True, slots=True)
class Segment:
    """A sealed Parquet file and the sequence numbers that it holds."""

    path: Path
    first: int
    last: int


class Segments:
    """The Delta table of sealed events."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.refresh()

    @classmethod
    def create(cls, folder: Path) -> None:
        with refusals("making the log"):
            DeltaTable.create(folder, schema=Schema.from_arrow(FIXED), configuration=_SETTINGS)
            _sync_commit(folder, 0)
            sync_folder(folder)

    def refresh(self) -> None:
        """Look again at what is published."""
        try:
            self._table = DeltaTable(self.folder)
        except DeltaError as error:
            raise StorageFailed(
                f"The log's table cannot be read: {error}",
                hint="Any command that loads events mends what a crash tore.",
            ) from error
        added = pa.RecordBatchReader.from_stream(self._table.get_add_actions(flatten=True)).read_all()
        columns = (added[name].to_pylist() for name in ("path", "min.seq", "max.seq"))
        self._segments = sorted(
            (Segment(self.folder / path, first, last) for path, first, last in zip(*columns, strict=True)),
            key=lambda segment: segment.first,
        )
        self.names = StoredNames(field.name for field in self._table.schema().fields)

    @property
    def sequence(self) -> int:
        return self._segments[-1].last if self._segments else 0

    def after(self, sequence: int) -> Segment | None:
        """The segment that holds the first row after `sequence`."""
        at = bisect_right(self._segments, sequence, key=lambda segment: segment.last)
        return self._segments[at] if at < len(self._segments) else None

    def paths(self) -> set[Path]:
        return {segment.path for segment in self._segments}

    def version_of(self, application: str) -> int:
        """The last version that an application transaction published, 0 for none."""
        return self._table.transaction_version(application) or 0

    def publish(self, files: Sequence[Written], names: StoredNames, application: str, version: int) -> None:
        """Make `files`, which are synced, part of the log by one commit that carries the transaction."""
        with refusals("publishing"):
            new = [Field.from_arrow(pa.field(names[n], type_of(n))) for n in names if n not in self.names]
            if new:
                self._table.alter.add_columns(new)
                _sync_commit(self.folder, self._table.version())
            self._table.create_write_transaction(
                [_added(file) for file in files],
                mode="append",
                schema=self._table.schema(),
                commit_properties=CommitProperties(app_transactions=[Transaction(application, version)]),
                post_commithook_properties=_NO_HOOKS,
            )
            self.refresh()
            _sync_commit(self.folder, self._table.version())
            self._checkpoint()

    def sync(self) -> None:
        """Make sure that the last commit is on disk: who made it may have died before coming to it."""
        _sync_commit(self.folder, self._table.version())

    def _checkpoint(self) -> None:
        version = self._table.version()
        if version % _CHECKPOINT_EVERY in (0, 1) and not _checkpoint_of(self.folder, version - 1).exists():
            self._table.create_checkpoint()
            sync_file(_checkpoint_of(self.folder, version))
            sync_file(_log(self.folder) / "_last_checkpoint")
            sync_folder(_log(self.folder))


def mend(folder: Path) -> None:
    """Remove what a crash tore while it was written: nothing that was promised, for that was synced first."""
    for half in _log(folder).glob("*.json#*"):  # deltalake writes a commit under such a name first
        half.unlink()
    for commit in sorted(_log(folder).glob("*.json"))[-1:]:
        if not _is_whole_commit(commit):
            commit.unlink()
    for checkpoint in sorted(_log(folder).glob("*.checkpoint*.parquet"))[-1:]:
        if not checkpoint.read_bytes().endswith(b"PAR1"):
            checkpoint.unlink()
            # commits are never removed, so the table can be read without
            (_log(folder) / "_last_checkpoint").unlink(missing_ok=True)
    sync_folder(_log(folder))


def _log(folder: Path) -> Path:
    return folder / "_delta_log"


def _checkpoint_of(folder: Path, version: int) -> Path:
    return _log(folder) / f"{version:020}.checkpoint.parquet"


def _sync_commit(folder: Path, version: int) -> None:
    sync_file(_log(folder) / f"{version:020}.json")
    sync_folder(_log(folder))


def _added(file: Written) -> AddAction:
    about = file.path.stat()
    last = file.first + file.rows - 1
    return AddAction(
        path=file.path.name,
        size=about.st_size,
        partition_values={},
        modification_time=int(about.st_mtime * 1000),
        data_change=True,
        stats=json.dumps(
            {
                "numRecords": file.rows,
                "minValues": {"seq": file.first},
                "maxValues": {"seq": last},
                "nullCount": {"seq": 0},
            }
        ),
    )


def _is_whole_commit(path: Path) -> bool:
    lines = path.read_bytes().splitlines()
    try:
        return bool(lines) and all(isinstance(json.loads(line), dict) for line in lines)
    except ValueError:
        return False
