"""Columns have the type that their name says, and are stored under names that any reader can take."""

from __future__ import annotations

import pyarrow as pa
import pytest

from parcours.store.columns import CODED, StoredNames, conform, type_of


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        ("seq", pa.int64()),
        ("time", pa.timestamp("us", "UTC")),
        ("o.order", pa.string()),
        ("p.price:n", pa.float64()),
        ("p.gift:b", pa.bool_()),
        ("t.plan:s", pa.string()),
        ("p.products[].price:ns", pa.list_(pa.field("element", pa.float64()))),
        ("p.a:n.b:ss", pa.list_(pa.field("element", pa.string()))),
        ("p.two\nlines:s", pa.string()),
    ],
)
def test_a_name_says_the_type(column: str, kind: pa.DataType) -> None:
    assert type_of(column) == kind


@pytest.mark.parametrize("column", ["price", "p.price", "p.price:x", "p.:n", "o.", "x.a:n", ""])
def test_other_names_are_a_mistake(column: str) -> None:
    with pytest.raises(ValueError, match="not a column"):
        type_of(column)


def test_names_that_differ_in_case_only_stay_apart() -> None:
    names = StoredNames()
    stored = [names.add(name) for name in ("p.id:s", "p.ID:s", "p.Id:s", "p.id~2:s", "p.É:s", "p.é:s")]
    assert len({name.lower() for name in stored}) == 6
    assert stored[0] == "p.id:s"


def test_stored_names_read_back_as_they_were() -> None:
    names = StoredNames()
    plain = [
        "p.a b:s",
        "p.a%20b:s",
        "p.A b:s",
        "p.{x};(y)=,\t\n~1:n",
        "p.50%:n",
        "p.x~2:s",
        "p.X~2:s",
        "p.日本:s",
    ]
    stored = [names.add(name) for name in plain]
    again = StoredNames(stored)
    assert list(again) == plain
    assert [again.add(name) for name in plain] == stored
    assert not any(sign in name for name in stored for sign in " ,;{}()\n\t=")


def test_text_stays_coded_where_that_is_smaller() -> None:
    few = pa.array(["a", "b", "a", "a"] * 4).dictionary_encode()
    many = pa.array([f"u{i}" for i in range(16)]).dictionary_encode()
    large = pa.array(["a", "b"] * 8, pa.large_string()).dictionary_encode()
    table = conform(pa.table({"name": few, "user": many, "source": large, "email": pa.nulls(16)}))
    assert table.schema.types == [CODED, pa.string(), CODED, pa.string()]
    assert table["user"].to_pylist() == many.to_pylist()
    assert table["source"].to_pylist() == large.to_pylist()


def test_numbers_and_times_become_the_logs() -> None:
    table = conform(pa.table({"p.n:n": [1, None], "time": pa.array([1, 2], pa.timestamp("ms")), "p.l:ns": [[1], None]}))
    assert table.schema.types == [pa.float64(), pa.timestamp("us", "UTC"), type_of("p.l:ns")]
    assert table["time"].cast(pa.int64()).to_pylist() == [1000, 2000]
