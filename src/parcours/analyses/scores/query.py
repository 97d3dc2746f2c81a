"""What can be asked about scores?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from parcours.model.calendar import Unit
from parcours.model.errors import BadInput
from parcours.model.filter_text import FilterLike
from parcours.model.period import Period, PeriodLike
from parcours.model.property import PropertyLike
from parcours.model.segment_text import SegmentLike
from parcours.stats.correction import Correction

Kind = Literal["nps", "csat", "ces", "score"]
LEAST = 2  # people: of fewer nothing can be compared


@dataclass(frozen=True, slots=True)
class ScoresQuery:
    """How did people score: NPS, CSAT, CES, each with its rule, interval and differences, and how many were silent?"""

    of: FilterLike | None = field(
        default=None, metadata={"help": "Which events are answers. Default: all feedback that has a score."}
    )
    score: tuple[str, ...] = field(
        default=(),
        metadata={
            "names": "property",
            "help": "Properties that hold scores. Default: score, and what is called like it.",
        },
    )
    kind: Kind | None = field(
        default=None,
        metadata={
            "help": "What the scores are: nps, csat, ces, score (its mean alone). Default: as names and range tell."
        },
    )
    scale: str | None = field(
        default=None, metadata={"help": "From the least to the greatest answer: 0-10. Default: as answers tell."}
    )
    low_is_good: bool | None = field(
        default=None, metadata={"help": "Whether a low answer is a good one. Default: as names and question tell."}
    )
    by: PropertyLike | None = field(
        default=None, metadata={"help": "Break down by a property at the answer: journey.stage, person.country."}
    )
    segments: tuple[SegmentLike, ...] = field(
        default=(), metadata={"help": "Customer groups, each beside everybody else."}
    )
    per: Unit | None = field(default=None, metadata={"help": "One figure for each day, week or month."})
    asked: FilterLike | None = field(
        default=None,
        metadata={
            "help": "Events by which people were asked. Default: surveys that were shown or sent, by their name."
        },
    )
    least: int = field(default=10, metadata={"help": "People of a group, without whom it is not compared."})
    top: int = field(default=10, metadata={"help": "So many values of the breakdown are shown, the rest together."})
    correction: Correction = field(
        default="holm",
        metadata={"help": "For how many were tried: holm, benjamini-hochberg or benjamini-yekutieli."},
    )
    period: PeriodLike = field(default=Period(), metadata={"help": "When it was answered: 2026-03-01..2026-03-31."})
    where: FilterLike | None = field(default=None, metadata={"help": "Only these events are visible."})
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )

    def __post_init__(self) -> None:
        if self.least < LEAST:
            raise BadInput(f"Groups of {self.least} people cannot be compared.", hint=f"Ask for {LEAST} or more.")
        if not 1 <= self.top <= 100:
            raise BadInput(f"top of {self.top} is outside 1 to 100.", hint="Leave it out.")
        self.ends()

    def ends(self) -> tuple[float, float] | None:
        """The scale's least and greatest answer, where the question tells."""
        if self.scale is None:
            return None
        low, _, high = self.scale.replace("–", "-").replace("..", "-").partition("-")
        try:
            found = float(low), float(high)
        except ValueError:
            found = (0.0, 0.0)
        if found[0] >= found[1]:
            raise BadInput(f"“{self.scale}” is no scale.", hint="Write its ends: 0-10, 1-5, 1-7.")
        return found
