"""Killed, or out of disk, while the timeline follows the log: the workspace is whole, and the next look catches up."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import parcours

STEPS = ["View", "Add", "Order"]
ROWS = 40_000
# dies at the n-th thing that it is told of the update, or just before or after the new manifest is written
LOAD = """
import os, signal, sys
import parcours
from parcours.timeline import manifest
folder, file, when = sys.argv[1:]
shop, told = parcours.open(folder), 0
def die():
    os.kill(os.getpid(), signal.SIGKILL)
def watch(what, done, of):
    global told
    told += 1
    if when.isdigit() and told > int(when):
        die()
shop.watch = watch
write = manifest.replace_atomically
def publish(*args):
    if when == "before":
        die()
    write(*args)
    die()
if not when.isdigit():
    manifest.replace_atomically = publish
shop.load(file)
print("loaded")
"""
FULL = """
import resource, sys
import parcours
from parcours.model.errors import StorageFailed
shop = parcours.open(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    shop.load(sys.argv[2])
except StorageFailed as error:
    print("said:", error, error.hint)
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two days of a shop: the second brings new people, and new events of old ones."""
    folder, paths = tmp_path_factory.mktemp("days"), []
    for day in range(2):
        random = np.random.default_rng(day)
        at = np.sort(random.integers(0, 86_400, ROWS)) + 1_767_225_600 + day * 86_400
        table = pa.table(
            {
                "time": pa.array(at * 1_000_000).cast(pa.timestamp("us", "UTC")),
                "user_id": [f"u{n}" for n in random.integers(0, 4_000 * (day + 1), ROWS)],
                "event": [STEPS[n] for n in random.integers(0, 3, ROWS)],
            }
        )
        paths.append(folder / f"day-{day}.parquet")
        pq.write_table(table, paths[-1])
    return paths


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, files: list[Path]) -> Path:
    """The shop after its first day: to be copied, never opened."""
    folder = tmp_path_factory.mktemp("made") / "shop"
    with parcours.init(folder) as workspace:
        workspace.load(files[0])
    return folder


@pytest.fixture
def shop(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "shop")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, files: list[Path]) -> tuple[int, list[int]]:
    """What a shop answers that nobody disturbed while it loaded both days."""
    folder = tmp_path_factory.mktemp("undisturbed") / "shop"
    with parcours.init(folder) as workspace:
        for path in files:
            workspace.load(path)
    return answer(folder)


@pytest.mark.parametrize("when", ["0", "1", "2", "before", "after"])
def test_killed_while_the_timeline_follows(
    shop: Path, files: list[Path], undisturbed: tuple[int, list[int]], when: str
) -> None:
    done = run(LOAD, shop, files[1], when)
    assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr
    assert answer(shop) == undisturbed
    assert run(LOAD, shop, files[1], "999").stdout == "loaded\n"
    assert answer(shop) == undisturbed


@pytest.mark.parametrize("bytes_", [100_000, 1_000_000])
def test_a_limit_of_file_size_anywhere_in_a_load(
    shop: Path, files: list[Path], undisturbed: tuple[int, list[int]], bytes_: int
) -> None:
    before = answer(shop)
    done = run(FULL, shop, files[1], bytes_)
    assert "said:" in done.stdout, done.stdout + done.stderr
    assert "File too large" in done.stdout
    assert answer(shop) in (before, undisturbed)
    with parcours.open(shop) as workspace:
        workspace.load(files[1])
    assert answer(shop) == undisturbed


def answer(shop: Path) -> tuple[int, list[int]]:
    with parcours.open(shop) as workspace:
        funnel = parcours.funnel(workspace, STEPS, within="1 hour")
    return funnel.receipt.events, [step.people for step in funnel.steps]


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120)
