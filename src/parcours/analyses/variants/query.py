"""What can be asked of variants?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from parcours.model.duration import Duration, DurationLike
from parcours.model.errors import BadInput
from parcours.model.filter_text import FilterLike
from parcours.model.period import PeriodLike
from parcours.model.segment_text import SegmentLike

MOST_TOP = 1000
USUAL = Duration(30 * 86_400)


@dataclass(frozen=True, slots=True)
class VariantsQuery:
    """Which whole ways are the commonest?

    A way is everything that a person (or session) did in order, from the first start to the first end after it, or to
    the end of the window.
    """

    start: FilterLike | None = field(
        default=None, metadata={"help": "Ways begin with this event; else with the first of the period."}
    )
    end: FilterLike | None = field(default=None, metadata={"help": "Ways end with the first of these after the start."})
    goal: FilterLike | None = field(
        default=None, metadata={"help": "Who gets there within the window? Default: the journey's milestone."}
    )
    like: str | None = field(
        default=None, metadata={"help": "Only ways that match a pattern: `View+ Cart? (Order | Call)`."}
    )
    top: int = field(default=20, metadata={"help": "How many ways to show; the rest together as other."})
    within: DurationLike | None = field(
        default=None, metadata={"help": "Ways last at most so long. Unless given: 30 days; in sessions, the session."}
    )
    fold_repeats: bool = field(
        default=True, metadata={"help": "Take several events in a row at one place as one step."}
    )
    by: str | None = field(
        default=None,
        metadata={"names": "property", "help": "Places are the values of this property (a page's address), not names."},
    )
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
        if not 1 <= self.top <= MOST_TOP:
            raise BadInput(f"{self.top} ways cannot be shown.", hint=f"Ask for 1 to {MOST_TOP}.")

    @property
    def window(self) -> int | None:
        """Seconds; None: as long as the session."""
        if self.within is not None:
            return self.within.seconds
        return USUAL.seconds if self.unit == "persons" else None
