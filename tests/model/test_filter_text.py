from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from model.filters_strategy import filters
from parcours.model.errors import BadInput, ParcoursError
from parcours.model.filter_text import FilterLike, read_filter, write_filter
from parcours.model.filters import AnyEvent, Compare, Either, Every, Filter, Named, Not

A, B = Named(("A",)), Named(("B",))
PRICE = Compare("price", ">", (10.0,))


@pytest.mark.parametrize(
    ("text", "filter"),
    [
        ("Order Completed", Named(("Order Completed",))),
        ("A | B", Named(("A", "B"))),
        ("any event", AnyEvent()),
        ('"any event"', Named(("any event",))),
        ("A where price > 10", Every((A, PRICE))),
        ("A | B where price > 10", Every((Named(("A", "B")), PRICE))),
        ("(A where price > 10) | B", Either((Every((A, PRICE)), B))),
        ("A where price > 10 and not (x = 1)", Every((A, PRICE, Not(Compare("x", "=", (1.0,)))))),
        ("A where price > 10 or x = 1", Every((A, Either((PRICE, Compare("x", "=", (1.0,))))))),
        ("A or B and price > 10", Either((A, Every((B, PRICE))))),
        ("not A and B", Every((Not(A), B))),
        ("not A where price > 10", Not(Every((A, PRICE)))),
        ("NOT A OR B", Either((Not(A), B))),
        ("Not Delivered", Named(("Not Delivered",))),
        ("price exists", Compare("price", "exists")),
        ("coupon code missing", Compare("coupon code", "missing")),
        ("Payment missing alert", Named(("Payment missing alert",))),
        ("name contains x", Compare("name", "contains", ("x",))),
        ("name starts with 'a b'", Compare("name", "starts with", ("a b",))),
        ("name contains (x, y)", Compare("name", "contains", ("x", "y"))),
        ("channel in (mail, 'paid search', 3)", Compare("channel", "=", ("mail", "paid search", 3.0))),
        ("channel not in (mail)", Compare("channel", "!=", ("mail",))),
        ("Signed in | Log in", Named(("Signed in", "Log in"))),
        ("person.income = '50-74K'", Compare("income", "=", ("50-74K",), of="person")),
        ('person."house hold" exists', Compare("house hold", "exists", of="person")),
        ('"person.x" = 1', Compare("person.x", "=", (1.0,))),
        ("channel = paid search and x = yes", Every((Compare("channel", "=", ("paid search",)),
                                                     Compare("x", "=", (True,))))),
        ("x = '1'", Compare("x", "=", ("1",))),
        ("x = -1.5e3", Compare("x", "=", (-1500.0,))),
        ("day < 2017-03-01", Compare("day", "<", ("2017-03-01",))),
        ("x = False", Compare("x", "=", (False,))),
        ("products[].price>=3", Compare("products[].price", ">=", (3.0,))),
        ("Customer's choice", Named(("Customer's choice",))),
        (r"'it\'s'", Named(("it's",))),
    ],
)  # fmt: skip
def test_what_people_write_is_read(text: str, filter: Filter) -> None:
    assert read_filter(text) == filter
    assert repr(read_filter(text)) == repr(filter)  # 1 is not yes
    assert read_filter(write_filter(filter)) == filter


@pytest.mark.parametrize(
    ("text", "at", "what"),
    [
        ("", 1, "a name of an event or property is missing"),
        ("A where", 8, "a name of an event or property is missing"),
        ("A | ", 5, "a name"),
        ("A where price >", 16, "a value is missing"),
        ("A where price = = 3", 17, "a value is missing"),
        ("(A", 3, "“)” is missing"),
        ("A)", 2, "closes nothing"),
        ("A where (x = 1 ", 16, "“)” is missing"),
        ("x = 'abc", 5, "this quote is not closed"),
        ("c in (a b", 10, "“,” or “)” is missing"),
        ("c in (a,)", 9, "a value is missing"),
        ("A not B", 3, "“not” stands before a filter"),
        ("x < (1, 2)", 5, "“<” takes one value"),
        ("price > 1e999", 9, "too large"),
        ("A 'B'", 3, "a sign"),
        ('person."x"', 11, "a trait needs a comparison"),
        ("(" * 60 + "A" + ")" * 60, 51, "nested too deeply"),
        ("not " * 60 + "A", 201, "nested too deeply"),
    ],
)
def test_an_error_points_at_the_place_and_says_how_to_write_it(text: str, at: int, what: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_filter(text)
    assert what in str(caught.value)
    assert f"at character {at} " in str(caught.value)
    assert f"{text[: at - 1]}▸{text[at - 1 :]}" in str(caught.value)
    assert caught.value.hint


@settings(max_examples=200, deadline=None)
@given(filters())
def test_what_is_written_reads_back(filter: Filter) -> None:
    assert repr(read_filter(write_filter(filter))) == repr(filter)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from([*"AB =<|(),'\"\\.1", "!=", " and ", " or ", " not ", " where ", " in ("])).map("".join)
)
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        filter = read_filter(text)
    except ParcoursError:
        return
    assert repr(read_filter(write_filter(filter))) == repr(filter)


def test_joins_of_one_and_of_none_are_written_as_what_they_mean() -> None:
    assert write_filter(Every(())) == "any event"
    assert write_filter(Either(())) == write_filter(Named(())) == "not any event"
    assert write_filter(Every((A,))) == write_filter(Either((A,))) == "A"


@dataclasses.dataclass(frozen=True)
class Query:
    steps: tuple[FilterLike, ...]
    where: FilterLike | None = None


READER = TypeAdapter(Query)


def test_a_query_takes_filters_their_text_and_their_json() -> None:
    filter = read_filter("A where price > 10 and x = yes or y in ('1', 1)")
    query = READER.validate_python({"steps": [filter, write_filter(filter), _json(filter)], "where": "price > 1"})
    assert query == Query((filter, filter, filter), Compare("price", ">", (1.0,)))
    assert len({repr(step) for step in query.steps}) == 1
    assert READER.validate_json(READER.dump_json(query)) == query


def test_a_filter_that_cannot_be_read_passes_through_as_our_own_error() -> None:
    with pytest.raises(BadInput, match="at character 9"):
        READER.validate_python({"steps": ["A where "]})
    with pytest.raises(ValidationError):
        READER.validate_python({"steps": [{"kind": "named", "names": 3}]})


def test_the_schema_of_a_query_shows_both_forms() -> None:
    schema = READER.json_schema()
    assert {"type": "string"} in schema["properties"]["steps"]["items"]["anyOf"]


def _json(filter: Filter) -> Any:
    return TypeAdapter(Filter).dump_python(filter, mode="json")
