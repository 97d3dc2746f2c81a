"""Which values meet a condition? Each distinct value is compared once; events then look their value's code
up.

Comparisons choose the columns of the type that they compare with: numbers, text and yes/no stay apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from parcours.model.errors import BadInput, UnknownName, unknown_name
from parcours.model.filter_text import write_filter
from parcours.model.filters import Compare, Either, Every, Filter, Named, Not, Scalar
from parcours.timeline.columns import Column
from parcours.timeline.generation import Generation
from parcours.timeline.kernels.marking import look_up, look_up_any
from parcours.timeline.snapshot import Snapshot

_TYPES = {"n": "numbers", "s": "text", "b": "yes or no"}
Flags = NDArray[np.uint8]
_ORDERING = ("<", "<=", ">", ">=")


class Condition(Protocol):
    """A condition bound to a generation's columns."""

    def holds(self, positions: NDArray[np.uint32]) -> NDArray[np.uint8]:
        """1 for each of the events of which it holds."""
        ...


def bind(condition: Filter, snapshot: Snapshot, generation: Generation) -> Condition:
    """A rule's condition over the columns of one generation. Unknown properties and misfit values raise."""
    match condition:
        case Compare():
            return _comparison(condition, snapshot, generation)
        case Every(filters):
            return _Several([bind(f, snapshot, generation) for f in filters], and_)
        case Either(filters):
            return _Several([bind(f, snapshot, generation) for f in filters], or_)
        case Not(inner):
            return _Opposite(bind(inner, snapshot, generation))
    raise AssertionError(f"{condition} was decided by name")


def _comparison(compare: Compare, snapshot: Snapshot, generation: Generation) -> Condition:
    _check(compare)
    wanted: dict[str, list[Scalar]] = {type: [] for type in _types(compare, snapshot)}
    for value in compare.values:
        if _type_of(value) not in wanted:
            raise _misfit(compare, value, sorted(wanted))
        wanted[_type_of(value)].append(value)
    tests = [
        _test(compare.op, values, column)
        for type, values in wanted.items()
        if values or compare.op == "exists"
        for column in snapshot.columns(generation, compare.of, compare.name, type)
    ]
    return tests[0] if len(tests) == 1 else _Several(tests, or_)


def _check(compare: Compare) -> None:
    """Refuse comparisons that mean nothing, before any column is made for them."""
    op, values = compare.op, compare.values
    if op in ("exists", "missing"):
        fault = "takes no value" if values else ""
    elif op in _ORDERING:
        one = len(values) == 1 and not isinstance(values[0], bool)
        fault = "" if one else "takes one number or text"
    elif op in ("contains", "starts with"):
        fault = "" if values and all(isinstance(v, str) for v in values) else "takes text, in quotes if it is digits"
    else:
        fault = "" if values else "takes one value or more"
    if fault:
        text = f"{compare.name} {op} {', '.join(map(str, values))}".strip()
        raise BadInput(f"“{text}” means nothing: “{op}” {fault}.", hint="Write, for instance: price > 10.")


def _types(compare: Compare, snapshot: Snapshot) -> Sequence[str]:
    """The types that the property or trait has values of, or an error that says what may be meant."""
    properties, traits = snapshot.properties("event"), snapshot.properties("person")
    known = properties if compare.of == "event" else traits
    if compare.name in known:
        return sorted(known[compare.name])
    what = "property" if compare.of == "event" else "trait"
    unknown = unknown_name(what, compare.name, known, hint=snapshot.advice(compare.name, compare.of))
    # an event's name that was read as a comparison, as Payment missing is without quotes
    longer = [q for n in snapshot.names if (q := write_filter(Named((n,)))).startswith(f'"{compare.name} ')]
    if compare.of == "event" and longer:
        raise UnknownName(str(unknown), hint=f"If you mean the event, write it in quotes: {longer[0]}.")
    if compare.of == "event" and compare.name in traits:
        raise UnknownName(str(unknown), hint=f"It is a trait: write person.{compare.name}.")
    if compare.of == "person" and compare.name in properties:
        raise UnknownName(str(unknown), hint=f"It is a property of events: write {compare.name}.")
    raise unknown


def _type_of(value: Scalar) -> str:
    return "b" if isinstance(value, bool) else "s" if isinstance(value, str) else "n"


def _misfit(compare: Compare, value: Scalar, types: Sequence[str]) -> BadInput:
    has = " and ".join(_TYPES[t] for t in types)
    given = _TYPES[_type_of(value)]
    hint = "Write numbers, and yes or no, without quotes."
    if "s" in types:
        text = "yes" if value is True else "no" if value is False else f"{value:.15g}"
        hint = f"Put text in quotes: {write_filter(Compare(compare.name, compare.op, (text,), compare.of))}."
    return BadInput(f"“{compare.name}” holds {has}, and is compared with {given}.", hint=hint)


def _test(op: str, wanted: Sequence[Scalar], column: Column) -> Condition:
    table = np.zeros(len(column.values) + 1, np.uint8)
    table[1:] = _met(op, column, wanted)
    return _Test(column.codes, column.offsets, table)


def _met(op: str, column: Column, wanted: Sequence[Scalar]) -> Any:
    """For each of the column's distinct values whether the comparison holds."""
    if op == "exists":
        return True
    if column.kind == "s":
        return _text_met(op, pa.array(column.values, pa.large_string()), [str(w) for w in wanted])
    values = np.asarray(column.values)
    if op == "=":
        return np.isin(values, np.array(wanted, values.dtype))
    compare = {"<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal}[op]
    return compare(values, wanted[0])


def _text_met(op: str, values: pa.Array, wanted: Sequence[str]) -> Any:
    if op == "=":
        found = pc.is_in(values, value_set=pa.array(wanted, pa.large_string()))
    elif op in _ORDERING:
        compare = {"<": pc.less, "<=": pc.less_equal, ">": pc.greater, ">=": pc.greater_equal}[op]
        found = compare(values, pa.scalar(wanted[0], pa.large_string()))
    else:
        match = pc.match_substring if op == "contains" else pc.starts_with
        return np.logical_or.reduce([match(values, pattern=w).to_numpy(zero_copy_only=False) for w in wanted])
    return found.to_numpy(zero_copy_only=False)


@dataclass(frozen=True, slots=True, eq=False)
class _Test:
    codes: NDArray[np.uint32]
    offsets: NDArray[np.int64] | None
    table: NDArray[np.uint8]  # for each code of the column, 0 for missing

    def holds(self, positions: NDArray[np.uint32]) -> NDArray[np.uint8]:
        holds = np.empty(len(positions), np.uint8)
        if self.offsets is None:
            look_up(positions, self.codes, self.table, holds)
        else:
            look_up_any(positions, self.codes, self.offsets, self.table, holds)
        return holds


@dataclass(frozen=True, slots=True, eq=False)
class _Several:
    conditions: Sequence[Condition]
    join: Callable[[Flags, Flags], Flags]

    def holds(self, positions: NDArray[np.uint32]) -> Flags:
        return reduce(self.join, (condition.holds(positions) for condition in self.conditions))


@dataclass(frozen=True, slots=True, eq=False)
class _Opposite:
    condition: Condition

    def holds(self, positions: NDArray[np.uint32]) -> NDArray[np.uint8]:
        holds = self.condition.holds(positions)
        holds ^= 1
        return holds
