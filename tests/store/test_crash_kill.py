"""Killed anywhere, the log is whole: a load is there or not, a seal is done once, what was told stays."""

from __future__ import annotations

import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from parcours.store.log import Log
from store.logs import ENVIRONMENT, aside, command, events, load, rows, run

# a process for each case (a fork, which is quick) that dies before or after a function is called
DIE = """
import importlib, os, sys
from pathlib import Path
import deltalake.table
from parcours.store.log import Log
from store.logs import aside, events

def dying(whole, when):
    def function(*args, **kwargs):
        if when == "after":
            whole(*args, **kwargs)
        os._exit(9)
    return function

for case in sys.argv[1:]:
    folder, when, place = case.split("|")
    if (child := os.fork()) == 0:
        *module, holder, name = place.split(".")
        try:
            holder = getattr(importlib.import_module(".".join(module)), holder)
        except AttributeError:
            holder = importlib.import_module(".".join([*module, holder]))
        setattr(holder, name, dying(getattr(holder, name), when))
        work(Path(folder))
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
LOAD = """
def work(folder):
    log = Log.open(folder, writable=True)
    with log.begin("two") as staging:
        staging.add(events("c", "d", **{"p.new:n": [1, 2]}))
        staging.set_aside(aside())
        staging.publish({"read": 3})
"""
SEAL = """
def work(folder):
    Log.open(folder, writable=True).seal(now=0)
"""
CREATE = """
def work(folder):
    Log.create(folder)
"""
PUBLISHED = {
    ("before", "parcours.store.staging.write_report"): False,
    ("after", "parcours.store.staging.write_report"): False,
    ("after", "deltalake.table.TableAlterer.add_columns"): False,
    ("before", "deltalake.table.DeltaTable.create_write_transaction"): False,
    ("after", "deltalake.table.DeltaTable.create_write_transaction"): True,
    ("after", "parcours.store.segments.Segments.publish"): True,
}
SEALING = [
    ("before", "parcours.store.hot.Hot.begin_seal"),
    ("after", "parcours.store.hot.Hot.begin_seal"),
    ("before", "deltalake.table.DeltaTable.create_write_transaction"),
    ("after", "deltalake.table.DeltaTable.create_write_transaction"),
    ("before", "parcours.store.hot.Hot.clear"),
    ("after", "parcours.store.hot.Hot.clear"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made(tmp_path)


@pytest.fixture(scope="module")
def after_loads(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    return killed(LOAD, made(tmp_path_factory.mktemp("loads")), list(PUBLISHED))


@pytest.fixture(scope="module")
def after_seals(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    folder = made(tmp_path_factory.mktemp("seals"))
    with Log.open(folder, writable=True) as log:
        log.append(events("c", "d"), report={"read": 2}, aside=aside())
    return killed(SEAL, folder, SEALING)


@pytest.mark.parametrize(("case", "published"), PUBLISHED.items())
def test_a_load_is_published_wholly_or_not_at_all(after_loads: dict, case: tuple, published: bool) -> None:
    folder = after_loads[case]
    with Log.open(folder, writable=False) as reader:
        assert reader.published("two") == published
        assert rows(reader, "name") == (["a", "b", "c", "d"] if published else ["a", "b"])
    with Log.open(folder, writable=True) as log:
        assert log.published("two") == published
        if not published:
            assert [path.name for path in (folder / "events").glob("*.parquet")] == ["one-0.parquet"]
            assert [path.name for path in (folder / "loads").iterdir()] == ["one.json"]
            assert list((folder / "quarantine").iterdir()) == []
            with log.begin("two") as staging:
                staging.add(events("c", "d", **{"p.new:n": [1, 2]}))
                staging.set_aside(aside())
                staging.publish({"read": 3})
        assert rows(log, "seq", "name", "p.new:n")[2:] == [(3, "c", 1), (4, "d", 2)]
        assert [(r.load, r.rows) for r in log.loads()] == [("one", 2), ("two", 2)]
        assert log.quarantine().num_rows == 1


@pytest.mark.parametrize("case", SEALING)
def test_hot_rows_are_sealed_exactly_once(after_seals: dict, case: tuple, tmp_path: Path) -> None:
    folder = shutil.copytree(after_seals[case], tmp_path / "log")
    for _ in range(2):
        with Log.open(folder, writable=True) as log:
            assert rows(log, "seq", "name") == [(1, "a"), (2, "b"), (3, "c"), (4, "d")]
            assert [(r.load, r.rows) for r in log.loads()] == [("one", 2), ("live", 2)]
            assert log.quarantine().num_rows == 1
            log.seal(now=1)
    with Log.open(folder, writable=False) as reader:
        assert rows(reader, "name") == ["a", "b", "c", "d"]


@pytest.mark.parametrize("case", SEALING)
def test_a_seal_that_died_does_not_swallow_what_came_after(after_seals: dict, case: tuple, tmp_path: Path) -> None:
    folder = shutil.copytree(after_seals[case], tmp_path / "log")
    with Log.open(folder, writable=True) as log:
        log.append(events("e"))
        load(log, "two", events("f"))
        assert rows(log, "name") == list("abcdef")


def test_killed_at_any_moment_nothing_acknowledged_is_lost(folder: Path) -> None:
    script = """
