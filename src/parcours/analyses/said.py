"""How would somebody type this query? Filters, groups, lengths of time as text, and without what is so anyhow.

    said("funnel", receipt.query)   # {"steps": ["Product Added", "Order"], "within": "7 days"}

Receipts hold queries complete with their defaults, in parts; people, addresses and Python want them short. What is told
here reads back as the same query: a form that would not is not used.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from parcours.analyses.conformance.steps import IntendedStep
from parcours.analyses.funnel.query import Breakdown, Exclusion
from parcours.analyses.funnel.steps import FunnelStep, NamedStep
from parcours.analyses.measures.query import Measure
from parcours.analyses.registry import find, read_query
from parcours.analyses.retention.query import Bracket
from parcours.model import segments
from parcours.model.duration import Duration
from parcours.model.errors import ParcoursError
from parcours.model.filter_text import write_filter
from parcours.model.filters import AnyEvent, Compare, Either, Every, Named, Not
from parcours.model.period import Period
from parcours.model.property import Property
from parcours.model.segment_text import write_segment

_FILTERS = (AnyEvent, Compare, Either, Every, Named, Not)
_SEGMENTS = typing.get_args(segments.Segment)


def said(question: str, query: Mapping[str, Any]) -> dict[str, Any]:
    """The query as it would be typed; raises as asking it would."""
    known = find(question)
    return _fields(read_query(question, query), typing.get_type_hints(known.query, include_extras=True))


def _fields(of: Any, hints: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a dataclass that are not as they are anyhow."""
    told = {}
    for field in dataclasses.fields(of):
        value, default = getattr(of, field.name), field.default
        if default is dataclasses.MISSING and field.default_factory is not dataclasses.MISSING:
            default = field.default_factory()
        if value != default and not (default is None and value == Period()):  # all of time, either way
            told[field.name] = _value(value, hints[field.name])
    return told


def _value(value: Any, hint: Any) -> Any:
    """The first form that reads back as the value."""
    adapter = _adapter(hint)
    for form in _forms(value, hint):
        try:
            if adapter.validate_python(form) == value:
                return form
        except (ValidationError, ParcoursError, TypeError, ValueError):
            continue
    return adapter.dump_python(value, mode="json")


def _forms(value: Any, hint: Any) -> Iterator[Any]:
    """Ways to say it, the shortest first."""
    match value:
        case None | bool() | int() | float() | str():
            yield value
        case tuple():
            inner = _inner(hint)
            yield [_value(one, inner) for one in value]
        case Duration() | Property() | Measure() | Bracket():
            yield str(value)
        case Period(start, end):
            yield start if start == end and start else f"{start or ''}..{end or ''}"
        case Exclusion(filter, after, before, also_steps):
            text = write_filter(filter)
            yield text
            if not also_steps:
                yield f"{text} after step {after} before step {before}"
        case Breakdown(property, of, at):
            name = f"person.{property}" if of == "person" else property
            yield from (name, f"{name} at {at if isinstance(at, str) else f'step {at}'}")
        case NamedStep(name, filter) | IntendedStep(name, filter):
            yield from (name, write_filter(filter), *_intended(value))
        case FunnelStep():
            yield from _step(value)
        case _ if isinstance(value, _FILTERS):
            yield write_filter(value)
        case _ if isinstance(value, _SEGMENTS):
            yield write_segment(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield _fields(value, typing.get_type_hints(type(value), include_extras=True))


def _intended(step: Any) -> Iterator[str]:
    if isinstance(step, IntendedStep):
        sign = {(True, False): "", (False, False): "?", (True, True): "+", (False, True): "*"}[
            step.required, step.again
        ]
        yield f"{step.name}{sign}" + (f" within {step.within}" if step.within else "")


def _step(step: FunnelStep) -> Iterator[str]:
    events = [one.name for one in step.any] or [step.name]
    if not step.any:
        yield step.name
        yield write_filter(step.events)
    told = ", or ".join(events) + (", optional" if step.optional else "")
    yield told + (f", within {step.within}" if step.within else "")


def _inner(hint: Any) -> Any:
    """What a tuple is of."""
    origin = typing.get_origin(hint)
    if origin is typing.Annotated:
        return _inner(typing.get_args(hint)[0])
    if origin in (typing.Union, types.UnionType):
        return next((found for one in typing.get_args(hint) if (found := _inner(one)) is not Any), Any)
    return typing.get_args(hint)[0] if origin is tuple else Any


@cache
def _adapter(hint: Any) -> TypeAdapter[Any]:
    return TypeAdapter(hint)
