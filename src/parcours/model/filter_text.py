"""How do people write a filter? `Order Completed where price > 10 and (channel = mail or coupon missing)`.

    Order Completed                   events of that name; `A | B`: of either name; `any event`: every event
    X where C                         events of X that C keeps; `and`, `or`, `not` and parentheses combine
    price > 10, channel = mail        compare a property: = != < <= > >= contains, starts with, exists,
                                      missing
    channel in (mail, 'paid search')  any of these; `not in (...)`: none of these
    person.income = '50-74K'          a trait of the person, as it was at the event

Numbers and yes/no (true/false) are typed, quoted values are text. Names that hold special words or signs are
quoted: "Terms and Conditions". Special words are special in all-lower or all-upper case only.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator

from parcours.model.filter_reader import Reader
from parcours.model.filter_tokens import YES_NO, is_special, is_word
from parcours.model.filters import AnyEvent, Compare, Either, Every, Filter, Named, Not, Scalar

_PLAIN = re.compile(r"[^\W\d][\w.-]*")


def read_filter(text: str) -> Filter:
    """The filter that `text` says, or a `BadInput` that points at the place where it cannot be read."""
    return Reader(text).whole()


def write_filter(filter: Filter) -> str:
    """The text of a filter; `read_filter` reads it back."""
    match filter:
        case AnyEvent():
            return "any event"
        case Named(names):
            return " | ".join(map(_name, names)) or "not any event"
        case Compare():
            return _comparison(filter)
        case Not(inner):
            return f"not ({write_filter(inner)})"
        case Every((Named() | AnyEvent() as events, *conditions)) if conditions:
            return f"{write_filter(events)} where {' and '.join(map(_inside, conditions))}"
        case Every(filters):
            return " and ".join(map(_inside, filters)) or "any event"
        case Either(filters):
            return " or ".join(map(_inside, filters)) or "not any event"


def _read(value: Any) -> Any:
    return read_filter(value) if isinstance(value, str) else value


FilterLike = Annotated[Filter, BeforeValidator(_read, json_schema_input_type=str | Filter)]
"""The type of a query's field that takes a filter, its text, or its JSON (an object with `kind`)."""


def _inside(filter: Filter) -> str:
    text = write_filter(filter)
    return f"({text})" if isinstance(filter, Every | Either) else text


def _comparison(compare: Compare) -> str:
    name = _name(compare.name, quote=compare.of == "event" and compare.name.startswith("person."))
    name = name if compare.of == "event" else f"person.{name}"
    if compare.op in ("exists", "missing"):
        return f"{name} {compare.op}"
    if len(compare.values) == 1:
        return f"{name} {compare.op} {_value(compare.values[0])}"
    words: dict[str, str] = {"=": "in", "!=": "not in"}
    return f"{name} {words.get(compare.op, compare.op)} ({', '.join(map(_value, compare.values))})"


def _name(name: str, *, quote: bool = False) -> str:
    """A name as it is where it reads back so, else in quotes."""
    words = name.split(" ")
    plain = all(map(is_word, words)) and not any(map(is_special, words))
    quote = quote or not plain or name in ("any event", "person.")
    return _quoted(name, '"') if quote else name


def _value(value: Scalar) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
    plain = _PLAIN.fullmatch(value) and value.lower() not in YES_NO and not is_special(value)
    return value if plain else _quoted(value, "'")


def _quoted(text: str, quote: str) -> str:
    return quote + text.replace("\\", "\\\\").replace(quote, f"\\{quote}") + quote
