from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from parcours.model.errors import BadInput, UnknownName
from parcours.model.filter_text import read_filter
from parcours.model.filters import Compare, Filter
from parcours.timeline.plan import mark
from timeline.hand_made import HandMade


def event(traits: Any = None, **properties: Any) -> dict[str, Any]:
    return {"name": "Buy", "time": 1, "properties": properties, "traits": traits or {}}


WORLD = HandMade([[
    event(price=3.0, channel="mail", tags=["a", "b"], gift=True, mixed="3"),
    event(price=30.0, channel="paid search", tags=[], mixed=3.0),
    event(price=None, tags=["b"], gift=False, mixed=True, traits={"income": "high"}),
    event(traits={"income": "low"}, ids=[1.0, 2.0]),
    {"name": "Payment missing", "time": 9},
]])  # fmt: skip


def kept(filter: str | Filter) -> list[int]:
    plan = mark(WORLD, [read_filter(filter) if isinstance(filter, str) else filter])
    (chunk,) = plan.chunks()
    return plan.marks(chunk, plan.scratch()).position.tolist()


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("price > 3", [1]),
        ("price >= 3", [0, 1]),
        ("price < 30", [0]),
        ("price = 3", [0]),
        ("price in (3, 4, 30)", [0, 1]),
        ("price != 3", [1, 2, 3, 4]),
        ("price exists", [0, 1]),
        ("price missing", [2, 3, 4]),
        ("channel = mail", [0]),
        ("channel = Mail", []),
        ("channel contains 'd s'", [1]),
        ("channel starts with (ma, paid)", [0, 1]),
        ("channel < n", [0]),
        ("tags = b", [0, 2]),
        ("tags != b", [1, 3, 4]),
        ("tags = a and tags = b", [0]),
        ("tags exists", [0, 2]),
        ("gift = yes", [0]),
        ("gift = no", [2]),
        ("gift != yes", [1, 2, 3, 4]),
        ("mixed = 3", [1]),
        ("mixed = '3'", [0]),
        ("mixed in (3, '3', yes)", [0, 1, 2]),
        ("mixed exists", [0, 1, 2]),
        ("ids > 1", [3]),
        ("person.income = high", [2]),
        ("person.income exists and not (person.income = high)", [3]),
        ("Buy where price > 3 or channel = mail", [0, 1]),
        ("not (price > 3 or channel = mail)", [2, 3, 4]),
    ],
)
def test_what_a_condition_keeps(text: str, positions: list[int]) -> None:
    assert kept(text) == positions


@pytest.mark.parametrize(
    ("text", "says", "hint"),
    [
        ("prise > 3", "no property “prise”", "“price”"),
        ("income = high", "no property “income”", "person.income"),
        ("person.price > 3", "no trait “price”", "write price"),
        ("Payment missing", "no property “Payment”", '"Payment missing"'),
        ("price = '3'", "“price” holds numbers, and is compared with text", "without quotes"),
        ("channel = 3", "“channel” holds text, and is compared with numbers", "channel = '3'"),
        ("channel > 1e3", "compared with numbers", "channel > '1000'"),
        ("channel = yes", "compared with yes or no", "channel = 'yes'"),
        ("gift = 1", "“gift” holds yes or no", "without quotes"),
        ("price = 3 or channel = 3", "“channel” holds text", "channel = '3'"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_advice(text: str, says: str, hint: str) -> None:
    with pytest.raises((BadInput, UnknownName)) as caught:
        kept(text)
    assert says in str(caught.value)
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    "compare",
    [
        Compare("price", "="),
        Compare("price", "<", (1.0, 2.0)),
        Compare("gift", "<", (True,)),
        Compare("channel", "contains", (3.0,)),
        Compare("channel", "starts with"),
        Compare("price", "exists", (3.0,)),
        Compare("price", "missing", (3.0,)),
        Compare("price", "!=", ()),
    ],
)
def test_comparisons_that_mean_nothing_are_refused(compare: Compare) -> None:
    with pytest.raises(BadInput, match="means nothing") as caught:
        kept(compare)
    assert caught.value.hint


def test_conditions_are_tried_on_events_of_their_names_only() -> None:
    """A column is asked for positions of candidates, never as a whole."""
    plan = mark(WORLD, [read_filter("Buy where price > 3")])
    rule = plan.sources[0].step_rules[0]
    assert rule.applies.sum() == 1
    assert rule.condition.holds(np.array([3, 1], np.uint32)).tolist() == [0, 1]
