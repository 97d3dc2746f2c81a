"""What can be asked about credit for the goal?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from parcours.model.duration import Duration, DurationLike
from parcours.model.errors import BadInput, NotAllowed
from parcours.model.filter_text import FilterLike
from parcours.model.period import PeriodLike
from parcours.model.segment_text import SegmentLike
from parcours.model.touchpoints import CHANNEL
from parcours.stats.shapley import MOST_CHANNELS

Rule = Literal["first", "last", "linear", "position", "time decay", "markov", "markov 2", "shapley"]
RULES: tuple[Rule, ...] = ("first", "last", "linear", "position", "time decay", "markov", "markov 2", "shapley")
TWO_TOUCHES = (
    "Of one goal after A, then B: first gives A all; last gives B all; linear and position give each half; time decay "
    "gives B twice as much for each half-life that A is earlier; Markov and Shapley give each half, if that is all "
    "that was seen."
)


@dataclass(frozen=True, slots=True)
class AttributionQuery:
    """Which channels get the credit for the goal, by which credit rule?"""

    goal: FilterLike | None = field(
        default=None, metadata={"help": "What is to be reached. Default: the journey's milestone."}
    )
    rules: tuple[Rule | Literal["all"], ...] = field(
        default=("last",),
        metadata={"help": f"Credit rules: {', '.join(RULES)}, or all. {TWO_TOUCHES}"},
    )
    channel: str = field(
        default=CHANNEL,
        metadata={"names": "property", "help": "The property that says a touch's channel; `event`: the event's name."},
    )
    touches: FilterLike | None = field(
        default=None, metadata={"help": "Which events are touches. Default: all that have a channel; never the goal."}
    )
    within: DurationLike = field(
        default=Duration(30 * 86_400), metadata={"help": "Touches count that are no longer than this before the goal."}
    )
    unit: Literal["persons", "goals"] = field(
        default="persons", metadata={"help": "Everybody's first goal of the period, or every goal."}
    )
    half_life: DurationLike = field(
        default=Duration(7 * 86_400), metadata={"help": "Time decay: credit halves with each such time that passes."}
    )
    fold_repeats: bool = field(default=True, metadata={"help": "Several touches of one channel in a row are one."})
    value: str | None = field(
        default=None,
        metadata={"names": "number", "help": "A property of the goal that is money, such as total: its credit too."},
    )
    top: int = field(default=12, metadata={"help": "So many channels, by touches; the others are one together."})
    where: FilterLike | None = field(default=None, metadata={"help": "Only these events are visible."})
    period: PeriodLike | None = field(default=None, metadata={"help": "When the goal was reached, or a touch made."})
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )

    def __post_init__(self) -> None:
        if not self.rules:
            raise BadInput("A credit rule is missing.", hint=f"Choose among {', '.join(RULES)}, or all.")
        if self.top < 1:
            raise BadInput(f"{self.top} channels cannot be shown.", hint="Ask for 1 or more.")
        if "shapley" in self.asked and self.top >= MOST_CHANNELS:
            raise NotAllowed(
                f"Shapley values are found for up to {MOST_CHANNELS} channels, the others together being one.",
                hint=f"Ask for top {MOST_CHANNELS - 1} or fewer, or for other rules.",
            )
        if not self.half_life.seconds or not self.within.seconds:
            raise BadInput("A time of 0 seconds leaves no touch.", hint="Write, for instance: 7 days.")

    @property
    def asked(self) -> tuple[Rule, ...]:
        """The rules, each once."""
        chosen: tuple[Any, ...] = RULES if "all" in self.rules else self.rules
        return tuple(dict.fromkeys(chosen))
