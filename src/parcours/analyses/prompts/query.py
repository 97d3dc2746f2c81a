"""What can be asked about prompts?"""

from __future__ import annotations

from dataclasses import dataclass, field

from parcours.model.period import Period, PeriodLike
from parcours.model.segment_text import SegmentLike


@dataclass(frozen=True, slots=True)
class PromptsQuery:
    """Who was shown what is to move them on, in each stage: did they take it up, and did they go on?"""

    prompts: tuple[str, ...] = field(
        default=(), metadata={"names": "prompt", "help": "Only these, by name. Default: all of the journey."}
    )
    period: PeriodLike = field(default=Period(), metadata={"help": "When they were shown: 2026-03-01..2026-03-31."})
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )
