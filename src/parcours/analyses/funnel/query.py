"""What can be asked of a funnel, and which options go together? The table in semantics, nothing near it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, TypeAdapter

from parcours.model.duration import DurationLike
from parcours.model.errors import BadInput, NotAllowed
from parcours.model.filter_text import FilterLike, read_filter, write_filter
from parcours.model.filters import AnyEvent, Compare, Either, Every, Named, Not
from parcours.model.period import PeriodLike

MOST_STEPS = 64
_FILTERS = (AnyEvent, Compare, Either, Every, Named, Not)
_BETWEEN = re.compile(r"(?P<filter>.*\S)\s+after\s+step\s+(?P<after>\d+)\s+before\s+step\s+(?P<before>\d+)", re.DOTALL)
_AT = re.compile(r"(?P<property>.*\S)\s+at\s+(?P<at>first|last)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class NamedStep:
    """A step: what it is called, and which events do it."""

    name: str
    filter: FilterLike


def _step(value: Any) -> Any:
    if isinstance(value, str):
        return NamedStep(value, read_filter(value))
    if isinstance(value, dict) and "kind" in value:
        value = TypeAdapter(FilterLike).validate_python(value)
    return NamedStep(write_filter(value), value) if isinstance(value, _FILTERS) else value


StepLike = Annotated[NamedStep, BeforeValidator(_step, json_schema_input_type=str | NamedStep)]


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Events that end an attempt when they come after step `after` and before step `before` (the last, if
    None).

    As text: `Refund`, or `Refund after step 1 before step 2`. An event that is itself a step excludes only
    with `also_steps`.
    """

    filter: FilterLike
    after: int = 1
    before: int | None = None
    also_steps: bool = False


def _exclusion(value: Any) -> Any:
    if isinstance(value, str):
        told = _BETWEEN.fullmatch(value.strip())
        if told:
            return Exclusion(read_filter(told["filter"]), int(told["after"]), int(told["before"]))
        return Exclusion(read_filter(value))
    return Exclusion(value) if isinstance(value, _FILTERS) else value


ExclusionLike = Annotated[Exclusion, BeforeValidator(_exclusion, json_schema_input_type=str | Exclusion)]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A property of the event (or a trait of the person, as it was then) at the first step, or the last
    that was reached.

    As text: `channel`, `channel at last`, `person.plan`.
    """

    property: str
    of: Literal["event", "person"] = "event"
    at: Literal["first", "last"] = "first"


def _breakdown(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    told = _AT.fullmatch(value.strip())
    name, at = (told["property"], told["at"]) if told else (value.strip(), "first")
    if name.startswith("person."):
        return Breakdown(name.removeprefix("person."), "person", at)  # type: ignore[arg-type]
    return Breakdown(name, "event", at)  # type: ignore[arg-type]


BreakdownLike = Annotated[Breakdown, BeforeValidator(_breakdown, json_schema_input_type=str | Breakdown)]


@dataclass(frozen=True, slots=True)
class FunnelQuery:
    """How many people go from step to step, and how long does it take them?"""

    steps: tuple[StepLike, ...] = field(
        metadata={"help": "Events that do the steps: names, or filters such as `Order where price > 10`."}
    )
    within: DurationLike = field(metadata={"help": "From the first step to the last, at most: 7d, 30m."})
    order: Literal["in order", "any order", "exact"] = field(
        default="in order", metadata={"help": "In order, any order, or exact (nothing in between)."}
    )
    ties: Literal["any order", "arrival"] = field(
        default="any order", metadata={"help": "Of events at one instant: any order, or as they arrived."}
    )
    exclude: tuple[ExclusionLike, ...] = field(
        default=(), metadata={"help": "Ends an attempt: `Refund`, or `Refund after step 1 before step 2`."}
    )
    hold: str | None = field(default=None, metadata={"help": "A property that must be the same in all steps."})
    unit: Literal["persons", "sessions"] = field(default="persons", metadata={"help": "Count persons or sessions."})
    by: BreakdownLike | None = field(
        default=None, metadata={"help": "Break down: `channel`, `channel at last`, `person.plan`."}
    )
    where: FilterLike | None = field(default=None, metadata={"help": "Only these events are visible."})
    period: PeriodLike | None = field(
        default=None, metadata={"help": "When the first step was done: 2026-03-01..2026-03-31."}
    )

    def __post_init__(self) -> None:
        n = len(self.steps)
        if not 1 <= n <= MOST_STEPS:
            raise NotAllowed(f"A funnel of {n} steps cannot be counted.", hint=f"Give 1 to {MOST_STEPS} steps.")
        if self.order == "exact" and self.ties != "arrival":
            raise NotAllowed(
                "With order “exact” something must decide what is next to what at one instant.",
                hint="Add ties: arrival, so that the log's order decides.",
            )
        if self.order == "any order" and self.ties != "any order":
            raise NotAllowed(
                "Where steps may come in any order, the order of arrival decides nothing.",
                hint="Leave out ties.",
            )
        if self.exclude and self.order != "in order":
            raise NotAllowed(
                f"With order “{self.order}” nothing can be excluded between steps.",
                hint="Use order: in order, or `where`.",
            )
        if len(self.exclude) > MOST_STEPS:
            raise NotAllowed(f"{len(self.exclude)} exclusions are too many.", hint="Join some of them by “|” or “or”.")
        for exclusion in self.exclude:
            before = n if exclusion.before is None else exclusion.before
            if not 1 <= exclusion.after < before <= n:
                raise BadInput(
                    f"Nothing lies after step {exclusion.after} and before step {before} of {n}.",
                    hint=f"Steps count from 1 to {n}; `after` comes first.",
                )
