"""What can be asked about goals?"""

from __future__ import annotations

from dataclasses import dataclass, field

from parcours.model.period import Period, PeriodLike
from parcours.model.segment_text import SegmentLike


@dataclass(frozen=True, slots=True)
class GoalsQuery:
    """Who reaches what people want of each stage (`success` in journey.yaml), and what does it take?"""

    period: PeriodLike = field(
        default=Period(),
        metadata={
            "help": "Who entered the stage in it, by their first entry. Success is looked for from there on: until the "
            "longest `within` of its rule is over, else until the stage is left."
        },
    )
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )
