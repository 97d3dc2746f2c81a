"""Properties as one code an event: typed, sorted, aligned, also many at once and in several generations."""

from __future__ import annotations

import shutil
from multiprocessing.pool import ThreadPool
from pathlib import Path

import numpy as np
import pytest

from parcours.model.errors import UnknownName
from parcours.timeline.columns import Column, column
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.timeline import Timeline
from timeline.worlds import Row, TinyLedger, TinyLog

ROWS: list[Row] = [
    {
        "name": "A",
        "time": 3,
        "user": "u",
        "p.channel:s": "mail",
        "p.price:n": 2.5,
        "p.tags:ss": ["x", None, "y", "x"],
    },
    {"name": "A", "time": 1, "user": "u", "p.channel:s": "ad", "p.price:n": float("nan"), "p.new:b": True},
    {
        "name": "A",
        "time": 2,
        "user": "v",
        "p.channel:n": 7.0,
        "p.price:n": -0.0,
        "p.sizes:ns": [3.0, float("nan"), 1.0],
    },
    {"user": "v", "t.plan:s": "gold"},
    {
        "name": "A",
        "time": 2,
        "user": "u",
        "p.channel:s": "mail",
        "p.price:n": 0.0,
        "p.tags:ss": [],
        "p.new:b": False,
    },
    {"name": "A", "time": 4, "user": "v", "p.channel:s": "zoo", "p.price:n": -1.0, "p.tags:ss": ["z"]},
]


def world(folder: Path, rows: list[Row] = ROWS, batch: int = 2) -> tuple[Timeline, TinyLog]:
    log, timeline = TinyLog(rows, batch), Timeline.open(folder)
    timeline.update(log, TinyLedger())
    return timeline, log


def values(column: Column, at: int) -> list:
    plain = column.values.to_pylist() if column.kind == "s" else column.values.tolist()
    if column.offsets is None:
        return [plain[c - 1] for c in [column.codes[at]] if c]
    return [plain[c - 1] for c in column.codes[column.offsets[at] : column.offsets[at + 1]]]


def by_row(snapshot: Snapshot, name: str) -> dict[int, list]:
    """Values of every row of the log that lives in the timeline and has some."""
    found = {}
    for g in snapshot.generations:
        told = snapshot.column(g, name)
        persons = np.repeat(g.alive, np.diff(g.offsets))
        found |= {int(row): values(told, at) for at, row in enumerate(g.rows()) if persons[at] and values(told, at)}
    return found


def test_text_numbers_and_yes_or_no(tmp_path: Path) -> None:
    timeline, log = world(tmp_path)
    shop = timeline.snapshot(log, zone="UTC")
    assert by_row(shop, "p.channel:s") == {1: ["mail"], 2: ["ad"], 5: ["mail"], 6: ["zoo"]}
    assert by_row(shop, "p.channel:n") == {3: [7.0]}
    assert by_row(shop, "p.price:n") == {1: [2.5], 3: [0.0], 5: [0.0], 6: [-1.0]}
    assert by_row(shop, "p.new:b") == {2: [True], 5: [False]}


def test_values_are_sorted_and_distinct(tmp_path: Path) -> None:
    timeline, log = world(tmp_path)
    (g,) = timeline.generations
    assert column(g, "p.channel:s", log).values.to_pylist() == ["ad", "mail", "zoo"]
    assert column(g, "p.price:n", log).values.tolist() == [-1.0, 0.0, 2.5]
    assert column(g, "p.price:n", log).codes.tolist() == [0, 2, 3, 2, 1]


def test_lists_keep_their_order_and_repeats_but_no_gaps(tmp_path: Path) -> None:
    timeline, log = world(tmp_path)
    shop = timeline.snapshot(log, zone="UTC")
    assert by_row(shop, "p.tags:ss") == {1: ["x", "y", "x"], 6: ["z"]}
    assert by_row(shop, "p.sizes:ns") == {3: [3.0, 1.0]}


def test_types_that_disagree_stay_apart(tmp_path: Path) -> None:
    timeline, log = world(tmp_path)
    shop = timeline.snapshot(log, zone="UTC")
    assert shop.columns_of("channel") == ["p.channel:n", "p.channel:s"]
    assert shop.columns_of("plan", "person") == ["t.plan:s"]
    assert shop.properties("event")["channel"] == {"n", "s"}
    assert shop.properties("event")["sizes"] == {"n"}
    (g,) = shop.generations
    assert [c.kind for c in shop.columns(g, "event", "channel", "s")] == ["s"]
    assert shop.columns(g, "event", "channel", "b") == []


