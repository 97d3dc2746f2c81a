"""Whatever stops a load, the workspace is whole, and the same command finishes the job."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from collect.small_shop import Shop, many, outcome
from parcours.collect.formats import RawBatch, from_table
from parcours.model.errors import Cancelled, StorageFailed

ROWS = 400_000  # several batches


class Stumbling:
    """A reader that fails, or is stopped, in the middle."""

    def __init__(self, table: pa.Table, what: BaseException) -> None:
        self._inner, self._what = from_table(table), what
        self.format, self.size, self.notes = self._inner.format, self._inner.size, self._inner.notes
        self.columns, self.name = self._inner.columns, "table"

    @property
    def position(self) -> int:
        return self._inner.position

    def sample(self, n: int = 1000) -> pa.Table:
        return self._inner.sample(n)

    def batches(self, *, cancel: Any = None) -> Iterator[RawBatch]:
        for number, batch in enumerate(self._inner.batches(cancel=cancel)):
            if number == 2:
                raise self._what
            yield batch


def whole(shop: Shop) -> None:
    """Nothing of a load is seen, neither rows nor a report nor files."""
    assert shop.count() == 0
    assert shop.log.loads() == []
    assert shop.log.quarantine().num_rows == 0
    assert list((shop.folder / "log" / "events").glob("*.parquet")) == []


@pytest.mark.parametrize("what", [KeyboardInterrupt(), MemoryError(), StorageFailed("The disk refused.")])
def test_a_failure_in_the_middle_leaves_nothing_and_the_next_try_finishes(tmp_path: Path, what: BaseException) -> None:
    shop, table = Shop(tmp_path), many(ROWS)
    with pytest.raises(type(what)):
        shop.load(Stumbling(table, what))
    whole(shop)
    assert outcome(shop.load(table)) == (ROWS, 0, {})
    assert outcome(shop.load(table)) == (0, ROWS, {})


def test_a_failure_after_a_good_load_keeps_what_was_there(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    shop.load(many(1_000))
    with pytest.raises(KeyboardInterrupt):
        shop.load(Stumbling(many(ROWS, first=500), KeyboardInterrupt()))
    assert shop.count() == 1_000
    assert outcome(shop.load(many(2_000))) == (1_000, 1_000, {})


def test_a_second_file_that_fails_takes_the_first_one_with_it(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    with pytest.raises(OSError, match="gone"):
        shop.load(many(1_000), Stumbling(many(ROWS), OSError("gone")))
    whole(shop)


def test_a_load_can_be_cancelled(tmp_path: Path) -> None:
    shop, cancel = Shop(tmp_path), Event()
    with pytest.raises(Cancelled):
        shop.load(many(ROWS), progress=lambda where: cancel.set(), cancel=cancel)
    whole(shop)
    assert outcome(shop.load(many(ROWS))) == (ROWS, 0, {})


def test_a_watcher_that_fails_stops_the_load(tmp_path: Path) -> None:
    shop = Shop(tmp_path)

    def watch(where: object) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        shop.load(many(ROWS), progress=watch)
    whole(shop)


_LOAD = """
import signal, sys
from pathlib import Path
from collect.small_shop import Shop
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs are born deaf to it
shop = Shop(Path(sys.argv[1]))
print("loading", flush=True)
shop.load(Path(sys.argv[2]), progress=lambda where: print("rows", where.rows, flush=True))
print("done", flush=True)
"""


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough rows for a load that is not over before a signal comes."""
    path = tmp_path_factory.mktemp("events") / "events.parquet"
    pq.write_table(many(2 * ROWS), path)
    return path


@pytest.mark.parametrize("signal_", [signal.SIGKILL, signal.SIGINT])
@pytest.mark.parametrize("word", ["loading", "rows"])
def test_a_process_that_is_killed_in_the_middle_leaves_a_whole_workspace(
    events: Path, tmp_path: Path, signal_: signal.Signals, word: str
) -> None:
    path = os.pathsep.join(sys.path)
    process = subprocess.Popen(
        [sys.executable, "-c", _LOAD, str(tmp_path), str(events)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith(word):
            time.sleep(0.02)
            break
    process.send_signal(signal_)
    assert process.wait(60) != 0, "it was to be stopped before its end"
    process.stdout.close()
    shop = Shop(tmp_path)
    whole(shop)
    assert outcome(shop.load(events)) == (2 * ROWS, 0, {})
    assert outcome(shop.load(events)) == (0, 2 * ROWS, {})
