"""How files are proposed to be read together."""

from __future__ import annotations

from pathlib import Path

import pytest

from collect.together.shop_files import ALL, CUSTOMERS, ITEMS, ORDERS, Files, some
from parcours.collect.together import Items, Join, Plan

USERS = "user_id,date,device\n1,2025-03-01,phone\n2,2025-03-02,desk\n3,2025-03-02,desk\n"
HOME = "user_id,page\n3,home\n1,home\n2,home\n"
PAID = "user_id,page\n2,paid\n"


def test_orders_with_everything_that_belongs_to_them(tmp_path: Path) -> None:
    proposed = Files(tmp_path).propose(ALL)
    assert proposed.opened is not None
    plan = proposed.opened.plan
    orders = plan.tables["orders"]
    assert orders.lifecycle is not None
    assert orders.lifecycle.times == {
        "Ordered": "ordered_at",
        "Order Shipped": "shipped_at",
        "Order Delivered": "delivered_at",
    }
    assert orders.lifecycle.only == {"Ordered": ("status", "products", "amount")}
    assert orders.items == Items("order_items", "order_id", "order_id", total={"amount": "quantity * price"})
    assert plan.tables["order_items"].joins == (Join("products", "product_id", "product_id", {"category": "category"}),)
    assert [table.name for table in plan.loaded()] == ["orders", "reviews", "customers", "order_payments"]
    assert "products[] from order_items: 66.7 % of order_id have some" in proposed.because["orders"]
    assert "told as products[] with orders: 75.0 % of order_id are found there" in proposed.because["order_items"]


def test_a_column_that_leads_to_persons_is_no_person(tmp_path: Path) -> None:
    plan = Files(tmp_path).plan(some("orders", "customers"))
    orders, customers = (mapping_of(plan, name) for name in ("orders", "customers"))
    assert (orders.user, orders.objects) == (None, {"customer": "customer_id", "order": "order_id"})
    assert (customers.user, customers.objects) == ("customer_unique_id", {"customer": "customer_id"})
    assert list(customers.traits) == ["city"]
    assert customers.time is None


def test_customers_who_are_named_by_their_own_number_are_persons_in_orders_too(tmp_path: Path) -> None:
    plan = Files(tmp_path).plan(
        {"orders.csv": ORDERS, "customers.csv": "customer_id,city\nc1,Rome\nc2,Oslo\nc3,Rome\n"}
    )
    assert mapping_of(plan, "orders").user == "customer_id"
    assert mapping_of(plan, "customers").user == "customer_id"


def test_what_customers_said_is_text_and_score(tmp_path: Path) -> None:
    mapping = mapping_of(Files(tmp_path).plan(ALL), "reviews")
    assert mapping.constant == "Review Created"
    assert {told.name: column for column, told in mapping.properties.items()} == {"text": "comment", "score": "score"}


def test_a_table_without_a_time_takes_it_from_the_persons_table(tmp_path: Path) -> None:
    plan = Files(tmp_path).plan({"user_table.csv": USERS, "home_table.csv": HOME, "paid_table.csv": PAID})
    assert plan.tables["home"].joins == (Join("user", "user_id", "user_id", {"date": "date"}),)
    home, user = mapping_of(plan, "home"), mapping_of(plan, "user")
    assert (home.time, home.event, home.user) == ("date", "page", "user_id")
    assert (user.time, list(user.traits), user.skip) == (None, ["device"], {"date"})


def test_a_day_of_signing_up_is_an_event_of_its_own(tmp_path: Path) -> None:
    plan = Files(tmp_path).plan({"users.csv": USERS.replace("date", "signed_up_on"), "home.csv": HOME})
    users = mapping_of(plan, "users")
    assert (users.constant, users.user, users.lifecycle) == ("User Signed Up", "user_id", "user number")
    assert list(users.traits) == ["device"], "what is told of the person stays with the person"
    assert mapping_of(plan, "home").time == "signed_up_on"


def test_the_column_that_other_files_point_to_numbers_the_rows(tmp_path: Path) -> None:
    orders = "number,id,created_at,paid_at,client_id\n1,a,2025-03-01,2025-03-02,x\n2,b,2025-03-01,,y\n"
    refunds = "id,order_id,refunded_at\nr,a,2025-03-09\n"
    plan = Files(tmp_path).plan({"orders.csv": orders, "refunds.csv": refunds})
    assert mapping_of(plan, "orders").objects == {"order": "id"}
    assert mapping_of(plan, "refunds").objects == {"order": "order_id", "refund": "id"}
    assert mapping_of(plan, "refunds").constant == "Refunded"


