"""Was exactly this asked before, of exactly this view? Then its answer is at hand, in memory or on disk.

    key = asked("funnel", query, snapshot)
    answer = workspace.answers.answer(key, lambda stop: count(replace(snapshot, cancel=stop)), cancel=gone)

A key tells the whole question and the whole view: what was loaded, who is who, the journey's text, the day, the time
zone, what was erased, and the code that counts. So nothing kept is ever out of date; it is only no longer asked for,
and goes when room is needed. Nothing rests on what is kept: a folder that is lost, full or damaged costs time.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import os
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import parcours
from parcours.model.errors import Cancelled
from parcours.timeline.snapshot import Snapshot

Stop = Callable[[], bool]
MEMORY, DISK = 64 << 20, 128 << 20  # bytes
LONG = 0.2  # seconds: what is counted faster is not written to disk
_WAIT = 0.05  # seconds between two looks whether who waits has gone


def asked(question: str, query: Mapping[str, Any], *snapshots: Snapshot, beside: object = None) -> str:
    """The key of a question, complete with its defaults, about one view or several. `beside`: what else it rests on."""
    told = {
        "question": question,
        "query": query,
        "of": [[asdict(snapshot.id), snapshot.origin, snapshot.rules] for snapshot in snapshots],
        "beside": beside,
        "counted by": [parcours.__version__, _code()],
    }
    text = json.dumps(told, sort_keys=True, ensure_ascii=False, default=str)
    epoch = max((snapshot.id.epoch for snapshot in snapshots), default=0)
    return f"{epoch}-{hashlib.blake2b(text.encode(), digest_size=20).hexdigest()}"


@dataclass(eq=False)
class _Counting:
    """An answer on its way, and all who wait for it: it is given up when all have gone."""

    waiting: list[Stop] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)
    answer: bytes | None = None
    error: BaseException | None = None

    def stop(self) -> bool:
        return all(gone() for gone in list(self.waiting))


class Answers:
    """Those of one workspace, in `folder`; `writable`: whether this process may write there."""

    def __init__(self, folder: Path, *, writable: bool, memory: int = MEMORY, disk: int = DISK) -> None:
        self._folder, self._writable = folder, writable
        self._memory, self._disk = memory, disk
        self._held: OrderedDict[str, bytes] = OrderedDict()
        self._bytes = 0
        self._counting: dict[str, _Counting] = {}
        self._lock = threading.Lock()

    def known(self, key: str) -> bytes | None:
        """The answer, if it is at hand."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        found = self._read(key)
        if found is not None:
            self._hold(key, found)
        return found

    def answer(
        self, key: str, count: Callable[[Stop], bytes], *, cancel: Stop | None = None, keep: Stop | None = None
    ) -> bytes:
        """The answer at hand, or counted now. Who asks while somebody else has it counted waits for that; `count` is
        told to stop when nobody waits any more. `keep` says, after counting, whether the key still tells all."""
        gone = cancel or _never
        while True:
            if (found := self.known(key)) is not None:
                return found
            with self._lock:
                mine = key not in self._counting
                counting = self._counting.setdefault(key, _Counting())
                counting.waiting.append(gone)
            if mine:
                return self._count(key, count, counting, keep or _always)
            while not counting.done.wait(_WAIT):
                if gone():
                    raise Cancelled("Stopped: nobody waits for this answer any more.")
            if counting.answer is not None:
                return counting.answer
            if not isinstance(counting.error, Cancelled):
                assert counting.error is not None
                raise counting.error
            # those who had it counted had gone just before we came: begin again

    def forget(self) -> None:
        """Keep nothing: somebody was erased, or the numbers are doubted."""
        with self._lock:
            self._held.clear()
            self._bytes = 0
        for path in self._files():
            path.unlink(missing_ok=True)

    def _count(self, key: str, count: Callable[[Stop], bytes], counting: _Counting, keep: Stop) -> bytes:
        began = time.monotonic()
        kept = False
        try:
            counting.answer = count(counting.stop)
            if kept := keep():
                self._hold(key, counting.answer)
        except BaseException as error:
            counting.error = error
            raise
        finally:
            with self._lock:
                del self._counting[key]
            counting.done.set()
        if kept and time.monotonic() - began >= LONG:
            self._write(key, counting.answer)
        return counting.answer

    def _hold(self, key: str, answer: bytes) -> None:
        with self._lock:
            self._bytes += len(answer) - len(self._held.pop(key, b""))
            self._held[key] = answer
            while self._bytes > self._memory and len(self._held) > 1:
                self._bytes -= len(self._held.popitem(last=False)[1])

    def _read(self, key: str) -> bytes | None:
        path = self._path(key)
        try:
            found = gzip.decompress(path.read_bytes())  # which checks that it is whole
        except (OSError, EOFError, ValueError):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return found or None  # an empty file decompresses to nothing

    def _write(self, key: str, answer: bytes) -> None:
        if not self._writable:
            return
        path = self._path(key)
        staged = path.with_name(f".{path.name}.{threading.get_ident()}")
        try:
            self._folder.mkdir(exist_ok=True)
            staged.write_bytes(gzip.compress(answer, 5))
            os.replace(staged, path)
            self._make_room(key)
        except OSError:
            with contextlib.suppress(OSError):
                staged.unlink()

    def _make_room(self, key: str) -> None:
        """Remove answers from before an erasure, then those that were not asked for longest."""
        epoch, room = key.partition("-")[0], self._disk
        for path in sorted(self._files(), key=_used, reverse=True):
            room -= path.stat().st_size
            if room < 0 or path.name.partition("-")[0] != epoch:
                path.unlink(missing_ok=True)

    def _files(self) -> list[Path]:
        return list(self._folder.glob("*.json.gz"))

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.json.gz"


def _never() -> bool:
    return False


def _always() -> bool:
    return True


def _used(path: Path) -> float:
    return path.stat().st_mtime


@cache
def _code() -> str:
    """The version is the same while somebody changes the code; its files are not."""
    package = Path(parcours.__file__).parent
    files = sorted(path for path in package.rglob("*.py") if path.relative_to(package).parts[0] not in _ENTRANCES)
    told = [(str(path.relative_to(package)), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return hashlib.blake2b(repr(told).encode(), digest_size=8).hexdigest()


_ENTRANCES = ("server", "cli", "jobs", "worlds")  # which count nothing
