"""The timeline over the real log and the real ledger: rows, people, properties, unlinking, coming back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from parcours.identity.ledger import Ledger
from parcours.store.log import Log
from parcours.timeline.timeline import Timeline
from timeline.test_columns import by_row


class Shop:
    """A workspace's folder without the workspace."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = Log.open(folder / "log", writable=True) if (folder / "log").exists() else Log.create(folder / "log")
        self.ledger, self.timeline = Ledger.open(folder), Timeline.open(folder / "timeline")

    def load(self, load: str, /, **columns: list) -> None:
        table = pa.table({"origin": ["real"] * len(columns["time"]), **columns})
        times = pa.array([None if t is None else t * 1_000_000 for t in columns["time"]], pa.timestamp("us", "UTC"))
        with self.log.begin(load) as staging:
            staging.add(table.set_column(table.column_names.index("time"), "time", times))
            staging.publish({})
        self.update()

    def update(self) -> bool:
        return self.timeline.update(self.log, self.ledger)

    def people(self) -> dict[frozenset[str], list[tuple[int, str]]]:
        found = {}
        for g in self.timeline.generations:
            for p in np.flatnonzero(g.alive):
                events = range(int(g.offsets[p]), int(g.offsets[p + 1]))
                ids = g.ids[g.ids_offsets[p] : g.ids_offsets[p + 1]]
                told = [(int(g.time[e]), self.timeline.names.name(int(g.code[e]))) for e in events]
                if told:
                    found[frozenset(":".join(self.ledger.describe(int(i))) for i in ids)] = told
        return found


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(tmp_path)
    shop.load(
        "one",
        name=["Viewed", "Login", "Paid", None, "Viewed"],
        time=[10, 20, 30, None, 5],
        user=[None, "alice", None, "alice", "bob"],
        anonymous=["x", "x", None, None, None],
        **{
            "o.order": [None, "17", "17", None, None],
            "p.price:n": [None, None, 9.5, None, 1.0],
            "t.plan:s": [None, None, None, "gold", None],
        },
    )
    yield shop
    shop.log.close()


ALICE = frozenset({"user:alice", "anonymous:x", "order:17"})


def test_events_belong_to_whom_the_ledger_says(shop: Shop) -> None:
    assert shop.people() == {
        ALICE: [(10, "Viewed"), (20, "Login"), (30, "Paid")],
        frozenset({"user:bob"}): [(5, "Viewed")],
    }
    view = shop.timeline.snapshot(shop.log, zone="UTC")
    assert (view.people, view.events, view.origin, view.as_of) == (2, 4, ("real",), 30)
    assert by_row(view, "p.price:n") == {3: [9.5], 5: [1.0]}
    assert by_row(view, "t.plan:s") == {1: ["gold"], 2: ["gold"], 3: ["gold"]}


def test_unlinking_parts_people_and_rows(shop: Shop) -> None:
    shop.ledger.unlink(("user", "alice"), ("anonymous", "x"))
    assert shop.update()
    assert shop.people() == {
        frozenset({"user:alice", "order:17"}): [(20, "Login"), (30, "Paid")],
        frozenset({"anonymous:x"}): [(10, "Viewed")],
        frozenset({"user:bob"}): [(5, "Viewed")],
    }
    view = shop.timeline.snapshot(shop.log, zone="UTC")
    assert by_row(view, "t.plan:s") == {2: ["gold"], 3: ["gold"]}


def test_coming_back_later_and_building_anew_give_the_same(shop: Shop) -> None:
    shop.load("two", name=["Viewed"], time=[7], user=["carol"])
    shop.log.append(pa.table({"name": ["Bought"], "time": pa.array([50], pa.timestamp("s", "UTC")), "user": ["bob"]}))
    shop.update()
    before = shop.people()
    assert before[frozenset({"user:bob"})] == [(5, "Viewed"), (50, "Bought")]
    shop.log.close()
    again = Shop(shop.folder)
    assert not again.update()
    assert again.people() == before
    again.timeline.forget()
    assert again.update()
    assert again.people() == before
    again.log.close()


def test_a_reader_sees_what_is_sealed(shop: Shop) -> None:
    shop.log.append(
        pa.table(
            {
                "name": ["Bought"],
                "time": pa.array([50], pa.timestamp("s", "UTC")),
                "user": ["bob"],
                "p.price:n": [3.0],
            }
        )
    )
    shop.update()
    reader = Log.open(shop.folder / "log", writable=False)
    view = Timeline.open(shop.folder / "timeline").snapshot(reader, zone="UTC")
    assert (view.id.sequence, view.events) == (5, 4)
    assert by_row(view, "p.price:n") == {3: [9.5], 5: [1.0]}
    assert by_row(shop.timeline.snapshot(shop.log, zone="UTC"), "p.price:n") == {3: [9.5], 5: [1.0], 6: [3.0]}
    reader.close()
