"""What can be asked about what people praise?"""

from __future__ import annotations

from dataclasses import dataclass, field

from parcours.model.duration import Duration, DurationLike
from parcours.model.errors import BadInput, NotAllowed
from parcours.model.filter_text import FilterLike
from parcours.model.period import Period, PeriodLike
from parcours.model.segment_text import SegmentLike
from parcours.stats.correction import Correction

LEAST = 10


@dataclass(frozen=True, slots=True)
class DelightsQuery:
    """What do people praise, where, in which words, and do those who praise it go on more than others who speak?"""

    goal: FilterLike | None = field(default=None, metadata={"help": "What is to follow (default: the milestone)."})
    within: DurationLike = field(
        default=Duration(90 * 86_400), metadata={"help": "From the praise to the goal, at most: 90 days."}
    )
    least: int = field(default=10, metadata={"help": "People on either side, without whom nothing is compared."})
    top: int = field(default=20, metadata={"help": "How many to show."})
    quotes: int = field(default=2, metadata={"help": "So many quotes of each at most; 0: none."})
    correction: Correction = field(
        default="holm",
        metadata={"help": "For how many were tried: holm, benjamini-hochberg or benjamini-yekutieli."},
    )
    period: PeriodLike = field(default=Period(), metadata={"help": "When it was said: 2026-03-01..2026-03-31."})
    where: FilterLike | None = field(default=None, metadata={"help": "Only these events are visible."})
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )

    def __post_init__(self) -> None:
        if self.least < LEAST:
            raise NotAllowed(f"Nothing is concluded from {self.least} people.", hint=f"Ask for {LEAST} or more.")
        if not 1 <= self.top <= 200:
            raise BadInput(f"top of {self.top} is outside 1 to 200.", hint="Leave it out.")
        if not 0 <= self.quotes <= 20:
            raise BadInput(f"{self.quotes} quotes are outside 0 to 20.", hint="Write --quotes 2.")
        if self.within.seconds == 0:
            raise BadInput("Nothing lies within no time.", hint="Give a length of time: 90 days.")
