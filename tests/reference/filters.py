"""Does an event satisfy a filter? Said as plainly as can be, over events that are dictionaries.

    {"name": "Order Completed", "time": 1_500_000_000, "properties": {"price": 12.5, "tags": ["a", "b"]},
     "traits": {"income": "50-74K"}}

Numbers, text and booleans stay apart; a list holds several values; an absent key, None and [] are missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from parcours.model.filters import AnyEvent, Compare, Either, Every, Filter, Named, Not


def satisfies(filter: Filter, event: Mapping[str, Any]) -> bool:
    """Whether the filter keeps the event."""
    if isinstance(filter, Named):
        return event["name"] in filter.names
    if isinstance(filter, AnyEvent):
        return True
    if isinstance(filter, Every):
        return all(satisfies(f, event) for f in filter.filters)
    if isinstance(filter, Either):
        return any(satisfies(f, event) for f in filter.filters)
    if isinstance(filter, Not):
        return not satisfies(filter.filter, event)
    assert isinstance(filter, Compare)
    if filter.op == "!=":
        return not meets(Compare(filter.name, "=", filter.values, filter.of), event)
    if filter.op == "missing":
        return not meets(Compare(filter.name, "exists", (), filter.of), event)
    return meets(filter, event)


def meets(compare: Compare, event: Mapping[str, Any]) -> bool:
    """Whether any value of the property or trait meets the comparison."""
    known = event.get("traits" if compare.of == "person" else "properties", {})
    value = known.get(compare.name)
    values = value if isinstance(value, list) else [] if value is None else [value]
    if compare.op == "exists":
        return bool(values)
    return any(type_of(v) == type_of(w) and _compared(compare.op, v, w) for v in values for w in compare.values)


def type_of(value: Any) -> str:
    """n, s or b."""
    return "b" if isinstance(value, bool) else "s" if isinstance(value, str) else "n"


def _compared(op: str, value: Any, wanted: Any) -> bool:
    if op == "=":
        return value == wanted
    if op == "<":
        return value < wanted
    if op == "<=":
        return value <= wanted
    if op == ">":
        return value > wanted
    if op == ">=":
        return value >= wanted
    if op == "contains":
        return wanted in value
    assert op == "starts with"
    return value.startswith(wanted)
