"""Which events? A filter says yes or no to each event, by its name, its properties and its person's traits.

A filter and its `Not` split the events in two: a comparison with a missing value is no, and `!=` is the exact
opposite of `=` (so it keeps events that lack the property). Text is read by `filter_text.read_filter`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Discriminator

Scalar = str | float | bool
Op = Literal["=", "!=", "<", "<=", ">", ">=", "contains", "starts with", "exists", "missing"]


@dataclass(frozen=True, slots=True)
class Named:
    """Events of any of these names."""

    names: tuple[str, ...]
    kind: Literal["named"] = "named"


@dataclass(frozen=True, slots=True)
class AnyEvent:
    """Every event."""

    kind: Literal["any event"] = "any event"


@dataclass(frozen=True, slots=True)
class Compare:
    """Events whose property (or whose person's trait, as it was at the event) compares with a value.

    `=` takes one or several `values` and holds if any is met; a multi-valued property meets a comparison if any of
    its values does. The type of the value chooses the property's type: text, number and yes/no stay apart.
    """

    name: str
    op: Op
    values: tuple[Scalar, ...] = ()
    of: Literal["event", "person"] = "event"
    kind: Literal["compare"] = "compare"


@dataclass(frozen=True, slots=True)
class Every:
    """Events that all of the filters keep (*and*)."""

    filters: tuple[Filter, ...]
    kind: Literal["every"] = "every"


@dataclass(frozen=True, slots=True)
class Either:
    """Events that at least one of the filters keeps (*or*)."""

    filters: tuple[Filter, ...]
    kind: Literal["either"] = "either"


@dataclass(frozen=True, slots=True)
class Not:
    """Events that the filter does not keep."""

    filter: Filter
    kind: Literal["not"] = "not"


Filter = Annotated[Named | AnyEvent | Compare | Every | Either | Not, Discriminator("kind")]
"""Any filter. Queries declare `filter_text.FilterLike`, which reads text such as `Order where price > 10` too."""


def parts(filter: Filter) -> Iterator[Filter]:
    """The filter and everything inside it, outermost first."""
    yield filter
    if isinstance(filter, Every | Either):
        for inner in filter.filters:
            yield from parts(inner)
    elif isinstance(filter, Not):
        yield from parts(filter.filter)
