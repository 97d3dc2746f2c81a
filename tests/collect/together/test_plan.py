"""Plans as text, checked and kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from collect.together.shop_files import ALL, Files, some
from parcours.collect.kept import Kept, read_file
from parcours.collect.together import Plan
from parcours.collect.together.plan_text import from_text, to_text
from parcours.model.errors import BadInput, UnknownName


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return Files(tmp_path).plan(some("orders", "customers", "order_items", "products", "order_payments"))


def test_text_gives_back_the_plan(plan: Plan) -> None:
    assert from_text(to_text(plan)) == plan


def test_the_text_is_one_that_people_can_read(plan: Plan) -> None:
    text = to_text(plan)
    assert max(map(len, text.splitlines())) <= 120
    at = text.splitlines().index("  orders:")
    assert text.splitlines()[at : at + 10] == [
        "  orders:",
        "    items:",
        "      {from: order_items, by: order_id, as: products, total: {amount: quantity * price}}",
        "    events:",
        "      Ordered: ordered_at",
        "      Order Shipped: shipped_at",
        "      Order Delivered: delivered_at",
        "    only:",
        "      Ordered: [status, products, amount]",
        "    time: {form: iso}",
    ]
    assert "    - {from: orders, by: order_id, take: [ordered_at]}" in text.splitlines()


@pytest.mark.parametrize(
    ("line", "by", "said", "hint"),
    [
        ("from: order_items", "from: items", "no table.* “items”", "“order_items”"),
        (
            "from: products, by: product_id",
            "from: products, by: product",
            "no column of “order_items” “product”",
            "“product_id”",
        ),
        ("as: products", "ass: products", "no key of “items”", "“as”"),
        ("Ordered: [status", "Orderd: [status", "no event of “orders” “Orderd”", "“Ordered”"),
        ("quantity * price", "quantity * prize", "no column of “order_items” “prize”", "“price”"),
        ("Order Shipped: shipped_at", "Order Shipped: sent_at", "no column of “orders” “sent_at”", "“status”"),
        ("together: ", "hold: 3 boxes\ntogether: ", "“hold: 3 boxes” in .* is not a size", "4 GiB"),
        ("    lifecycle: order", "    lifecycle: parcel", "no kind of object “parcel”", "“order”"),
    ],
)
def test_mistakes_are_named(plan: Plan, line: str, by: str, said: str, hint: str) -> None:
    text = to_text(plan)
    assert line in text
    with pytest.raises(BadInput, match=said) as caught:
        from_text(text.replace(line, by, 1))
    assert hint in caught.value.hint


def test_a_circle_is_refused(plan: Plan) -> None:
    text = to_text(plan).replace(
        "  products:\n", "  products:\n    joins:\n    - {from: order_items, by: product_id, take: [price]}\n"
    )
    with pytest.raises(BadInput, match=r"in a circle: .*order_items → products → order_items"):
        from_text(text)


def test_rows_cannot_be_put_together_and_parted(plan: Plan) -> None:
    text = to_text(plan).replace("    events:\n      Ordered", "    lines: {key: order_id}\n    events:\n      Ordered")
    with pytest.raises(BadInput, match="both puts rows together"):
        from_text(text)


def test_more_may_be_held(plan: Plan) -> None:
    assert from_text(to_text(plan).replace("tables:", "hold: 4 GiB\ntables:", 1)).hold == 4 << 30


def test_a_plan_is_found_again_by_the_columns_of_its_files(plan: Plan, tmp_path: Path) -> None:
    kept = Kept(tmp_path / "mappings")
    path = kept.save_plan(plan)
    assert kept.save_plan(plan) == path
    assert kept.all() == {}, "a plan is no mapping of one file"
    orders = plan.tables["orders"].signature
    assert kept.plan([orders]) == plan
    assert kept.plan([("csv", frozenset({"other"}))]) is None
    assert read_file(path) == plan


def test_an_edited_plan_with_the_same_tables_replaces_the_first(plan: Plan, tmp_path: Path) -> None:
    kept = Kept(tmp_path / "mappings")
    path = kept.save_plan(plan)
    edited = from_text(to_text(plan).replace("Order Shipped: shipped_at", "Parcel Sent: shipped_at"))
    assert kept.save_plan(edited) == path
    assert list(kept.plans().values()) == [edited]


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    files = Files(tmp_path)
    plan = files.plan(ALL)
    with pytest.raises(BadInput, match="“orders” is read together with “order_items”, whose file is not"):
        files.load(some("orders", "customers"), plan)
    with pytest.raises(UnknownName, match="no table"):
        from_text("together: x\ntables: {a: {items: {from: b, by: c}, columns: [c], format: csv, user: c}}")