def test_an_unknown_property_offers_the_nearest(tmp_path: Path) -> None:
    timeline, log = world(tmp_path)
    with pytest.raises(UnknownName, match="no property “chanel”") as refused:
        timeline.snapshot(log, zone="UTC").columns_of("chanel")
    assert "“channel”" in refused.value.hint


def test_a_column_is_made_once_and_kept(tmp_path: Path) -> None:
    timeline, log = world(tmp_path)
    shop = timeline.snapshot(log, zone="UTC")
    first = by_row(shop, "p.tags:ss")
    scans = len(log.scans)
    assert by_row(Timeline.open(tmp_path).snapshot(log, zone="UTC"), "p.tags:ss") == first
    assert len(log.scans) == scans


def test_several_may_make_it_at_once(tmp_path: Path) -> None:
    timeline, log = world(tmp_path)
    (g,) = timeline.generations
    with ThreadPool(8) as pool:
        made = pool.map(lambda _: column(g, "p.channel:s", log).codes.tolist(), range(16))
    assert all(m == made[0] for m in made)
    assert len(list((g.folder / "columns").iterdir())) == 1, "nothing half made is left"


def test_a_reader_who_does_not_see_all_rows_keeps_nothing(tmp_path: Path) -> None:
    timeline, _ = world(tmp_path)
    sealed = TinyLog(ROWS[:4])
    shop = timeline.snapshot(sealed, zone="UTC")
    assert (shop.id.sequence, shop.events) == (4, 3)
    assert by_row(shop, "p.channel:s") == {1: ["mail"], 2: ["ad"]}
    assert by_row(timeline.snapshot(TinyLog(ROWS), zone="UTC"), "p.channel:s").keys() == {1, 2, 5, 6}


def test_where_it_cannot_be_kept_it_is_only_made(tmp_path: Path) -> None:
    timeline, log = world(tmp_path)
    (g,) = timeline.generations
    shutil.rmtree(g.folder)
    assert column(g, "p.channel:s", log).codes.tolist() == [1, 2, 2, 0, 3]
    assert not g.folder.exists()


def test_a_column_that_no_row_of_the_generation_tells_is_empty(tmp_path: Path) -> None:
    timeline, log = world(tmp_path)
    (g,) = timeline.generations
    log.append([{"name": "A", "time": 9, "user": "w", "p.later:s": "x", "p.laters:ns": [1.0]}])
    for name in ("p.later:s", "p.laters:ns"):
        got = column(g, name, log)
        assert (got.codes.sum(), len(got.values)) == (0, 0)


def test_text_of_any_script_is_ordered_by_bytes(tmp_path: Path) -> None:
    words = ["ä", "a", "Z", "", "日本", "z"]
    timeline, log = world(tmp_path, [{"name": "A", "time": i, "user": "u", "p.w:s": w} for i, w in enumerate(words)])
    got = column(timeline.generations[0], "p.w:s", log)
    assert got.values.to_pylist() == sorted(words, key=str.encode)
    assert [got.values[int(c) - 1].as_py() for c in got.codes] == words


@pytest.mark.parametrize("seed", range(6))
def test_base_and_deltas_have_the_same_values_as_the_log(tmp_path: Path, seed: int) -> None:
    random = np.random.default_rng(seed)

    def rows(n: int) -> list[Row]:
        return [
            {
                "name": "A" if random.random() < 0.9 else None,
                "time": float(random.integers(50)),
                "user": f"u{random.integers(20)}",
            }
            | ({"p.s:s": f"s{random.integers(9)}"} if random.random() < 0.5 else {})
            | (
                {"p.l:ns": [float(x) for x in random.integers(0, 5, random.integers(3))]}
                if random.random() < 0.5
                else {}
            )
            for _ in range(n)
        ]

    timeline, log = Timeline.open(tmp_path), TinyLog(batch=int(random.integers(1, 30)))
    ledger = TinyLedger()
    for load in (60, 3, 1, 8):
        log.append(rows(load))
        timeline.update(log, ledger, shard_events=int(random.choice([20, 1 << 20])))
        shop = timeline.snapshot(log, zone="UTC")
        for name in shop.log.columns():
            if name.startswith("p."):
                told = {n: row[name] for n, row in enumerate(log.rows, 1) if row["name"] and name in row}
                listed = {n: v if isinstance(v, list) else [v] for n, v in told.items()}
                assert by_row(shop, name) == {n: v for n, v in listed.items() if v}
