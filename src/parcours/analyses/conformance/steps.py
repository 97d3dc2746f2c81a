"""What is a step of an intended way? As text: `Order`, `Coupon?`, `View+`, `Delivery within 3 days`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, TypeAdapter

from parcours.model.duration import DurationLike, duration
from parcours.model.errors import BadInput
from parcours.model.filter_text import FilterLike, read_filter, write_filter
from parcours.model.filters import AnyEvent, Compare, Either, Every, Named, Not
from parcours.model.rules import Events

_FILTERS = (AnyEvent, Compare, Either, Every, Named, Not)
_TEXT = re.compile(r"(?P<events>.+?)\s*(?P<sign>[?+*])?(?:\s+within\s+(?P<within>\d[^\"']*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class IntendedStep:
    """A step: what it is called, which events do it, whether it must be done (`?`, `*`: it need not), whether it may
    be done again later (`+`, `*`), and how soon after the step before."""

    name: str
    filter: FilterLike
    required: bool = True
    again: bool = False
    within: DurationLike | None = None


def step(value: Any) -> Any:
    """An `IntendedStep` from its text, from a filter, or from what a journey says is intended."""
    if isinstance(value, Events):
        return step(value.text or value.filter)
    if isinstance(value, str):
        return _read(value)
    if isinstance(value, dict) and "kind" in value:
        value = TypeAdapter(FilterLike).validate_python(value)
    return IntendedStep(write_filter(value), value) if isinstance(value, _FILTERS) else value


IntendedStepLike = Annotated[IntendedStep, BeforeValidator(step, json_schema_input_type=str | IntendedStep)]


def _read(text: str) -> IntendedStep:
    told = _TEXT.fullmatch(text.strip())
    if told is None:
        raise BadInput(f"“{text}” is no step.", hint="Write an event's name, and ? where it may be left out: Coupon?")
    sign, within = told["sign"] or "", told["within"]
    events = told["events"].strip()
    return IntendedStep(
        name=events,
        filter=read_filter(events),
        required=sign not in ("?", "*"),
        again=sign in ("+", "*"),
        within=None if within is None else duration(within.strip()),
    )
