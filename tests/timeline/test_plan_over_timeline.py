"""Plans over generations as they are built: the rows marked are those that a plain look at the log finds."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from parcours.model.filter_text import read_filter
from parcours.stats.compiled import kernels
from parcours.timeline.driver import run
from parcours.timeline.marks import Marks
from parcours.timeline.plan import mark
from parcours.timeline.timeline import Timeline
from reference.filters import satisfies
from timeline.worlds import Row, TinyLedger, TinyLog

STEPS = [
    read_filter(text)
    for text in (
        "View | Buy",
        "Buy where price > 2",
        "tags = a or not (price < 3)",
        "channel in (mail, 'paid search') and tags != b",
        "Help",
        "person.plan = gold",
        "person.plan missing",
    )
]
NAMES = ["View", "View", "View", "Buy", "Help"]


@pytest.mark.parametrize("seed", range(4))
def test_marks_of_a_timeline_that_grew(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    rows = [_row(random) for _ in range(160)]
    log, ledger, timeline = TinyLog(rows[:90]), TinyLedger(), Timeline.open(tmp_path)
    timeline.update(log, ledger)
    log.append(rows[90:])
    timeline.update(log, ledger, shard_events=50)
    as_of = random.choice([35, 60])
    snapshot = timeline.snapshot(log, zone="UTC", as_of=as_of)
    slow = {n: mask for n, row in enumerate(rows, 1) if row["time"] <= as_of and (mask := _mask(row, rows))}
    for way in ("scan", "postings"):
        for threads in (1, 2):
            found: dict[int, int] = {}
            for part in run(mark(snapshot, STEPS, way=way), _masks, threads=threads, chunk_events=20):
                found |= part
            assert found == slow
    sessions = run(mark(snapshot, STEPS, unit="session"), lambda marks: (marks.subject.tolist(), marks.subjects))
    assert all(subject in subjects for found_, subjects in sessions for subject in found_)
    ours = [k for k in kernels if k.py_func.__module__ == "parcours.timeline.kernels.marking"]
    assert {len(k.signatures) for k in ours} <= {0, 1}, "arrays of files and of memory are of one type to kernels"


def _masks(marks: Marks) -> dict[int, int]:
    return dict(zip(marks.generation.rows(marks.position).tolist(), marks.steps.tolist(), strict=True))


def _mask(row: Row, rows: list[Row]) -> int:
    properties = {key[2:].rpartition(":")[0]: value for key, value in row.items() if key.startswith("p.")}
    told = [
        (other["time"], n, other["t.plan:s"])
        for n, other in enumerate(rows, 1)
        if other["user"] == row["user"] and "t.plan:s" in other and other["time"] <= row["time"]
    ]
    event = {"name": row["name"], "properties": properties, "traits": {"plan": max(told)[2]} if told else {}}
    return sum(1 << i for i, step in enumerate(STEPS) if satisfies(step, event))


def _row(random: Random) -> Row:
    row: dict[str, Any] = {
        "name": random.choice(NAMES), "time": float(random.randrange(60)), "user": f"u{random.randrange(9)}",
        "origin": "real",
    }  # fmt: skip
    some = {
        "p.price:n": random.choice([1.0, 2.0, 3.0]),
        "p.channel:s": random.choice(["mail", "paid search", "shop"]),
        "p.tags:ss": random.sample(["a", "b", "c"], random.randrange(3)),
        "t.plan:s": random.choice(["gold", "free"]),
    }  # fmt: skip
    return row | {key: value for key, value in some.items() if random.random() < (0.15 if key[0] == "t" else 0.6)}
