"""What can be asked about what follows what?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from parcours.model.errors import BadInput, NotAllowed
from parcours.model.filter_text import FilterLike
from parcours.model.period import Period, PeriodLike
from parcours.model.segment_text import SegmentLike

MOST_MEDIANS = 100  # each takes half a megabyte a thread while it is found


@dataclass(frozen=True, slots=True)
class TransitionsQuery:
    """What do people do next, after each event?"""

    where: FilterLike | None = field(default=None, metadata={"help": "Only these events are visible."})
    period: PeriodLike = field(default=Period(), metadata={"help": "Only events of this period are visible."})
    top: int = field(default=20, metadata={"help": "How many of the pairs to show."})
    fold_repeats: bool = field(
        default=False, metadata={"help": "Take several events of one name in a row as the first."}
    )
    days: Literal["left out", "start of day"] = field(
        default="left out",
        metadata={"help": "Events of which only the day is known: left out, or start of day."},
    )
    medians: bool = field(default=True, metadata={"help": "Also the median time between the two events of a pair."})
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )

    def __post_init__(self) -> None:
        if self.top < 1:
            raise BadInput(f"{self.top} pairs cannot be shown.", hint="Ask for 1 or more.")
        if self.medians and self.top > MOST_MEDIANS:
            raise NotAllowed(
                f"Medians of more than {MOST_MEDIANS} pairs are not found.",
                hint="Ask for fewer pairs, or no medians.",
            )
