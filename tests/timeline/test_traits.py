"""What was known of a person at each event."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from parcours.timeline.timeline import Timeline
from timeline.test_columns import by_row, world
from timeline.worlds import Row, TinyLedger, TinyLog


def known(folder: Path, rows: list[Row], name: str = "t.plan:s", **how) -> dict[int, list]:
    timeline, log = world(folder, rows)
    return by_row(timeline.snapshot(log, zone="UTC", **how), name)


def seen(time: float, user: str = "u", **more) -> Row:
    return {"name": "Seen", "time": time, "user": user, **more}


def plan(value: str, time: float | None = None, **ids) -> Row:
    return {"time": time, "t.plan:s": value, **(ids or {"user": "u"})}


def test_a_trait_has_its_value_at_the_event(tmp_path: Path) -> None:
    rows = [seen(1), plan("free", 2), seen(2), seen(3), plan("gold", 4), seen(5), seen(9, "other")]
    assert known(tmp_path, rows) == {3: ["free"], 4: ["free"], 6: ["gold"]}


def test_what_has_no_time_was_always_so_until_told_otherwise(tmp_path: Path) -> None:
    assert known(tmp_path, [seen(1), plan("free"), seen(3), plan("gold", 2)]) == {1: ["free"], 3: ["gold"]}


def test_of_several_tellings_of_one_instant_the_last_counts(tmp_path: Path) -> None:
    rows = [seen(1), plan("a"), plan("b"), plan("d", 5), plan("c", 5), seen(5)]
    assert known(tmp_path, rows) == {1: ["b"], 6: ["c"]}


def test_parts_of_a_second_count(tmp_path: Path) -> None:
    assert known(tmp_path, [plan("a", 5.5), seen(5.25), seen(5.75)]) == {3: ["a"]}


def test_an_event_may_tell_a_trait_itself(tmp_path: Path) -> None:
    assert known(tmp_path, [seen(1), seen(2) | {"t.plan:s": "gold"}, seen(3)]) == {2: ["gold"], 3: ["gold"]}


def test_traits_come_from_all_ids_of_the_person(tmp_path: Path) -> None:
    rows = [
        plan("free", 1, anonymous="x"),
        seen(2) | {"anonymous": "x"},
        plan("gold", 3, email="u@x.org"),
        seen(4),
        seen(5) | {"email": "u@x.org"},
    ]
    assert known(tmp_path, rows) == {2: ["free"], 4: ["gold"], 5: ["gold"]}


def test_lists(tmp_path: Path) -> None:
    rows = [
        {"user": "u", "time": 2, "t.tags:ss": ["x", "y"]},
        seen(1),
        seen(3),
        seen(4) | {"t.tags:ss": []},
        seen(5),
    ]
    assert known(tmp_path, rows, "t.tags:ss") == {3: ["x", "y"]}


def test_told_later_a_trait_changes_the_past_but_not_older_snapshots(tmp_path: Path) -> None:
    log, ledger, timeline = (
        TinyLog([seen(3), plan("free", 1), *(seen(i, f"v{i}") for i in range(20))]),
        TinyLedger(),
        Timeline.open(tmp_path),
    )
    timeline.update(log, ledger)
    before = timeline.snapshot(log, zone="UTC")
    log.append([plan("gold", 2)])
    timeline.update(log, ledger)
    assert len(timeline.generations) == 2
    assert by_row(timeline.snapshot(log, zone="UTC"), "t.plan:s") == {1: ["gold"]}
    assert by_row(before, "t.plan:s") == {1: ["free"]}
    assert by_row(timeline.snapshot(log, zone="UTC", sequence=22), "t.plan:s") == {1: ["free"]}, "as known then"


@pytest.mark.parametrize("seed", range(8))
def test_base_and_deltas_know_what_the_rows_tell(tmp_path: Path, seed: int) -> None:
    """Against the plainest possible reading of the rows; ids without links, so that a person is a user."""
    random = np.random.default_rng(seed)
    log, ledger, timeline = TinyLog(batch=int(random.integers(1, 40))), TinyLedger(), Timeline.open(tmp_path)
    for load in (70, 2, 5, 20):
        for _ in range(load):
            user, time = f"u{random.integers(9)}", float(random.integers(30)) / 2
            told = {"t.plan:s": f"p{random.integers(4)}"} if random.random() < 0.3 else {}
            if told and random.random() < 0.5:
                log.append([{"user": user, "time": None if random.random() < 0.3 else time, **told}])
            else:
                log.append([seen(time, user) | told])
        timeline.update(log, ledger, shard_events=int(random.choice([20, 1 << 20])))
        wanted = {}
        for n, row in enumerate(log.rows, 1):
            if row.get("name"):
                tellings = [
                    (-1.0 if r["time"] is None else r["time"], m, r["t.plan:s"])
                    for m, r in enumerate(log.rows, 1)
                    if r["user"] == row["user"] and "t.plan:s" in r and (r["time"] is None or r["time"] <= row["time"])
                ]
                if tellings:
                    wanted[n] = [max(tellings)[2]]
        assert by_row(timeline.snapshot(log, zone="UTC"), "t.plan:s") == wanted
