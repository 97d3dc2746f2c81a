"""What can be asked about what drives a score?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from parcours.model.errors import BadInput, NotAllowed
from parcours.model.filter_text import FilterLike
from parcours.model.period import Period, PeriodLike
from parcours.model.segment_text import SegmentLike
from parcours.stats.drivers import MOST

LEAST = 30


@dataclass(frozen=True, slots=True)
class DriversQuery:
    """Which touchpoints' ratings, or themes, go with an overall score, and how much each?"""

    score: str | None = field(
        default=None,
        metadata={
            "names": "property",
            "help": "The overall score: a property, as nps, or Review: score. Default: the one that most people gave.",
        },
    )
    drivers: tuple[str, ...] = field(
        default=(),
        metadata={
            "names": "property",
            "help": f"At most {MOST} ratings, as Review: delivery, or themes. Default: those that most people gave.",
        },
    )
    of: Literal["ratings", "themes"] | None = field(
        default=None,
        metadata={"help": "What drivers are, where none is named. Default: ratings, and themes where there are none."},
    )
    least: int = field(
        default=50, metadata={"help": "People with the score and a driver, without whom nothing is told."}
    )
    resamples: int = field(default=400, metadata={"help": "How often people are drawn again, for the intervals."})
    period: PeriodLike = field(default=Period(), metadata={"help": "When the score was given: 2026-03-01..2026-03-31."})
    where: FilterLike | None = field(default=None, metadata={"help": "Only these events are visible."})
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )

    def __post_init__(self) -> None:
        if self.least < LEAST:
            raise NotAllowed(f"Nothing is concluded from {self.least} people.", hint=f"Ask for {LEAST} or more.")
        if len(self.drivers) > MOST:
            raise NotAllowed(f"{len(self.drivers)} drivers are more than {MOST}.", hint="Name the ones that matter.")
        if not 100 <= self.resamples <= 5000:
            raise BadInput(f"{self.resamples} resamples are outside 100 to 5,000.", hint="Leave it out.")
