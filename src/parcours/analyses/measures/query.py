"""What can be measured, and what does each measure need?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from parcours.model.calendar import Unit
from parcours.model.errors import BadInput, NotAllowed, unknown_name
from parcours.model.filter_text import FilterLike
from parcours.model.period import Period, PeriodLike
from parcours.model.property import PropertyLike
from parcours.model.segment_text import SegmentLike

Kind = Literal["conversion", "session conversion", "bounce", "sum", "mean", "per person", "quantile"]
_PERCENTILE = re.compile(r"p(\d{1,2}(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure. As text: conversion, session conversion, bounce; of a value: sum, mean, median, p90, per person; of
    money: revenue, order value, median order value, revenue per person."""

    kind: Kind
    share: float | None = None  # of a quantile
    as_money: bool = False

    def __str__(self) -> str:
        named = next((name for name, known in NAMES.items() if known == self), None)
        return named or f"p{100 * (self.share or 0):g}"

    @property
    def of_events(self) -> bool:
        """Whether it is about single events, and not about people or sessions."""
        return self.kind in ("sum", "mean", "quantile")

    @property
    def of_value(self) -> bool:
        return self.of_events or self.kind == "per person"


NAMES = {
    "conversion": Measure("conversion"),
    "session conversion": Measure("session conversion"),
    "bounce": Measure("bounce"),
    "sum": Measure("sum"),
    "mean": Measure("mean"),
    "median": Measure("quantile", 0.5),
    "per person": Measure("per person"),
    "revenue": Measure("sum", as_money=True),
    "order value": Measure("mean", as_money=True),
    "median order value": Measure("quantile", 0.5, as_money=True),
    "revenue per person": Measure("per person", as_money=True),
}


def _measure(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    name = " ".join(value.split()).lower()
    if name in NAMES:
        return NAMES[name]
    told = _PERCENTILE.fullmatch(name)
    if told and 0 < float(told[1]) < 100:
        return Measure("quantile", float(told[1]) / 100)
    raise unknown_name("measure", value, [*NAMES, "p90"])


MeasureLike = Annotated[Measure, BeforeValidator(_measure, json_schema_input_type=str | Measure)]


@dataclass(frozen=True, slots=True)
class MeasuresQuery:
    """How much, how often, how sure: sums, means, quantiles, conversion, bounce, order value, revenue per person."""

    measures: tuple[MeasureLike, ...] = field(
        default=(),
        metadata={
            "help": "conversion, session conversion, bounce; of a value: sum, mean, median, p90, per person; of money "
            "net of refunds: revenue, order value, median order value, revenue per person. Default: those that can be."
        },
    )
    value: str | None = field(
        default=None, metadata={"names": "number", "help": "The property of numbers, or of money: price."}
    )
    of: FilterLike | None = field(
        default=None,
        metadata={"help": "Events whose values count. Default: of money the goal; else all that have one."},
    )
    goal: FilterLike | None = field(
        default=None, metadata={"help": "What conversion leads to. Default: the journey's milestone."}
    )
    by: PropertyLike | None = field(
        default=None,
        metadata={"help": "Break down: at the event, or at the first event of a person or session in the period."},
    )
    top: int = field(default=10, metadata={"help": "So many values are shown, the rest together."})
    per: Unit | None = field(default=None, metadata={"help": "One figure for each hour, day, week or month."})
    period: PeriodLike = field(default=Period(), metadata={"help": "When: 2026-03-01..2026-03-31."})
    compare_to: PeriodLike | None = field(
        default=None, metadata={"help": "An earlier period: the change, and of which groups by rate and by mix."}
    )
    where: FilterLike | None = field(default=None, metadata={"help": "Only these events are visible."})
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )

    def __post_init__(self) -> None:
        for measure in self.measures:
            if measure.of_value and self.value is None:
                raise BadInput(f"{measure} of what?", hint="Name a property of numbers: --value price.")
        if not 1 <= self.top <= 100:
            raise BadInput(f"top of {self.top} is outside 1 to 100.", hint="Leave it out.")
        if self.per is not None and self.compare_to is not None:
            raise NotAllowed("Two periods are compared as wholes.", hint="Leave out per, or ask for a trend.")
