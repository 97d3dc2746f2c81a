"""What can be asked of a trend?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from parcours.model.calendar import Unit
from parcours.model.errors import BadInput, NotAllowed
from parcours.model.filter_text import FilterLike
from parcours.model.filters import AnyEvent
from parcours.model.period import Period, PeriodLike
from parcours.model.property import PropertyLike
from parcours.model.segment_text import SegmentLike

Measure = Literal["people", "events", "events per person", "sum", "mean", "active"]


@dataclass(frozen=True, slots=True)
class TrendQuery:
    """How many people or events, how much, from hour to hour, day to day, week to week, month to month?"""

    event: FilterLike = field(default=AnyEvent(), metadata={"help": "Which events are counted. Default: any event."})
    measure: Measure = field(
        default="people",
        metadata={
            "help": "people, events, events per person, sum or mean of a value, or active: people who were there on "
            "each day, in the 7 and in the 30 days that end with it."
        },
    )
    value: str | None = field(
        default=None, metadata={"names": "number", "help": "The property of numbers to sum or to average."}
    )
    as_money: bool = field(
        default=False, metadata={"help": "The value is money: one currency by stated rates, refunds taken off."}
    )
    per: Unit | None = field(default=None, metadata={"help": "hour, day, week or month. Default: week; active: day."})
    by: PropertyLike | None = field(default=None, metadata={"help": "Break down by its value at the event: channel."})
    top: int = field(default=5, metadata={"help": "So many values are shown, the rest together."})
    compare_to: Literal["unit before", "period before"] | None = field(
        default=None,
        metadata={"help": "Compare each unit with the one before, or with its like in the period before."},
    )
    where: FilterLike | None = field(default=None, metadata={"help": "Only these events are visible."})
    period: PeriodLike = field(default=Period(), metadata={"help": "When: 2026-03-01..2026-03-31."})
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )

    def __post_init__(self) -> None:
        if self.measure in ("sum", "mean") and self.value is None:
            raise BadInput(f"The {self.measure} of what?", hint="Name a property of numbers: --value price.")
        if self.measure not in ("sum", "mean") and self.value is not None:
            raise BadInput(f"“{self.measure}” takes no value.", hint="Use --measure sum, or mean.")
        if self.as_money and self.value is None:
            raise BadInput("Only a value can be money.", hint="Use measure: sum with a value.")
        if not 1 <= self.top <= 100:
            raise BadInput(f"top of {self.top} is outside 1 to 100.", hint="Leave it out.")
        if self.measure == "active" and (self.per not in (None, "day") or self.by or self.compare_to):
            raise NotAllowed(
                "Active people are told for each day, of everybody.", hint="Leave out per, by and compare_to."
            )
        if self.compare_to == "period before" and (self.period.start is None or self.period.end is None):
            raise NotAllowed(
                "Without a period there is none before it.", hint="Give a period with two ends, or use unit before."
            )

    @property
    def unit(self) -> Unit:
        return self.per or ("day" if self.measure == "active" else "week")
