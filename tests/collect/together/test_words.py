"""What tables and times are called."""

from __future__ import annotations

import pytest

from parcours.collect.together.words import is_step, noun, stem, step_name, table_names


def test_what_most_files_begin_with_is_left_out() -> None:
    files = ["olist_orders_dataset", "olist_order_items_dataset", "olist_customers_dataset", "category_translation"]
    assert table_names(files) == ["orders", "order_items", "customers", "category_translation"]
    assert table_names(["home_page_table", "search_page_table", "user_table"]) == ["home_page", "search_page", "user"]
    assert table_names(["orders-2024", "orders-2025"]) == ["orders", "orders_2"]
    assert table_names(["2024"]) == ["2024"], "a name of digits alone is better than none"


@pytest.mark.parametrize(
    ("column", "of", "what"),
    [
        ("customer_id", "order", "customer"),
        ("CustomerNo", "order", "customer"),
        ("id", "customer", "customer"),
        ("order_item_id", "order item", "order item"),
        ("products", "order", "product"),
        ("категория_код", "товар", "категория"),
    ],
)
def test_what_a_key_numbers(column: str, of: str, what: str) -> None:
    assert stem(column, of) == what


@pytest.mark.parametrize(
    ("column", "of", "name"),
    [
        ("order_purchase_timestamp", "order", "Order Purchased"),
        ("approved_at", "order", "Order Approved"),
        ("order_delivered_carrier_date", "order", "Order Delivered Carrier"),
        ("review_creation_date", "order review", "Review Created"),
        ("ordered_at", "order", "Ordered"),
        ("date", "order", "Order"),
        ("signup_date", "customer", "Customer Signed Up"),
        ("дата_доставки", "заказ", "Заказ Доставки"),
    ],
)
def test_events_are_called_as_the_columns_are(column: str, of: str, name: str) -> None:
    assert step_name(column, of) == name


def test_times_that_were_planned_or_are_of_the_row_are_no_steps() -> None:
    planned = ["order_estimated_delivery_date", "shipping_limit_date", "updated_at", "due_date", "birth_date"]
    assert not any(map(is_step, planned))
    assert all(map(is_step, ["shipped_at", "created", "дата", "cancelled_at"]))


def test_nouns() -> None:
    assert [noun(name) for name in ("orders", "order_items", "categories", "boxes", "status", "address")] == [
        "order",
        "order item",
        "category",
        "box",
        "status",
        "address",
    ]
