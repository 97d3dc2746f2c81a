"""From rows to whole persons in order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from parcours.timeline.build import Persons, Work, build
from parcours.timeline.generation import Generation
from parcours.timeline.sources import Rows, Taken
from parcours.timeline.timeline import Timeline
from parcours.timeline.update import unwatched
from timeline.worlds import TinyLedger, TinyLog, content, expected

ROWS = [
    {"name": "Viewed", "time": 30, "anonymous": "x"},
    {"name": "Bought", "time": 20, "user": "alice"},
    {"name": "Viewed", "time": 10.25, "user": "alice", "anonymous": "x"},
    {"name": "Viewed", "time": 10.5, "user": "bob"},
    {"name": "Posted", "time": 0, "day": True, "o.order": "17"},
    {"name": "Paid", "time": 20, "user": "bob", "o.order": "17"},
    {"name": "Viewed", "time": 20, "user": "alice"},
    {"time": None, "user": "carol", "t.plan:s": "gold"},
]


def built(rows: list, folder: Path, batch: int = 3, **how) -> tuple[Timeline, TinyLog, TinyLedger]:
    log, ledger, timeline = TinyLog(rows, batch), TinyLedger(), Timeline.open(folder)
    timeline.update(log, ledger, **how)
    return timeline, log, ledger


def test_a_persons_events_lie_in_order_of_time_and_arrival(tmp_path: Path) -> None:
    timeline, _, ledger = built(ROWS, tmp_path)
    assert content(timeline, ledger) == {
        frozenset({"user:alice", "anonymous:x"}): (
            [
                (10, 250_000, 3, "Viewed", False),
                (20, 0, 2, "Bought", False),
                (20, 0, 7, "Viewed", False),
                (30, 0, 1, "Viewed", False),
            ],
            [],
        ),
        frozenset({"user:bob", "order:17"}): (
            [(0, 0, 5, "Posted", True), (10, 500_000, 4, "Viewed", False), (20, 0, 6, "Paid", False)],
            [],
        ),
        frozenset({"user:carol"}): ([], [8]),
    }


def test_same_marks_events_at_the_instant_of_the_one_before(tmp_path: Path) -> None:
    (g,) = built(ROWS, tmp_path)[0].generations
    same = np.unpackbits(g.same, bitorder="little")[: g.events].astype(bool)
    assert g.rows()[same].tolist() == [7]


def test_what_is_never_used_is_not_stored(tmp_path: Path) -> None:
    (g,) = built([{"name": "A", "time": 5, "user": "u"}, {"name": "B", "time": 6, "user": "u"}], tmp_path)[
        0
    ].generations
    assert (len(g.sub), len(g.day), g.row.dtype, g.last_day) == (0, 0, np.uint32, -1)


def test_opened_again_it_is_the_same(tmp_path: Path) -> None:
    timeline, _, ledger = built(ROWS, tmp_path)
    again = Timeline.open(tmp_path)
    assert content(again, ledger) == content(timeline, ledger)
    assert (again.sequence, again.identity, list(again.names)) == (8, timeline.identity, list(timeline.names))


def test_of_nothing_there_is_an_empty_timeline(tmp_path: Path) -> None:
    timeline, _, _ = built([], tmp_path / "none")
    assert (timeline.sequence, timeline.generations, timeline.latest("UTC")) == (0, (), 0)


def test_sequences_may_have_gaps(tmp_path: Path) -> None:
    class Gaps(TinyLog):
        @property
        def sequence(self) -> int:
            return 3 * len(self.rows)

        def scan(self, columns, *, after=0, upto=None, dictionary=()):
            for batch in super().scan(columns, after=after // 3, dictionary=dictionary):
                yield batch.set_column(0, "seq", pa.array(batch.column("seq").to_numpy() * 3))

    timeline, ledger = Timeline.open(tmp_path), TinyLedger()
    timeline.update(Gaps(ROWS, batch=3), ledger)
    assert sorted(r for events, _ in content(timeline, ledger).values() for _, _, r, _, _ in events) == [
        3, 6, 9, 12, 15, 18, 21,
    ]  # fmt: skip


def test_rows_further_apart_than_32_bits_can_tell(tmp_path: Path) -> None:
    far = 2**33 + 7
    rows = Rows(
        first=5,
        who=np.array([0, 1, 0], np.uint32),
        time=np.array([9, 3, 3], np.uint32),
        code=np.zeros(3, np.uint16),
        row=np.array([0, 1, far]),
    )
    persons = Persons(np.array([0, 1], np.uint32), np.arange(3), np.array([0, 1], np.uint32))
    work = Work(tmp_path, "g", sequence=far, names=1, shard_events=100, threads=1, step=unwatched)
    g = Generation.open(tmp_path / build(persons, [rows], work)[0])
    assert (g.rows().tolist(), g.row.dtype) == ([far + 5, 5, 6], np.uint64)
    assert (g.first_row, g.last_row) == (5, far + 5)
    again = Taken(g, np.array([1, 0], np.uint32))
    other = Generation.open(tmp_path / build(persons, [again], replace(work, prefix="h"))[0])
    assert other.rows().tolist() == [6, far + 5, 5]


@pytest.mark.parametrize("seed", range(6))
def test_shards_threads_and_batches_change_nothing(tmp_path: Path, seed: int) -> None:
    random = np.random.default_rng(seed)
    rows = [
        {
            "name": f"N{random.zipf(1.7) % 9}",
            "time": float(random.integers(0, 40)) / (4 if seed % 2 else 1),
            "day": bool(seed == 2 and random.random() < 0.2),
            "user": f"u{random.zipf(1.5) % 20}",
        }
        for _ in range(300)
    ]
    timeline, log, ledger = built(rows, tmp_path / "one", batch=300, threads=1)
    assert content(timeline, ledger) == expected(log, ledger)
    for shard_events, threads, batch in ((1, 1, 7), (25, 2, 64), (100, 3, 300)):
        other, _, its = built(
            rows, tmp_path / f"{shard_events}", batch=batch, shard_events=shard_events, threads=threads
        )
        assert len(other.generations) > 1
        assert content(other, its) == content(timeline, ledger)


def test_long_persons_out_of_order_are_sorted(tmp_path: Path) -> None:
    random = np.random.default_rng(5)
    rows = [{"name": "A", "time": float(t), "user": "u"} for t in random.integers(0, 500, 3000)]
    timeline, log, ledger = built(rows, tmp_path, batch=1000)
    assert content(timeline, ledger) == expected(log, ledger)
