"""What can be asked about what people do in each stage?"""

from __future__ import annotations

from dataclasses import dataclass, field

from parcours.model.errors import BadInput
from parcours.model.filter_text import FilterLike
from parcours.model.period import Period, PeriodLike
from parcours.model.property import PropertyLike
from parcours.model.segment_text import SegmentLike

MOST = 100  # values of one stage


@dataclass(frozen=True, slots=True)
class ActionsQuery:
    """What do people do in each stage of the journey, and how many of those who are there?"""

    by: PropertyLike | None = field(
        default=None,
        metadata={
            "help": "What is told apart: a property, as journey.touchpoint or page; of several values each counts. "
            "Default: the event's name."
        },
    )
    top: int = field(default=12, metadata={"help": "So many are shown for each stage, the rest together."})
    where: FilterLike | None = field(default=None, metadata={"help": "Only these events are visible."})
    period: PeriodLike = field(default=Period(), metadata={"help": "When: 2026-03-01..2026-03-31."})
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )

    def __post_init__(self) -> None:
        if not 1 <= self.top <= MOST:
            raise BadInput(f"top of {self.top} is outside 1 to {MOST}.", hint="Leave it out.")
