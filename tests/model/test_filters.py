from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from model.filters_strategy import filters
from parcours.model.filter_text import read_filter
from parcours.model.filters import Compare, Either, Every, Filter, Named, Not, parts
from reference.filters import satisfies

EVENT = {
    "name": "Order", "time": 7, "properties": {"price": 12.5, "tags": ["a", "b"], "gift": True, "note": "1"},
    "traits": {"income": "50-74K"},
}  # fmt: skip


def test_parts_are_the_filter_and_everything_inside() -> None:
    a, b = Named(("A",)), Compare("x", "exists")
    assert list(parts(Not(Every((a, Either((b, a))))))) == [
        Not(Every((a, Either((b, a))))), Every((a, Either((b, a)))), a, Either((b, a)), b, a,
    ]  # fmt: skip


def test_what_filters_mean() -> None:
    yes = [
        "Order", "Order | Refund", "any event", "price > 12", "price >= 12.5", "price != 3", "tags = a",
        "tags in (b, z)", "gift = yes", "note = '1'", "person.income starts with 50", "coupon missing",
        "coupon != x", "not coupon = x", "tags contains b", "tags exists",
        "Order where price > 1 and (gift = no or tags = b)",
    ]  # fmt: skip
    no = [
        "Refund", "price > 12.5", "price = '12.5'", "note = 1", "gift = 1", "tags != a", "tags = c",
        "coupon exists", "coupon < 3", "income exists", "person.price exists", "not any event", "tags = A",
    ]  # fmt: skip
    assert [t for t in yes if not satisfies(read_filter(t), EVENT)] == []
    assert [t for t in no if satisfies(read_filter(t), EVENT)] == []


CONDITIONS = [
    Compare("price", ">", (12.0,)),
    Compare("tags", "!=", ("a",)),
    Compare("none", "missing"),
    Compare("none", "=", (1.0,)),
]


@settings(max_examples=100, deadline=None)
@given(filters(events=st.sampled_from(["Order", "Refund"]), conditions=st.sampled_from(CONDITIONS)))
def test_a_filter_and_its_not_split_the_events(filter: Filter) -> None:
    assert satisfies(filter, EVENT) != satisfies(Not(filter), EVENT)
