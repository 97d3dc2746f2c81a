"""What can be asked about pain points?"""

from __future__ import annotations

from dataclasses import dataclass, field

from parcours.model.duration import Duration, DurationLike
from parcours.model.errors import BadInput, NotAllowed
from parcours.model.filter_text import FilterLike
from parcours.model.period import Period, PeriodLike
from parcours.model.segment_text import SegmentLike
from parcours.stats.correction import Correction

LEAST = 10  # people: what concerns fewer is never compared
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class PainpointsQuery:
    """Where are people hurt, in what they say and in what they live; and what may be at stake?"""

    goal: FilterLike | None = field(
        default=None, metadata={"help": "What those who are hurt may fail to reach. Default: the journey's milestone."}
    )
    within: DurationLike = field(
        default=Duration(60 * _DAY), metadata={"help": "The goal, and money, count for so long after."}
    )
    heard: DurationLike = field(
        default=Duration(60 * _DAY), metadata={"help": "Words, and scores, are of a step for so long after it."}
    )
    value: str = field(
        default="", metadata={"names": "property", "help": "The money that customers pay. Default: found by its name."}
    )
    goal_value: float | None = field(
        default=None, metadata={"help": "What one goal is worth, assumed, where no money is on record."}
    )
    where: FilterLike | None = field(default=None, metadata={"help": "Only these events are visible."})
    period: PeriodLike = field(default=Period(), metadata={"help": "When it was lived, or said: 2026-03."})
    long_wait: float = field(default=2.0, metadata={"help": "A wait of more than so many times the usual is long."})
    least: int = field(default=30, metadata={"help": "People on either side, without whom nothing is compared."})
    top: int = field(default=20, metadata={"help": "How many pain points, and how many others, to show."})
    quotes: int = field(default=3, metadata={"help": "So many quotes of each at most; 0: none."})
    correction: Correction = field(
        default="holm",
        metadata={"help": "For how many were tried: holm, benjamini-hochberg or benjamini-yekutieli."},
    )
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )
    sample: int | None = field(
        default=None, metadata={"help": "Look at about so many people at most, drawn evenly. Default: at all."}
    )

    def __post_init__(self) -> None:
        if self.least < LEAST:
            raise NotAllowed(f"Nothing is concluded from {self.least} people.", hint=f"Ask for {LEAST} or more.")
        if self.sample is not None and self.sample < self.least:
            raise NotAllowed(f"Nothing is concluded from {self.sample} people.", hint="Ask for more people.")
        if self.top < 1:
            raise BadInput(f"{self.top} pain points cannot be shown.", hint="Ask for 1 or more.")
        if not 0 <= self.quotes <= 20:
            raise BadInput(f"{self.quotes} quotes are outside 0 to 20.", hint="Write --quotes 3.")
        if not self.within.seconds or not self.heard.seconds:
            raise BadInput("Nothing lies within no time.", hint="Give a length of time: 60 days.")
        if not self.long_wait > 1:
            raise BadInput(f"A wait of {self.long_wait} times the usual is not long.", hint="Write more than 1.")
        if self.goal_value is not None and not self.goal_value > 0:
            raise BadInput(f"A goal worth {self.goal_value:g} cannot be lost.", hint="Give an amount above 0.")
