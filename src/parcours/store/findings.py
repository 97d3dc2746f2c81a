"""What was already understood of texts? Kept beside the workspace, in files that are only ever added.

    <workspace>/listening/read/<digest of a reader's version>/000001.parquet

A reading is known by the text's hash (128 bits) and the reader's version; no file holds a text. Whatever is lost,
damaged or deleted here is read again and costs time, nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from parcours.model.errors import StorageFailed
from parcours.store.durable import refusals, sync_file, sync_folder
from parcours.text.finding import SIGNS, Emotion, Finding, Heard, Kind

FOLDER = "read"
VERSIONS = 4  # of readers whose readings are kept: who changes a word to and fro waits once
HASH = np.dtype("S16")
_KNOWN_BY = 16  # hexadecimal digits of a version's digest

_CLAUSE = pa.struct(
    [
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("sentiment", pa.float32()),
        ("confidence", pa.float32()),
        ("sign", pa.int8()),
        ("kinds", pa.list_(pa.string())),
        ("emotions", pa.list_(pa.string())),
        ("themes", pa.list_(pa.string())),
    ]
)
_SCHEMA = pa.schema(
    [
        ("hash", pa.binary(16)),
        ("language", pa.string()),
        ("sentiment", pa.float32()),
        ("confidence", pa.float32()),
        ("sign", pa.int8()),
        ("clauses", pa.list_(_CLAUSE)),
    ]
)


def hash_of(text: str) -> bytes:
    """What a text is known by. Unpaired surrogates, which files may hold, count as they are."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


@dataclass(frozen=True, slots=True, eq=False)
class Several:
    """Names of each of many things: those of thing n are values[codes[offsets[n]:offsets[n + 1]]]."""

    offsets: NDArray[np.int64]
    codes: NDArray[np.int64]
    values: list[str]

    def of(self, number: int) -> tuple[str, ...]:
        return tuple(self.values[c] for c in self.codes[self.offsets[number] : self.offsets[number + 1]].tolist())


@dataclass(frozen=True, slots=True, eq=False)
class Readings:
    """What is understood of many texts, by hash; clauses of text n are offsets[n] to offsets[n + 1]."""

    hashes: NDArray[Any]  # ascending, distinct
    language: NDArray[np.int64]  # codes of `languages`
    languages: list[str]
    sentiment: NDArray[np.float32]
    confidence: NDArray[np.float32]
    sign: NDArray[np.int8]  # its place in SIGNS
    offsets: NDArray[np.int64]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    clause_sentiment: NDArray[np.float32]
    clause_confidence: NDArray[np.float32]
    clause_sign: NDArray[np.int8]
    kinds: Several
    emotions: Several
    themes: Several
    table: pa.Table

    def __len__(self) -> int:
        return len(self.hashes)

    def find(self, hashes: NDArray[Any]) -> NDArray[np.int64]:
        """The place of each text; -1: it is not read."""
        if not len(self.hashes):
            return np.full(len(hashes), -1, np.int64)
        at = np.minimum(np.searchsorted(self.hashes, hashes), len(self.hashes) - 1)
        return np.where(self.hashes[at] == hashes, at, -1)

    def heard(self, number: int) -> Heard:
        """What is understood of one text."""
        low, high = int(self.offsets[number]), int(self.offsets[number + 1])
        return Heard(
            language=self.languages[int(self.language[number])],
            sentiment=float(self.sentiment[number]),
            confidence=float(self.confidence[number]),
            sign=SIGNS[int(self.sign[number])],
            findings=tuple(self._finding(clause) for clause in range(low, high)),
        )

    def _finding(self, clause: int) -> Finding:
        return Finding(
            start=int(self.start[clause]),
            end=int(self.end[clause]),
            sentiment=float(self.clause_sentiment[clause]),
            confidence=float(self.clause_confidence[clause]),
            sign=SIGNS[int(self.clause_sign[clause])],
            kinds=cast("tuple[Kind, ...]", self.kinds.of(clause)),
            emotions=cast("tuple[Emotion, ...]", self.emotions.of(clause)),
            themes=self.themes.of(clause),
        )


