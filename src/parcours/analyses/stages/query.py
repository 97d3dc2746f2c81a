"""What can be asked about stages?"""

from __future__ import annotations

from dataclasses import dataclass, field

from parcours.model.journey_text import JourneyLike
from parcours.model.period import Period, PeriodLike
from parcours.model.segment_text import SegmentLike


@dataclass(frozen=True, slots=True)
class StagesQuery:
    """Where on the journey are people, how did they get there, and how long do they stay?"""

    journey: JourneyLike | None = field(
        default=None, metadata={"help": "A journey as text or JSON. Default: the workspace's journey.yaml."}
    )
    period: PeriodLike = field(
        default=Period(),
        metadata={"help": "Count entries and moves of this period. What came before still decides where people are."},
    )
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )
