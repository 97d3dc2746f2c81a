"""What can be asked about what people feel on their way?"""

from __future__ import annotations

from dataclasses import dataclass, field

from parcours.model.duration import Duration, DurationLike
from parcours.model.errors import BadInput
from parcours.model.filter_text import FilterLike
from parcours.model.period import Period, PeriodLike
from parcours.model.segment_text import SegmentLike


@dataclass(frozen=True, slots=True)
class EmotionsQuery:
    """How do people feel in each stage and at each touchpoint, and how many of the same people go on?"""

    within: DurationLike = field(
        default=Duration(28 * 86_400), metadata={"help": "From being heard to a later stage, at most: 28 days."}
    )
    final: str | None = field(
        default=None,
        metadata={
            "names": "property",
            "help": "The score that peak and end are looked at for. Default: the one that most people gave after "
            "saying something twice.",
        },
    )
    least: int = field(default=30, metadata={"help": "People, without whom peak and end are not looked at."})
    top: int = field(default=10, metadata={"help": "So many touchpoints of a stage are shown."})
    sample: int | None = field(
        default=None,
        metadata={"help": "Look at how about so many people behave at most, drawn evenly. Default: at all."},
    )
    period: PeriodLike = field(default=Period(), metadata={"help": "When it was: 2026-03-01..2026-03-31."})
    where: FilterLike | None = field(default=None, metadata={"help": "Only these events are visible."})
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )

    def __post_init__(self) -> None:
        if self.least < 10:
            raise BadInput(f"Nothing is concluded from {self.least} people.", hint="Ask for 10 or more.")
        if not 1 <= self.top <= 100:
            raise BadInput(f"top of {self.top} is outside 1 to 100.", hint="Leave it out.")
        if self.sample is not None and self.sample < 10:
            raise BadInput(f"Nothing is concluded from {self.sample} people.", hint="Ask for 10 or more.")
        if self.within.seconds == 0:
            raise BadInput("Nothing lies within no time.", hint="Give a length of time: 28 days.")
