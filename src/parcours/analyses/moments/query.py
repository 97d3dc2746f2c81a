"""What can be asked about moments that matter?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from parcours.analyses.funnel.query import StepLike
from parcours.model.duration import Duration, DurationLike
from parcours.model.errors import BadInput, NotAllowed
from parcours.model.filter_text import FilterLike
from parcours.model.period import Period, PeriodLike
from parcours.model.segment_text import SegmentLike
from parcours.stats.correction import Correction

MOST = 60  # places in one question: with the goal and the view they fit the bits of one word
LEAST = 10  # people: what concerns fewer is never compared


@dataclass(frozen=True, slots=True)
class MomentsQuery:
    """After which events do more, or fewer, people go on to the goal than others like them?"""

    goal: FilterLike | None = field(default=None, metadata={"help": "What is to be reached (default: the milestone)."})
    within: DurationLike = field(
        default=Duration(28 * 86_400), metadata={"help": "From the moment to the goal, at most: 7d, 56 days."}
    )
    places: tuple[StepLike, ...] = field(
        default=(), metadata={"help": "Events to look at: names or filters. Default: all that `each` says."}
    )
    each: Literal["event", "touchpoint"] = field(
        default="event", metadata={"help": "What places are, where none is named: event (its name), or touchpoint."}
    )
    where: FilterLike | None = field(default=None, metadata={"help": "Only these events are visible."})
    period: PeriodLike = field(default=Period(), metadata={"help": "When the moment was: 2026-03-01..2026-03-31."})
    least: int = field(default=30, metadata={"help": "People on either side, without whom nothing is compared."})
    top: int = field(default=20, metadata={"help": "How many of the moments, and of the refused ones, to show."})
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
        if len(self.places) > MOST:
            raise NotAllowed(f"{len(self.places)} places are more than {MOST}.", hint="Ask for some of them.")
        if self.least < LEAST:
            raise NotAllowed(f"Nothing is concluded from {self.least} people.", hint=f"Ask for {LEAST} or more.")
        if self.sample is not None and self.sample < LEAST:
            raise NotAllowed(f"Nothing is concluded from {self.sample} people.", hint=f"Ask for {LEAST} or more.")
        if self.top < 1:
            raise BadInput(f"{self.top} moments cannot be shown.", hint="Ask for 1 or more.")
        if self.within.seconds == 0:
            raise BadInput("Nothing lies within no time.", hint="Give a length of time: 7 days.")