import sys
from pathlib import Path
from parcours.store.log import Log
from store.logs import events
log = Log.open(Path(sys.argv[1]), writable=True)
for number in range(10_000):
    print(log.append(events(f"e{number}"))[0], flush=True)
    if number % 7 == 6:
        log.seal(now=number)
"""
    for acknowledged in (3, 20):
        child = subprocess.Popen(command(script, folder), stdout=subprocess.PIPE, text=True, env=ENVIRONMENT)
        assert child.stdout is not None
        said = [int(child.stdout.readline()) for _ in range(acknowledged)]
        child.send_signal(signal.SIGKILL)
        said += [int(line) for line in child.communicate()[0].splitlines()]
        with Log.open(folder, writable=True) as log:
            assert rows(log, "seq") == list(range(1, log.sequence + 1))
            assert said[-1] <= log.sequence <= said[-1] + 1, "at most one was kept and not acknowledged"


def test_a_log_that_was_not_made_to_the_end_is_made_again(tmp_path: Path) -> None:
    done = run(CREATE + DIE, f"{tmp_path / 'log'}|before|parcours.store.layout.replace_atomically")
    assert done.stdout == "9\n", done.stderr
    assert (tmp_path / "log" / "events").exists()
    with Log.create(tmp_path / "log") as log:
        load(log, "one", events("a"))
        assert rows(log, "name") == ["a"]


@pytest.mark.parametrize("torn", [b"", b'{"commitInfo":{"timest', b"\0" * 300])
def test_a_torn_commit_that_nobody_was_promised_goes(folder: Path, torn: bytes) -> None:
    commits = folder / "events" / "_delta_log"
    (commits / f"{2:020}.json").write_bytes(torn)
    (commits / f"{2:020}.json#1").write_bytes(torn)
    with Log.open(folder, writable=True) as log:
        load(log, "two", events("c"))
        assert rows(log, "name") == ["a", "b", "c"]


def test_a_torn_checkpoint_goes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parcours.store.segments._CHECKPOINT_EVERY", 2)
    with Log.open(folder, writable=True) as log:
        for number in range(3):
            load(log, f"more-{number}", events("c"))
    [*_, last] = sorted((folder / "events" / "_delta_log").glob("*.checkpoint.parquet"))
    last.write_bytes(last.read_bytes()[:100])
    with Log.open(folder, writable=True) as log:
        assert rows(log, "name") == ["a", "b", "c", "c", "c"]
        assert log.published("one")
    assert not last.exists()


def made(parent: Path) -> Path:
    with Log.create(parent / "log") as log:
        load(log, "one", events("a", "b"))
    return parent / "log"


def killed(work: str, folder: Path, cases: list[tuple[str, str]]) -> dict[tuple[str, str], Path]:
    """Copies of a log, in each of which a process died at work in another place."""
    copies = {case: shutil.copytree(folder, folder.parent / str(number)) for number, case in enumerate(cases)}
    done = run(work + DIE, *("|".join([str(copy), *case]) for case, copy in copies.items()))
    assert done.stdout.split() == ["9"] * len(cases), done.stderr
    return copies
