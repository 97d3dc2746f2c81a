"""What can be asked of a funnel? The table in semantics, nothing near it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from parcours.analyses.funnel.allowed import check
from parcours.analyses.funnel.steps import FILTERS, FunnelStepLike, NamedStep, StepLike, as_step
from parcours.model.duration import DurationLike
from parcours.model.filter_text import FilterLike, read_filter
from parcours.model.period import PeriodLike
from parcours.model.segment_text import SegmentLike

_BETWEEN = re.compile(r"(?P<filter>.*\S)\s+after\s+step\s+(?P<after>\d+)\s+before\s+step\s+(?P<before>\d+)", re.DOTALL)
_AT = re.compile(r"(?P<property>.*\S)\s+at\s+(?:(?P<at>first|last)|step\s+(?P<step>\d+))", re.DOTALL)

__all__ = ["Breakdown", "BreakdownLike", "Exclusion", "ExclusionLike", "FunnelQuery", "NamedStep", "StepLike"]


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
    return Exclusion(value) if isinstance(value, FILTERS) else value


ExclusionLike = Annotated[Exclusion, BeforeValidator(_exclusion, json_schema_input_type=str | Exclusion)]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A property of the event (or a trait of the person, as it was then) at the first step, the last that was reached,
    or step n.

    As text: `channel`, `channel at last`, `channel at step 2`, `person.plan`.
    """

    property: str
    of: Literal["event", "person"] = "event"
    at: Literal["first", "last"] | int = "first"

    def __str__(self) -> str:
        return ("person." if self.of == "person" else "") + self.property


def _breakdown(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    told = _AT.fullmatch(value.strip())
    name, at = (told["property"], told["at"] or int(told["step"])) if told else (value.strip(), "first")
    if name.startswith("person."):
        return Breakdown(name.removeprefix("person."), "person", at)  # type: ignore[arg-type]
    return Breakdown(name, "event", at)  # type: ignore[arg-type]


BreakdownLike = Annotated[Breakdown, BeforeValidator(_breakdown, json_schema_input_type=str | Breakdown)]


@dataclass(frozen=True, slots=True)
class FunnelQuery:
    """How many people go from step to step, and how long does it take them?"""

    steps: tuple[FunnelStepLike, ...] = field(
        metadata={
            "help": "Events that do the steps: names, or filters such as `Order where price > 10`. Behind a comma: "
            "`Coupon, optional`, `Card, or Invoice`, `Order, within 2 days` (of the step before)."
        }
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
    hold: str | None = field(
        default=None, metadata={"names": "property", "help": "A property that must be the same in all steps."}
    )
    unit: Literal["persons", "sessions", "occurrences"] = field(
        default="persons", metadata={"help": "Count persons, sessions, or occurrences (each attempt of everybody)."}
    )
    by: BreakdownLike | None = field(
        default=None, metadata={"help": "Break down: `channel`, `channel at last`, `channel at step 2`, `person.plan`."}
    )
    per: Literal["day", "week", "month"] | None = field(
        default=None, metadata={"help": "Also who entered in each day, week or month, and how far they came."}
    )
    where: FilterLike | None = field(default=None, metadata={"help": "Only these events are visible."})
    period: PeriodLike | None = field(
        default=None, metadata={"help": "When the first step was done: 2026-03-01..2026-03-31."}
    )
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "steps", tuple(map(as_step, self.steps)))
        check(self)
