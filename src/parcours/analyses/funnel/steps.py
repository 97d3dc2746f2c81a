"""What is a step? Events that do it, and what is asked of it: whether it must be done, and how soon.

Order Completed                         events of that name, or any other filter
Card Paid, or Invoice Paid              either; how many did which is counted
Coupon Entered, optional                does not change what is counted of later steps
Order Completed, within 2 days          at most so long after the step before
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, TypeAdapter

from parcours.model.duration import DurationLike, duration
from parcours.model.errors import BadInput
from parcours.model.filter_text import FilterLike, read_filter, write_filter
from parcours.model.filter_tokens import tokens
from parcours.model.filters import AnyEvent, Compare, Either, Every, Filter, Named, Not

FILTERS = (AnyEvent, Compare, Either, Every, Named, Not)
_WITHIN = re.compile(r"within\s+(?P<time>.*\S)", re.DOTALL)
_OR = re.compile(r"or\s+(?P<filter>.*\S)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class NamedStep:
    """A step: what it is called, and which events do it."""

    name: str
    filter: FilterLike


def _named(value: Any) -> Any:
    if isinstance(value, str):
        return NamedStep(value, read_filter(value))
    if isinstance(value, dict) and "kind" in value:
        value = TypeAdapter(FilterLike).validate_python(value)
    return NamedStep(write_filter(value), value) if isinstance(value, FILTERS) else value


StepLike = Annotated[NamedStep, BeforeValidator(_named, json_schema_input_type=str | NamedStep)]
"""A step of which nothing more is asked."""


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """A step of a funnel: a filter, or `any` of several, of which it is counted who did which.

    As text: `Card Paid, or Invoice Paid`, `Coupon Entered, optional`, `Order Completed, within 2 days`.
    """

    name: str = ""
    filter: FilterLike | None = None
    any: tuple[StepLike, ...] = ()
    optional: bool = False
    within: DurationLike | None = None

    def __post_init__(self) -> None:
        either = Either(tuple(each.filter for each in self.any)) if self.any else None
        if (self.filter or either) is None or (either and self.filter not in (None, either)):
            raise BadInput(f"The step “{self.name}” needs a filter, or `any` of several.", hint="Give one of them.")
        if len(self.any) == 1:
            raise BadInput(f"The step “{self.name}” has one alternative only.", hint="Give it as its filter.")
        object.__setattr__(self, "filter", either or self.filter)
        object.__setattr__(self, "name", self.name or " or ".join(each.name for each in self.any) or _words(self))

    @property
    def events(self) -> Filter:
        """The events that do it."""
        assert self.filter is not None
        return self.filter


def as_step(step: NamedStep | FunnelStep) -> FunnelStep:
    """A step that may have been told without more."""
    return step if isinstance(step, FunnelStep) else FunnelStep(step.name, step.filter)


def _words(step: FunnelStep) -> str:
    return write_filter(step.events)


def _step(value: Any) -> Any:
    if isinstance(value, str):
        return _read(value)
    value = _named(value)
    return as_step(value) if isinstance(value, NamedStep) else value


FunnelStepLike = Annotated[FunnelStep, BeforeValidator(_step, json_schema_input_type=str | FunnelStep)]


def _read(text: str) -> FunnelStep:
    first, *more = _parts(text)
    events, optional, within = [first], False, None
    for part in more:
        if told := _OR.fullmatch(part):
            events.append(told["filter"])
        elif told := _WITHIN.fullmatch(part):
            within = duration(told["time"])
        elif part == "optional":
            optional = True
        else:
            raise BadInput(
                f"“{part}” says nothing about the step “{first}”.",
                hint="Behind a comma stands `or <other events>`, `optional` or `within <time>`.",
            )
    if len(events) == 1:
        return FunnelStep(first, read_filter(first), (), optional, within)
    return FunnelStep("", None, tuple(NamedStep(each, read_filter(each)) for each in events), optional, within)


def _parts(text: str) -> list[str]:
    """What stands between commas, save those in brackets and quotes."""
    depth, begin, found = 0, 0, []
    for token in tokens(text):
        depth += token.marks("(") - token.marks(")")
        if token.marks(",") and depth == 0:
            found.append(text[begin : token.start].strip())
            begin = token.start + 1
    return [*found, text[begin:].strip()]
