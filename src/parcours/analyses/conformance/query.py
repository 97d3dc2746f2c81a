"""What can be asked of conformance?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from parcours.analyses.conformance.steps import IntendedStepLike
from parcours.model.duration import Duration, DurationLike
from parcours.model.errors import BadInput, NotAllowed
from parcours.model.filter_text import FilterLike
from parcours.model.period import PeriodLike
from parcours.model.segment_text import SegmentLike

MOST_STEPS = 60
USUAL = Duration(30 * 86_400)


@dataclass(frozen=True, slots=True)
class ConformanceQuery:
    """Who keeps to the intended way, and where do the others depart from it?

    A person's way begins with the first event of the period that does any step (or with `start`), and ends with the
    last step or with the window. Its events are aligned with the steps, in the order of both, so that the most
    required steps are done, then the most optional ones, each as early as possible. What does not fit departs.
    """

    intended: tuple[IntendedStepLike, ...] = field(
        default=(),
        metadata={"help": "Steps: `View+`, `Coupon?` (need not be), `Order within 3 days`. Else the journey's."},
    )
    stage: str | None = field(
        default=None,
        metadata={
            "names": "stage",
            "help": "The stage of the journey whose intended way is meant, if several have one.",
        },
    )
    like: str | None = field(
        default=None, metadata={"help": "In place of steps, a pattern: `View+ (Cart | Call)? Order`."}
    )
    start: FilterLike | None = field(
        default=None, metadata={"help": "Ways begin with this event; else with any step (or the pattern's begin)."}
    )
    detours: Literal["allowed", "counted"] = field(
        default="allowed", metadata={"help": "Are events that are no step, between steps, departures?"}
    )
    within: DurationLike | None = field(
        default=None, metadata={"help": "Ways last at most so long. Unless given: 30 days; in sessions, the session."}
    )
    fold_repeats: bool = field(
        default=True, metadata={"help": "Take a step done several times in a row, before another step, as once."}
    )
    top: int = field(default=20, metadata={"help": "How many of the departures to show."})
    unit: Literal["persons", "sessions"] = field(default="persons", metadata={"help": "Count persons or sessions."})
    where: FilterLike | None = field(default=None, metadata={"help": "Only these events are visible."})
    period: PeriodLike | None = field(default=None, metadata={"help": "When ways began: 2026-03-01..2026-03-31."})
    days: Literal["left out", "start of day"] = field(
        default="left out",
        metadata={"help": "Events of which only the day is known: left out, or start of day."},
    )
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )

    def __post_init__(self) -> None:
        if self.top < 1:
            raise BadInput(f"{self.top} departures cannot be shown.", hint="Ask for 1 or more.")
        if self.like is not None and (self.intended or self.stage is not None):
            raise NotAllowed("Either steps are intended, or a pattern.", hint="Leave one of them out.")
        if self.intended and self.stage is not None:
            raise NotAllowed("The intended way is given, and named by a stage as well.", hint="Leave one of them out.")
        if self.like is not None and self.detours == "counted":
            raise NotAllowed("A pattern itself says what may lie between.", hint="Leave out detours.")

    @property
    def window(self) -> int | None:
        """Seconds; None: as long as the session."""
        if self.within is not None:
            return self.within.seconds
        return USUAL.seconds if self.unit == "persons" else None
