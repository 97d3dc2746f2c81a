"""Rows of files that belong together, loaded: every row has a verdict, once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from collect.small_shop import outcome
from collect.together.shop_files import ALL, ITEMS, ORDERS, Files, some, told
from parcours.collect.formats import open_file
from parcours.collect.together import Opened, propose
from parcours.collect.together.plan_text import from_text, to_text
from parcours.model.errors import TooMuch

LINES = """\
InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID
1,lamp,2,2025-03-01 10:00:00,5,ann
1,bulb,1,2025-03-01 10:00:00,2.5,ann
2,lamp,1,2025-03-01 11:00:00,5,bob
2,rope,3,2025-03-01 11:00:00,1,bob
C3,lamp,-1,2025-03-02 10:00:00,5,ann
C3,bulb,-1,2025-03-02 10:00:00,2.5,ann
C4,rope,-1,2025-03-02 11:00:00,1,bob
5,lamp,1,2025-03-03 10:00:00,5,
5,bulb,1,2025-03-03 10:00:00,2.5,
"""


def test_every_row_of_every_file_has_a_verdict(tmp_path: Path) -> None:
    files = Files(tmp_path)
    reports = files.load(ALL)
    assert {name: told(report) for name, report in reports.items()} == {
        "orders": [
            ("orders.csv", 3, 0, 0, {}),
            ("products.csv", 0, 0, 3, {}),
            ("order_items.csv", 0, 0, 3, {"nothing to join": 1}),
        ],
        "reviews": [("reviews.csv", 2, 0, 0, {})],
        "customers": [("customers.csv", 3, 0, 0, {})],
        "order_payments": [("order_payments.csv", 3, 0, 0, {"nothing to join": 1})],
    }
    assert files.shop.aside() == [
        ("order_items.csv", 4, "nothing to join", "order_id"),
        ("order_payments.csv", 4, "nothing to join", "order_id"),
    ]


def test_what_the_log_holds_then(tmp_path: Path) -> None:
    files = Files(tmp_path)
    files.load(ALL)
    columns = ("name", "o.order", "p.amount:n", "p.products[].price:ns", "p.products[].category:ss", "p.status:s")
    assert [row for row in files.shop.rows(*columns) if row[0]] == [
        ("Ordered", "o1", 12.0, [5.5, 1.0], ["lamps", "bulbs"], "delivered"),
        ("Order Shipped", "o1", None, None, None, None),
        ("Order Delivered", "o1", None, None, None, None),
        ("Ordered", "o2", 5.5, [5.5], ["lamps"], "shipped"),
        ("Order Shipped", "o2", None, None, None, None),
        ("Ordered", "o3", None, None, None, "new"),
        ("Review Created", "o1", None, None, None, None),
        ("Review Created", "o2", None, None, None, None),
        ("Order Payment", "o1", None, None, None, None),
        ("Order Payment", "o2", None, None, None, None),
        ("Order Payment", "o2", None, None, None, None),
    ]


def test_loading_twice_changes_nothing(tmp_path: Path) -> None:
    files = Files(tmp_path)
    files.load(ALL)
    before = files.shop.count()
    reports = files.load(ALL)
    assert files.shop.count() == before
    assert [outcome(report)[:2] for report in reports.values()] == [(0, 3), (0, 2), (0, 3), (0, 3)]


def test_a_new_delivery_corrects_what_has_changed_and_adds_what_is_new(tmp_path: Path) -> None:
    files = Files(tmp_path)
    plan = files.plan(ALL)
    files.load(ALL, plan)
    later = ORDERS.replace(
        "o2,c2,shipped,2025-03-01 11:00:00,2025-03-03 09:00:00,,",
        "o2,c2,delivered,2025-03-01 11:00:00,2025-03-03 10:30:00,2025-03-07 08:00:00,",
    )
    report = files.load(ALL | {"orders.csv": later}, plan)["orders"]
    assert outcome(report)[:2] == (1, 2), "one order is told anew, two are as they were"
    assert report.superseded == 2, "its state, and the hour when it was shipped"
    seen = [row for row in files.visible("o.order", "name", "time", "p.status:s") if row[0] == "o2"]
    assert sorted(row[1:] for row in seen if row[1] in ("Ordered", "Order Shipped", "Order Delivered")) == [
        ("Order Delivered", at(7, 8), None),
        ("Order Shipped", at(3, 10, 30), None),
        ("Ordered", at(1, 11), "delivered"),
    ]
    assert outcome(files.load(ALL | {"orders.csv": later}, plan)["orders"])[:2] == (0, 3)


def test_a_row_with_one_bad_time_is_set_aside_and_its_good_times_kept(tmp_path: Path) -> None:
    files = Files(tmp_path)
    plan = files.plan({"orders.csv": ORDERS})
    bad = ORDERS.replace("2025-03-04 12:00:00", "soon")
    report = files.load({"orders.csv": bad}, plan)["orders"]
    assert outcome(report) == (2, 0, {"time not readable": 1}), "the row counts once"
    assert [name for (name,) in files.shop.rows("name")].count("Ordered") == 3
    assert outcome(files.load({"orders.csv": ORDERS}, plan)["orders"]) == (1, 2, {}), (
        "mended, it brings the missing event"
    )


def test_a_row_without_any_time_or_person_counts_once(tmp_path: Path) -> None:
    files = Files(tmp_path)
    plan = files.plan({"orders.csv": ORDERS})
    none = ORDERS + "o4,c4,new,,,,2025-03-12\n,,lost,2025-03-01 10:00:00,2025-03-02 10:00:00,,\n"
    assert outcome(files.load({"orders.csv": none}, plan)["orders"]) == (3, 0, {"no time": 1, "no person": 1})


def test_lines_of_one_invoice_are_one_event(tmp_path: Path) -> None:
    files = Files(tmp_path)
    report = files.load({"lines.csv": LINES})["lines"]
    assert outcome(report) == (9, 0, {})
    assert report.names == {"Invoice": 3, "Invoice Cancelled": 2}
    assert files.shop.rows(
        "name", "o.order", "user", "p.amount:n", "p.products[].StockCode:ss", "p.products[].Quantity:ns"
    ) == [
        ("Invoice", "1", "ann", 12.5, ["lamp", "bulb"], [2.0, 1.0]),
        ("Invoice", "2", "bob", 8.0, ["lamp", "rope"], [1.0, 3.0]),
        ("Invoice Cancelled", "C3", "ann", -7.5, ["lamp", "bulb"], [-1.0, -1.0]),
        ("Invoice Cancelled", "C4", "bob", -1.0, ["rope"], [-1.0]),
        ("Invoice", "5", None, 7.5, ["lamp", "bulb"], [1.0, 1.0]),
    ]
    assert outcome(files.load({"lines.csv": LINES})["lines"]) == (0, 9, {})


def test_lines_need_not_stand_together_and_keep_to_one_person(tmp_path: Path) -> None:
    files = Files(tmp_path)
    plan = files.plan({"lines.csv": LINES})
    mixed = (
        LINES
        + "1,rope,1,2025-03-01 10:01:00,1,ann\n2,rope,9,2025-03-01 11:00:00,1,eve\n,rope,1,2025-03-04 10:00:00,1,ann\n"
    )
    report = files.load({"lines.csv": mixed}, plan)["lines"]
    assert outcome(report) == (10, 0, {"no key": 1, "another person's key": 1})
    assert files.shop.rows("o.order", "p.products[].StockCode:ss", "p.amount:n")[0] == (
        "1",
        ["lamp", "bulb", "rope"],
        13.5,
    )
    assert files.shop.aside() == [
        ("lines.csv", 11, "another person's key", "InvoiceNo"),
        ("lines.csv", 12, "no key", "InvoiceNo"),
    ]


def test_an_invoice_with_one_line_more_corrects_the_first(tmp_path: Path) -> None:
    files = Files(tmp_path)
    plan = files.plan({"lines.csv": LINES})
    files.load({"lines.csv": LINES}, plan)
    report = files.load({"lines.csv": LINES + "1,rope,1,2025-03-01 10:00:00,1,ann\n"}, plan)["lines"]
    assert (outcome(report)[:2], report.superseded) == ((3, 7), 1)


def test_a_key_that_says_two_things_is_set_aside(tmp_path: Path) -> None:
    files = Files(tmp_path)
    plan = files.plan(ALL)
    products = "product_id,category\np1,lamps\np2,bulbs\np1,lamps\np1,tables\n,none\n"
    report = files.load(ALL | {"products.csv": products}, plan)["orders"]
    assert told(report)[1] == ("products.csv", 0, 0, 3, {"no key": 1, "key came before": 1})
    assert files.shop.rows("p.products[].category:ss")[0] == (["lamps", "bulbs"],)


def test_more_than_may_be_held_is_refused_with_what_to_do(tmp_path: Path) -> None:
    files = Files(tmp_path)
    plan = from_text(to_text(files.plan(ALL)).replace("tables:", "hold: 0.0001 MiB\ntables:", 1))
    with pytest.raises(TooMuch, match=r"“(products|order_items)” is looked up and must be held in memory") as caught:
        files.load(ALL, plan)
    assert "hold: 4 GiB" in caught.value.hint
    assert files.shop.count() == 0


def test_several_files_of_one_table(tmp_path: Path) -> None:
    files = Files(tmp_path)
    plan = files.plan(some("orders", "order_items", "products"))
    head, *rows = ITEMS.splitlines(keepends=True)
    parts = {"order_items.csv": head + rows[0] + rows[2], "more.csv": head + rows[1] + rows[3]}
    readers = files.readers(some("orders", "products") | parts)
    named = {"orders": readers[0], "products": readers[1], "order_items": [*readers[2], *readers[3]]}
    report = files._load(Opened(plan, named), "orders")
    assert told(report)[2:] == [("order_items.csv", 0, 0, 2, {}), ("more.csv", 0, 0, 1, {"nothing to join": 1})]
    assert files.shop.rows("o.order", "p.products[].price:ns")[0] == ("o1", [5.5, 1.0])


def test_files_of_different_formats_and_types(tmp_path: Path) -> None:
    """Numbers of orders are text in one file and whole numbers, or floats, in another."""
    orders = pa.table(
        {
            "order_id": [1, 2],
            "user_id": [17.0, None],
            "ordered_at": pa.array([0, 60], pa.timestamp("s")),
            "shipped_at": pa.array([None, 90], pa.timestamp("s")),
        }
    )
    pq.write_table(orders, tmp_path / "orders.parquet")
    (tmp_path / "order_items.ndjson").write_text(
        '{"order_id": "1", "sku": "a", "price": 2, "quantity": 3}\n'
        '{"order_id": 1, "sku": 7, "price": "1.5", "quantity": 1}\n'
        '{"order_id": 2.0, "price": 4, "quantity": 1}\n'
    )
    files = Files(tmp_path)
    readers = [[open_file(tmp_path / name)] for name in ("orders.parquet", "order_items.ndjson")]
    found = propose(readers, zone="UTC").opened
    assert found is not None
    report = files._load(found, "orders")
    assert told(report) == [("orders.parquet", 2, 0, 0, {}), ("order_items.ndjson", 0, 0, 3, {})]
    rows = files.shop.rows("name", "user", "o.order", "p.amount:n", "p.products[].price:ns", "p.products[].sku:ss")
    assert rows == [
        ("Ordered", "17", "1", 7.5, [2.0, 1.5], ["a", "7"]),
        ("Ordered", None, "2", 4.0, [4.0], [None]),
        ("Order Shipped", None, "2", None, None, None),
    ]


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2025, 3, day, hour, minute, tzinfo=UTC)
