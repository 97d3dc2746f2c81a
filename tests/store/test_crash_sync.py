"""What is acknowledged is on disk: a trace of the system's calls shows that syncing precedes success."""

from __future__ import annotations

import os
import re
import shutil

import pytest

from store.logs import run

# looking for a file of this name leaves its mark in the trace
WORK = """
import os, sys
from pathlib import Path
from parcours.store.log import Log
from store.logs import aside, events
log = Log.create(Path(sys.argv[1]))
os.access("MARK created", 0)
with log.begin("one") as staging:
    staging.add(events("a", **{"p.n:n": [1]}))
    staging.set_aside(aside())
    staging.publish({})
os.access("MARK published", 0)
for name in "bc":
    log.append(events(name))
    os.access("MARK appended", 0)
log.seal(now=0)
os.access("MARK sealed", 0)
os._exit(0)
"""
CALLS = "fsync,fdatasync,rename,renameat,renameat2,link,linkat,access,faccessat,faccessat2"
LINE = re.compile(r"^(?P<pid>\d+) +(?P<call>\w+)\((?P<rest>.*)$")
RESUMED = re.compile(r"^(?P<pid>\d+) +<\.\.\. \w+ resumed>")


@pytest.fixture(scope="module")
def trace(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """“sync <path>” and “name <path>” (renamed or linked to) in the order done, and marks."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed (apt-get install strace): syncing was not checked")
    folder = tmp_path_factory.mktemp("ws")
    strace = ["strace", "-f", "-y", "-s", "4096", "-e", f"trace={CALLS}", "-o", str(folder / "trace")]
    done = run(WORK, folder / "log", before=strace)
    if "ptrace" in done.stderr:
        pytest.skip(f"strace may not trace here: syncing was not checked ({done.stderr.splitlines()[0]})")
    assert done.returncode == 0, done.stderr
    return list(_done((folder / "trace").read_text().splitlines(), str(folder / "log")))


def test_a_load_is_synced_before_its_commit_and_the_commit_before_success(trace: list[str]) -> None:
    part = _between(trace, "MARK created", "MARK published")
    commits = [step for step in part if re.fullmatch(r"name events/_delta_log/0*\d+\.json", step)]
    assert len(commits) == 2, "one for the new column, one for the load"
    before, after = part[: part.index(commits[-1])], part[part.index(commits[-1]) :]
    for step in (
        "sync events/one-0.parquet",
        "sync events",
        "sync quarantine/one-0.parquet",
        "sync quarantine",
        "name loads/one.json",
        "sync loads",
        commits[0].replace("name", "sync"),
    ):
        assert step in before
    assert before.index("sync events/one-0.parquet") < before.index("sync events")
    assert before.index("name loads/one.json") < before.index("sync loads")
    assert after.index(commits[-1].replace("name", "sync")) < after.index("sync events/_delta_log")


def test_an_append_is_synced_before_it_is_acknowledged(trace: list[str]) -> None:
    first = _between(trace, "MARK published", "MARK appended")
    assert first[-1] == "sync hot.duckdb.wal"
    assert "sync ." in first, "the folder that names the journal"
    rest = trace[trace.index("MARK appended") + 1 :]
    assert "sync hot.duckdb.wal" in rest[: rest.index("MARK appended")]


def test_hot_rows_go_after_their_segment_and_its_commit_are_synced(trace: list[str]) -> None:
    last = len(trace) - 1 - trace[::-1].index("MARK appended")
    part = trace[last : trace.index("MARK sealed")]
    commit = next(step for step in part if step.startswith("name events/_delta_log/"))
    cleared = len(part) - 1 - part[::-1].index("sync hot.duckdb.wal")
    steps = [
        "sync hot.duckdb.wal",  # the note that a seal begins
        "sync events/seal-1-0.parquet",
        "sync events",
        commit,
        commit.replace("name", "sync"),
        "sync events/_delta_log",
    ]
    places = [part.index(step) for step in steps]
    assert [*places, cleared] == sorted({*places, cleared})


def test_a_new_log_is_synced(trace: list[str]) -> None:
    part = trace[: trace.index("MARK created")]
    named = part.index("name format.json")
    assert "sync events/_delta_log" in part[:named]
    assert "sync ." in part[named:]


def _between(trace: list[str], start: str, end: str) -> list[str]:
    return trace[trace.index(start) + 1 : trace.index(end)]


def _done(lines: list[str], folder: str):
    """Calls in the order in which they ended: strace splits those that another thread interrupted."""
    begun: dict[str, str] = {}
    for line in lines:
        if resumed := RESUMED.match(line):
            line = begun.pop(resumed["pid"])
        elif line.endswith("<unfinished ...>"):
            begun[line.split()[0]] = line
            continue
        found = LINE.match(line)
        if found is None:
            continue
        if mark := re.search(r'"(MARK \w+)"', found["rest"]):
            yield mark[1]
        elif found["call"] in ("fsync", "fdatasync"):
            path = re.match(r"\d+<([^>]*)>", found["rest"])
            if path and path[1].startswith(folder):
                yield f"sync {os.path.relpath(path[1], folder)}"
        elif "access" not in found["call"]:
            path = re.findall(r'"([^"]*)"', found["rest"])[-1]
            if path.startswith(folder):
                yield f"name {os.path.relpath(path, folder)}"
