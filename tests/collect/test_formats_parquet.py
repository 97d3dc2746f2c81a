"""Parquet files and tables in memory keep their types; nesting is flattened."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from parcours.collect.formats import Reader, from_table, logical_name, open_file
from parcours.model.errors import BadInput, TooMuch

NESTED = pa.table(
    {
        "who": ["ann", "bob", None],
        "at": pa.array([datetime(2024, 1, 1), None, datetime(2024, 1, 3)], pa.timestamp("us", "UTC")),  # noqa: DTZ001
        "on": [date(2024, 1, 1), None, date(2024, 1, 2)],
        "price": pa.array([Decimal("1.50"), None, Decimal("2.25")], pa.decimal128(9, 2)),
        "context": [{"page": {"url": "/a"}, "n": 1}, None, {"page": None, "n": 3}],
        "products": [[{"sku": "a", "q": 1}, {"sku": "b", "q": None}], None, []],
        "tags": [["x"], [], None],
        "deep": [[[1, 2], [3]], None, []],
        "map": pa.array([[("k", 1)], None, []], pa.map_(pa.string(), pa.int64())),
        "large": pa.array(["x", None, "y"], pa.large_string()),
        "bytes": [b"text", None, b"more"],
        "kind": pa.array(["a", "a", "b"]).dictionary_encode(),
    }
)
FLAT: dict[str, list[Any]] = {
    "who": ["ann", "bob", None],
    "on": [date(2024, 1, 1), None, date(2024, 1, 2)],
    "price": [Decimal("1.50"), None, Decimal("2.25")],
    "context.page.url": ["/a", None, None],
    "context.n": [1, None, 3],
    "products[].sku": [["a", "b"], None, []],
    "products[].q": [[1, None], None, []],
    "tags": [["x"], [], None],
    "deep": ["[[1, 2], [3]]", None, "[]"],
    "map": ['{"k": 1}', None, "{}"],
    "large": ["x", None, "y"],
    "bytes": ["text", None, "more"],
    "kind": ["a", "a", "b"],
}


def readers(folder: Path, table: pa.Table, group: int = 2) -> list[Reader]:
    pq.write_table(table, folder / "t.parquet", row_group_size=group)
    return [open_file(folder / "t.parquet"), from_table(table)]


def test_types_are_kept_and_nesting_is_flattened(tmp_path: Path) -> None:
    for reader in readers(tmp_path, NESTED):
        batches = list(reader.batches())
        assert [n for b in batches for n in b.rows.tolist()] == [1, 2, 3]
        table = pa.Table.from_batches([b.table for b in batches])
        assert table.select(list(FLAT)).to_pydict() == FLAT
        assert table.schema.field("at").type == pa.timestamp("us", "UTC")
        assert reader.columns == [logical_name(f) for f in table.schema] == table.column_names
        assert reader.position == reader.size
        assert reader.sample(2).select(list(FLAT)).to_pydict() == {k: v[:2] for k, v in FLAT.items()}


def test_a_slice_of_a_table_is_read_as_it_is() -> None:
    (batch,) = from_table(NESTED.slice(1)).batches()
    assert batch.table.select(list(FLAT)).to_pydict() == {k: v[1:] for k, v in FLAT.items()}


def test_rows_are_numbered_over_batches(tmp_path: Path) -> None:
    table = pa.table({"n": np.arange(300_000), "event": ["View", "Buy", "View"] * 100_000})
    for reader in readers(tmp_path, table, 90_000):
        batches = list(reader.batches())
        assert len(batches) > 2
        rows = np.concatenate([b.rows for b in batches])
        assert (rows == np.arange(1, 300_001)).all()
        assert (pa.concat_arrays([b.table["n"] for b in batches]).to_numpy() == rows - 1).all()


def test_text_of_few_values_comes_as_dictionaries(tmp_path: Path) -> None:
    table = pa.table({"event": ["View", "Buy"] * 5000, "id": [f"user {i}" for i in range(10_000)]})
    pq.write_table(table, tmp_path / "t.parquet")
    (batch,) = open_file(tmp_path / "t.parquet").batches()
    assert pa.types.is_dictionary(batch.table["event"].type)
    assert pa.types.is_string(batch.table["id"].type)
    assert batch.table["event"].to_pylist() == ["View", "Buy"] * 5000


def test_a_file_without_rows(tmp_path: Path) -> None:
    for reader in readers(tmp_path, NESTED.slice(0, 0)):
        assert "context.page.url" in reader.columns
        assert sum(len(b.rows) for b in reader.batches()) == 0
        assert reader.sample().num_rows == 0


def test_damaged_files_are_refused(tmp_path: Path) -> None:
    pq.write_table(pa.table({"x": [f"{i:09}" for i in range(50_000)]}), tmp_path / "t", write_page_checksum=True)
    content = (tmp_path / "t").read_bytes()
    (tmp_path / "cut").write_bytes(content[:-100])
    (tmp_path / "flipped").write_bytes(content[:5000] + bytes(b ^ 0xFF for b in content[5000:5400]) + content[5400:])
    for name in ("cut", "flipped"):
        with pytest.raises(BadInput, match="not a whole Parquet file") as error:
            list(open_file(tmp_path / name).batches())
        assert error.value.hint


def test_names_twice_and_too_many_columns() -> None:
    twice = pa.table([pa.array([1]), pa.array([2])], names=["id", "id"])
    with pytest.raises(BadInput, match="more than one column named “id”"):
        from_table(twice)
    wide = pa.table({"s": [{f"k{i}": i for i in range(2001)}]})
    with pytest.raises(TooMuch, match="the limit is 2000"):
        from_table(wide, "wide")


def test_the_retailers_file() -> None:
    path = Path(__file__).parents[3] / "shared/data/online_retail/onlineretail.parquet"
    if not path.exists():
        pytest.skip("there is no data for development here")
    assert sum(len(b.rows) for b in open_file(path).batches()) == 541_909