def test_sessions_in_wide_rows(tmp_path: Path) -> None:
    sessions = (
        "session_id,user_id,started_at,cart_at,ended_at,pages\n"
        "s1,a,2025-03-01 10:00,2025-03-01 10:05,2025-03-01 10:09,7\n"
        "s2,b,2025-03-01 11:00,,2025-03-01 11:01,1\n"
    )
    table = Files(tmp_path).plan({"sessions.csv": sessions}).tables["sessions"]
    assert table.lifecycle is not None
    assert list(table.lifecycle.times) == ["Session Started", "Session Cart", "Session Ended"]
    assert table.lifecycle.only == {"Session Started": ("pages",)}, "seven pages, not twenty-one"
    assert mapping_of(Files(tmp_path).plan({"sessions.csv": sessions}), "sessions").lifecycle == "session"


def test_what_happens_to_products_is_no_step_of_a_customer(tmp_path: Path) -> None:
    products = "product_id,created_at,sold_at\np1,2025-01-01,2025-02-01\np2,2025-01-01,\n"
    plan = Files(tmp_path).plan(some("orders", "order_items") | {"products.csv": products})
    assert [table.name for table in plan.loaded()] == ["orders"]


def test_times_that_machines_put_on_an_event_are_one_time(tmp_path: Path) -> None:
    clicks = "page_view_id,user_id,dvce_created_tstamp,collector_tstamp\nv1,a,2025-03-01,2025-03-01\n"
    assert Files(tmp_path).propose({"clicks.csv": clicks}).opened is None


def test_times_of_one_file_alone(tmp_path: Path) -> None:
    plan = Files(tmp_path).plan({"orders.csv": ORDERS})
    mapping = mapping_of(plan, "orders")
    assert (mapping.user, mapping.objects, mapping.lifecycle) == ("customer_id", {"order": "order_id"}, "order")


def test_numbers_that_come_twice_cannot_be_corrected(tmp_path: Path) -> None:
    again = ORDERS + "o1,c1,back,2025-03-06 10:00:00,,,\n"
    mapping = mapping_of(Files(tmp_path).plan({"orders.csv": again}), "orders")
    assert mapping.lifecycle is None


@pytest.mark.parametrize(
    "files",
    [
        {"events.csv": "ts,user_id,event,price\n2025-03-01,a,view,5\n2025-03-02,a,buy,6\n"},
        {"a.csv": "ts,user_id,event\n2025-03-01,a,view\n", "b.csv": "ts,user_id,event,price\n2025-03-01,a,view,5\n"},
        {"clicks.csv": "collector_tstamp,derived_tstamp,user_id,event_name\n2025-03-01,2025-03-01,a,view\n"},
        {"orders.csv": "ordered_at,order_id,user_id\n2025-03-01,o1,a\n", "traits.csv": "user_id,plan\na,pro\n"},
    ],
)
def test_what_gains_nothing_is_read_alone(tmp_path: Path, files: dict[str, str]) -> None:
    assert Files(tmp_path).propose(files).opened is None


def test_keys_of_other_names_and_kinds(tmp_path: Path) -> None:
    products = "id,title\np1,lamp\np2,bulb\n"
    items = ITEMS.replace("product_id", "productId")
    plan = Files(tmp_path).plan({"orders.csv": ORDERS, "items.csv": items, "products.csv": products})
    assert plan.tables["items"].joins == (Join("products", "productId", "id", {"title": "title"}),)


def test_files_that_only_look_alike_are_not_joined(tmp_path: Path) -> None:
    others = ITEMS.replace("o1", "x1").replace("o2", "x2").replace("o9", "x9")
    plan = Files(tmp_path).plan({"orders.csv": ORDERS, "order_items.csv": others, "customers.csv": CUSTOMERS})
    assert set(plan.tables) == {"orders", "customers"}


def mapping_of(plan: Plan, table: str):
    mapping = plan.tables[table].mapping
    assert mapping is not None
    return mapping
