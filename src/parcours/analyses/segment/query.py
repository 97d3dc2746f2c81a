"""What can be asked about segments?"""

from __future__ import annotations

from dataclasses import dataclass, field

from parcours.model.errors import BadInput
from parcours.model.segment_text import SegmentLike

MOST = 12  # segments in one question: their combinations are counted


@dataclass(frozen=True, slots=True)
class SegmentQuery:
    """How many people are in a segment, and how do several overlap?"""

    segments: tuple[SegmentLike, ...] = field(
        metadata={
            "help": "Names in journey.yaml, or rules: `did Order at least 2 within 28 days and stage is Customer`."
        }
    )
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )
    top: int = field(default=20, metadata={"help": "How many of the combinations to show."})

    def __post_init__(self) -> None:
        if not 1 <= len(self.segments) <= MOST:
            raise BadInput(f"{len(self.segments)} segments cannot be compared.", hint=f"Give 1 to {MOST}.")
        if self.top < 1:
            raise BadInput(f"{self.top} combinations cannot be shown.", hint="Ask for 1 or more.")