class Findings:
    """Those of one workspace; `folder` is `<workspace>/listening`. A reader that may not write keeps what it reads in
    memory."""

    def __init__(self, folder: Path, *, writable: bool) -> None:
        self._folder, self._writable = folder / FOLDER, writable
        self._lock = threading.RLock()
        self._held: dict[str, tuple[tuple[str, ...], int, Readings]] = {}  # files, and how many read here alone
        self._unwritten: dict[str, list[pa.Table]] = {}

    def of(self, version: str) -> Readings:
        """All that a reader of this version has read."""
        with self._lock:
            files, mine = tuple(self._files(version)), self._unwritten.get(version, [])
            held = self._held.get(version)
            if held is None or held[:2] != (files, len(mine)):
                tables = [table for name in files if (table := self._read(version, name)) is not None]
                while len(self._held) >= VERSIONS:
                    self._held.pop(next(iter(self._held)))
                self._held[version] = held = (files, len(mine), joined([*tables, *mine]))
            return held[2]

    def state(self, version: str) -> str:
        """Changes with what has been read."""
        with self._lock:
            return f"{len(self._files(version))}.{len(self._unwritten.get(version, []))}"

    def add(self, version: str, hashes: Sequence[bytes], heard: Sequence[Heard]) -> None:
        """Keep what was understood of some texts."""
        if not hashes:
            return
        table = table_of(hashes, heard)
        with self._lock:
            if not self._writable:
                self._unwritten.setdefault(version, []).append(table)
                return
            try:
                self._write(version, table)
            except (StorageFailed, OSError):  # a full disk costs time, not answers
                self._unwritten.setdefault(version, []).append(table)

    def forget(self) -> None:
        """Keep nothing: somebody was erased, or wants all of it read again."""
        with self._lock:
            self._held.clear()
            self._unwritten.clear()
            shutil.rmtree(self._folder, ignore_errors=True)

    def _files(self, version: str) -> list[str]:
        try:
            names = os.listdir(self._place(version))
        except FileNotFoundError:
            return []
        return sorted(name for name in names if name[:1] != "." and name.endswith(".parquet"))

    def _read(self, version: str, name: str) -> pa.Table | None:
        try:
            table = pq.read_table(self._place(version) / name)
            return table if table.schema.equals(_SCHEMA) else None
        except (OSError, pa.ArrowInvalid):  # damaged, or gone: it is read again
            return None

    def _write(self, version: str, table: pa.Table) -> None:
        place = self._place(version)
        if not place.exists():
            place.mkdir(parents=True)
            (place / "about.json").write_text(json.dumps({"version": version}), encoding="utf-8")
            self._make_room(place)
        number = max((int(name[:6]) for name in self._files(version) if name[:6].isdigit()), default=0) + 1
        staged = place / f".{number:06}.{os.getpid()}"
        with refusals("keeping what was understood"):
            pq.write_table(table, staged, compression="zstd")
            sync_file(staged)
            os.replace(staged, place / f"{number:06}.parquet")
            sync_folder(place)

    def _make_room(self, newest: Path) -> None:
        others = [path for path in self._folder.iterdir() if path.is_dir() and path != newest]
        for path in sorted(others, key=lambda path: path.stat().st_mtime, reverse=True)[VERSIONS - 1 :]:
            shutil.rmtree(path, ignore_errors=True)

    def _place(self, version: str) -> Path:
        return self._folder / hashlib.blake2b(version.encode(), digest_size=_KNOWN_BY // 2).hexdigest()


def table_of(hashes: Sequence[bytes], heard: Sequence[Heard]) -> pa.Table:
    """Readings as a table."""
    return pa.table(
        {
            "hash": pa.array([bytes(h).ljust(16, b"\0") for h in hashes], pa.binary(16)),
            "language": pa.array([one.language for one in heard], pa.string()),
            "sentiment": pa.array([one.sentiment for one in heard], pa.float32()),
            "confidence": pa.array([one.confidence for one in heard], pa.float32()),
            "sign": pa.array([SIGNS.index(one.sign) for one in heard], pa.int8()),
            "clauses": pa.array([[_plain(f) for f in one.findings] for one in heard], pa.list_(_CLAUSE)),
        },
        schema=_SCHEMA,
    )


def joined(tables: Sequence[pa.Table]) -> Readings:
    """Tables as arrays, in the order of hashes; of readings of one text the first counts."""
    table = pa.concat_tables([_SCHEMA.empty_table(), *tables])
    raw = table["hash"].combine_chunks()
    raw = raw if isinstance(raw, pa.Array) else pa.concat_arrays(raw.chunks)
    data = raw.buffers()[1] if len(raw) else b""
    hashes = np.frombuffer(data, HASH, len(raw) + raw.offset)[raw.offset :]
    distinct, first = np.unique(hashes, return_index=True)
    table = table.take(pa.array(first))
    coded = _one(table["language"]).dictionary_encode()
    lists = _one(table["clauses"])
    clauses = lists.flatten()
    field = {clauses.type.field(n).name: array for n, array in enumerate(clauses.flatten())}
    return Readings(
        hashes=distinct,
        language=np.asarray(coded.indices, np.int64),
        languages=coded.dictionary.to_pylist(),
        sentiment=_numbers(_one(table["sentiment"])),
        confidence=_numbers(_one(table["confidence"])),
        sign=_numbers(_one(table["sign"])),
        offsets=_offsets(lists),
        start=_numbers(field["start"]),
        end=_numbers(field["end"]),
        clause_sentiment=_numbers(field["sentiment"]),
        clause_confidence=_numbers(field["confidence"]),
        clause_sign=_numbers(field["sign"]),
        kinds=_several(field["kinds"]),
        emotions=_several(field["emotions"]),
        themes=_several(field["themes"]),
        table=table,
    )


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        "start": finding.start,
        "end": finding.end,
        "sentiment": finding.sentiment,
        "confidence": finding.confidence,
        "sign": SIGNS.index(finding.sign),
        "kinds": list(finding.kinds),
        "emotions": list(finding.emotions),
        "themes": list(finding.themes),
    }


def _one(column: pa.ChunkedArray) -> Any:
    return pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)


def _numbers(array: Any) -> NDArray[Any]:
    return array.to_numpy(zero_copy_only=False)


def _offsets(lists: Any) -> NDArray[np.int64]:
    lengths = lists.value_lengths().to_numpy(zero_copy_only=False)
    return np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]).astype(np.int64)


def _several(lists: Any) -> Several:
    coded = lists.flatten().dictionary_encode()
    return Several(_offsets(lists), np.asarray(coded.indices, np.int64), coded.dictionary.to_pylist())
