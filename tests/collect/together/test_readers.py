"""The readers against plain loops over rows, on small random tables."""

from __future__ import annotations

import random
from collections.abc import Callable

import pyarrow as pa
import pytest

from parcours.collect.formats import Reader, from_table
from parcours.collect.formats.raw import logical_name
from parcours.collect.together import put
from parcours.collect.together.held import Held
from parcours.collect.together.joined import Joined, WithItems
from parcours.collect.together.parted import Parted
from parcours.collect.together.plan import Items, Join, Lifecycle, Lines
from parcours.collect.together.put import PutTogether
from reference import together as slow

Rows = list[slow.Row]
TEXT = pa.string()


def table(rows: Rows, **types: pa.DataType) -> pa.Table:
    return pa.table({c: pa.array([row[c] for row in rows], types.get(c, TEXT)) for c in rows[0]})


def read(reader: Reader) -> Rows:
    made: Rows = []
    for batch in reader.batches():
        names = [logical_name(field) for field in batch.table.schema]
        for row in zip(*(c.to_pylist() for c in batch.table.columns), strict=True):
            told: slow.Row = {}
            for name, value in zip(names, row, strict=True):
                told[name] = value if told.get(name) is None else told[name]
            made.append(told)
    return made


def rows_of(seed: int, count: int, **columns: Callable[[random.Random], object]) -> Rows:
    chance = random.Random(seed)
    return [{name: make(chance) for name, make in columns.items()} for _ in range(count)]


def key(most: int) -> Callable[[random.Random], object]:
    return lambda chance: None if chance.random() < 0.1 else f"k{chance.randrange(most)}"


def number(chance: random.Random) -> object:
    return None if chance.random() < 0.2 else str(chance.randrange(-3, 9) / 2)


def word(chance: random.Random) -> object:
    return chance.choice([None, "a", "b", "é"])


@pytest.mark.parametrize("seed", range(10))
def test_joins(seed: int) -> None:
    mine = rows_of(seed, 30, k=key(8), x=word)
    there = list({row["id"]: row for row in rows_of(seed + 100, 12, id=key(8), y=word)}.values())
    held = Held("there", [from_table(table(there))], "id", ["y"], 1 << 20)
    join = Join("there", "k", "id", {"y": "z"})
    assert read(Joined(from_table(table(mine)), ["k", "x", "z"], join, held, ())) == slow.joined(
        mine, "k", there, "id", {"y": "z"}
    )


@pytest.mark.parametrize("seed", range(10))
def test_items(seed: int) -> None:
    mine = rows_of(seed, 20, k=key(12), x=word)
    items = rows_of(seed + 100, 40, id=key(14), y=word, n=number, m=number)
    total = {"amount": "n * m"}
    held = Held("items", [from_table(table(items))], "id", None, 1 << 20)
    reader = WithItems(from_table(table(mine)), [], Items("items", "k", "id", total=total), held, {})
    expected = slow.with_items(mine, "k", items, "id", "products", ("n", "m"))
    assert read(reader) == expected
    (beside,) = held.beside()
    asked = {row["k"] for row in mine} - {None}
    assert beside.joined == sum(item["id"] in asked for item in items)
    assert beside.joined + len(beside.aside) == len(items)


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("on_disk", [False, True])
def test_lines(seed: int, on_disk: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if on_disk:
        monkeypatch.setattr(put, "IN_MEMORY", 100)
    rows = rows_of(seed, 40, k=key(9), head=word, y=word, n=number, m=number)
    lines = Lines("k", ("y", "n", "m"), total={"amount": "n * m"})
    parts = [table(rows[:15]), table(rows[15:])]
    reader = PutTogether(from_table(pa.concat_tables(parts)), [], lines, "event", [], {})
    found, expected = read(reader), slow.put_together(rows, "k", ("y", "n", "m"), ("n", "m"))
    if on_disk:
        found, expected = (sorted(some, key=lambda row: row["k"]) for some in (found, expected))
    assert found == expected
    assert sum(batch.count for batch in reader.batches()) == 40


@pytest.mark.parametrize("seed", range(10))
def test_times(seed: int) -> None:
    rows = rows_of(seed, 20, k=key(9), a=word, b=word, c=word, x=word, y=word)
    life = Lifecycle({"A": "a", "B": "b", "C": "c"}, {"B": ("x",)})
    reader = Parted(from_table(table(rows)), [], life, "event", "time")
    assert read(reader) == slow.parted(rows, life.times, life.only)
    (batch,) = reader.batches()
    assert (batch.count, batch.rows[0], batch.rows[-1]) == (20, 1, 20)


def test_times_of_several_types_stay_apart() -> None:
    both = pa.table(
        {
            "day": pa.array([0, None], pa.date32()),
            "at": pa.array([5, 6], pa.timestamp("s")),
        }
    )
    (batch,) = Parted(from_table(both), [], Lifecycle({"A": "day", "B": "at"}), "event", "time").batches()
    kinds = [str(field.type) for field in batch.table.schema if logical_name(field) == "time"]
    assert sorted(kinds) == ["date32[day]", "timestamp[s]"]
    assert len(batch.rows) == 3
