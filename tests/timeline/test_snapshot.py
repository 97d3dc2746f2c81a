"""A snapshot is frozen, and shows what was known and had happened then."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from parcours.timeline.snapshot import Snapshot
from parcours.timeline.timeline import Timeline
from timeline.worlds import Row, TinyLedger, TinyLog


def world(folder: Path, rows: list[Row]) -> tuple[TinyLog, TinyLedger, Timeline]:
    log, ledger, timeline = TinyLog(rows), TinyLedger(), Timeline.open(folder)
    timeline.update(log, ledger)
    return log, ledger, timeline


def seen(time: float, user: str = "u", **more) -> Row:
    return {"name": "Seen", "time": time, "user": user, "origin": "real", **more}


def in_view(snapshot: Snapshot) -> list[int]:
    """Rows of the log in view."""
    rows: list[int] = []
    for g in snapshot.generations:
        bits = snapshot.hidden(g)
        away = (
            np.unpackbits(bits, bitorder="little")[: g.events].astype(bool) if len(bits) else np.zeros(g.events, bool)
        )
        rows += g.rows()[~away & np.repeat(g.alive, np.diff(g.offsets))].tolist()
    assert len(rows) == snapshot.events
    return sorted(rows)


def test_by_default_everything_is_in_view(tmp_path: Path) -> None:
    log, _, timeline = world(tmp_path, [seen(3), seen(1, "v"), {"user": "w", "origin": "sample", "t.plan:s": "gold"}])
    shop = timeline.snapshot(log, zone="UTC")
    assert (shop.people, shop.events, shop.as_of, shop.id.sequence) == (2, 2, 3, 3)
    assert shop.id.identity == timeline.identity
    assert shop.origin == ("real", "sample")
    assert len(shop.hidden(shop.generations[0])) == 0


def test_as_of_cuts_time(tmp_path: Path) -> None:
    log, _, timeline = world(tmp_path, [seen(3), seen(1, "v"), seen(2, "v")])
    shop = timeline.snapshot(log, zone="UTC", as_of=2)
    assert (in_view(shop), shop.people) == ([2, 3], 1)


def test_sequence_cuts_what_was_not_known(tmp_path: Path) -> None:
    log, _, timeline = world(tmp_path, [seen(3), seen(1, "v"), seen(2, "v")])
    assert in_view(timeline.snapshot(log, zone="UTC", sequence=2)) == [1, 2]


def test_a_corrected_row_is_seen_until_its_correction(tmp_path: Path) -> None:
    log, ledger, timeline = world(
        tmp_path, [seen(3), seen(4), seen(3, supersedes=1), *(seen(5, "v") for _ in range(9))]
    )
    log.append([seen(3, supersedes=3), seen(6, "w")])
    timeline.update(log, ledger)
    for held in (timeline, Timeline.open(tmp_path)):
        assert in_view(held.snapshot(log, zone="UTC"))[:3] == [2, 4, 5]
        assert in_view(held.snapshot(log, zone="UTC"))[-2:] == [13, 14]
        assert in_view(held.snapshot(log, zone="UTC", sequence=12))[:2] == [2, 3]
        assert in_view(held.snapshot(log, zone="UTC", sequence=2)) == [1, 2]


def test_what_is_loaded_later_does_not_change_it(tmp_path: Path) -> None:
    log, ledger, timeline = world(tmp_path, [seen(3), seen(1, "v"), *(seen(9, f"w{i}") for i in range(8))])
    shop = timeline.snapshot(log, zone="UTC")
    log.append([seen(4), seen(9, "new"), {**seen(1), "name": "Other"}])
    timeline.update(log, ledger)
    assert (in_view(shop), shop.people, "Other" in shop.names) == (list(range(1, 11)), 10, False)
    assert timeline.snapshot(log, zone="UTC").people == 11


@pytest.mark.parametrize(
    ("rows", "latest"),
    [
        ([seen(100)], 100),
        ([seen(0, day=True)], 86_399),  # a day's event may have happened until its last second
        ([seen(0, day=True), seen(200_000)], 200_000),
        ([], 0),
    ],
)
def test_the_latest_instant(tmp_path: Path, rows: list[Row], latest: int) -> None:
    assert world(tmp_path / "t", rows)[2].latest("UTC") == latest


def test_a_day_ends_with_the_clocks_of_the_zone(tmp_path: Path) -> None:
    log, _, timeline = world(tmp_path, [seen(0)])
    shop = timeline.snapshot(log, zone="America/New_York")
    march_12_2017 = 1_489_294_800  # midnight in New York; that day has 23 hours
    assert shop.day_end(np.array([march_12_2017, march_12_2017 - 86_400])).tolist() == [
        march_12_2017 + 23 * 3600,
        march_12_2017,
    ]


@pytest.mark.parametrize("seed", range(6))
def test_any_cut_shows_what_the_rows_say(tmp_path: Path, seed: int) -> None:
    random = np.random.default_rng(seed)
    rows = []
    for n in range(1, 80):
        fixes = {"supersedes": int(random.integers(1, n))} if n > 1 and random.random() < 0.2 else {}
        rows.append(seen(float(random.integers(40)), f"u{random.integers(6)}", **fixes))
    log, ledger, timeline = world(tmp_path, rows[:60])
    log.append(rows[60:])
    timeline.update(log, ledger, shard_events=30)
    for _ in range(20):
        sequence, as_of = int(random.integers(1, 80)), int(random.integers(40))
        corrected = {row["supersedes"] for row in rows[:sequence] if "supersedes" in row}
        wanted = [n for n in range(1, sequence + 1) if rows[n - 1]["time"] <= as_of and n not in corrected]
        shop = timeline.snapshot(log, zone="UTC", as_of=as_of, sequence=sequence)
        assert in_view(shop) == wanted
        assert shop.people == len({rows[n - 1]["user"] for n in wanted})
