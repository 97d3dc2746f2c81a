"""A full or limited disk: a clear word, and everything published before stands."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from parcours.model.errors import StorageFailed
from parcours.store.log import Log
from store.logs import events, load, rows, run

LIMITED = """
import resource, sys
from pathlib import Path
import numpy as np, pyarrow as pa
from parcours.model.errors import StorageFailed
from parcours.store.log import Log
from store.logs import events
log = Log.open(Path(sys.argv[1]), writable=True)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
try:
    if sys.argv[2] == "load":
        with log.begin("two") as staging:
            random = np.random.default_rng(1)
            for _ in range(12):
                staging.add(pa.table({"id_hi": random.integers(-(2**62), 2**62, 100_000)}))
            staging.publish({})
    else:
        for part in range(3000):
            print(log.append(events("x" * 5000 + str(part)))[-1], flush=True)
except StorageFailed as error:
    print("said:", error, error.hint)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print("sequence", log.sequence)
print("again", log.append(events("d"))[0])
"""


def test_a_load_over_the_limit_of_a_file(tmp_path: Path) -> None:
    with Log.create(tmp_path / "log") as log:
        load(log, "one", events("a", "b"))
    done = run(LIMITED, tmp_path / "log", "load")
    assert "said:" in done.stdout, done.stderr
    assert "File too large" in done.stdout
    assert "ulimit" in done.stdout
    assert done.stdout.endswith("sequence 2\nagain 3\n")
    with Log.open(tmp_path / "log", writable=True) as log:
        assert rows(log, "name") == ["a", "b", "d"]
        assert not log.published("two")
        assert [path.name for path in (tmp_path / "log" / "events").glob("*.parquet")] == ["one-0.parquet"]


def test_appends_over_the_limit_of_a_file(tmp_path: Path) -> None:
    Log.create(tmp_path / "log").close()
    done = run(LIMITED, tmp_path / "log", "append")
    acknowledged = [int(line) for line in done.stdout.splitlines() if line.isdigit()]
    assert "File too large" in done.stdout, done.stderr
    assert acknowledged
    assert f"again {acknowledged[-1] + 1}" in done.stdout
    with Log.open(tmp_path / "log", writable=True) as log:
        assert rows(log, "seq") == [*acknowledged, acknowledged[-1] + 1]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "parcours-test", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("no right to mount a small tmpfs: a full disk was not tried")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk(small_disk: Path) -> None:
    random = np.random.default_rng(1)
    with Log.create(small_disk / "log") as log:
        load(log, "one", events("a", "b"))
        with pytest.raises(StorageFailed, match="No space left") as caught:
            load(log, "two", pa.table({"id_hi": random.integers(-(2**62), 2**62, 3_000_000)}))
        assert "space" in caught.value.hint
        assert rows(log, "name") == ["a", "b"]
        assert log.append(events("c")) == range(3, 4), "what was staged is gone, there is room again"

        (small_disk / "film.mp4").write_bytes(b"x" * _room(small_disk))
        with pytest.raises(StorageFailed, match="No space left"):
            _append_without_end(log)
        with pytest.raises(StorageFailed, match="No space left"):
            log.begin("three")
        (small_disk / "film.mp4").unlink()
        kept = log.sequence
        load(log, "four", events("d"))
        assert rows(log, "seq") == list(range(1, kept + 2))


def _append_without_end(log: Log) -> None:
    while True:
        log.append(events("lost" * 1000))


def _room(folder: Path) -> int:
    about = os.statvfs(folder)
    return about.f_bavail * about.f_frsize - 4096
