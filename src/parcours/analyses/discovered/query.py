"""What can be asked about what no theme covers?"""

from __future__ import annotations

from dataclasses import dataclass, field

from parcours.model.errors import BadInput
from parcours.model.filter_text import FilterLike
from parcours.model.period import Period, PeriodLike
from parcours.model.segment_text import SegmentLike
from parcours.text.discovering.groups import LEAST, STABLE


@dataclass(frozen=True, slots=True)
class DiscoveredQuery:
    """What do customers speak of that no theme covers: groups that come out again, named by their own phrases?"""

    stable: float = field(
        default=STABLE,
        metadata={"help": "From which stability on a group is told: 0.6 is the least to believe, 0.75 a clear one."},
    )
    least: int = field(default=LEAST, metadata={"help": "Groups of fewer people are not told."})
    top: int = field(default=20, metadata={"help": "So many groups are shown, those of most people first."})
    most: int = field(
        default=4000, metadata={"help": "So many clauses are looked at, drawn evenly where there are more."}
    )
    seed: int = field(default=7, metadata={"help": "Grouping begins at random: the same seed gives the same groups."})
    where: FilterLike | None = field(default=None, metadata={"help": "Only these events are visible."})
    period: PeriodLike = field(default=Period(), metadata={"help": "When it was said: 2026-03-01..2026-03-31."})
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )

    def __post_init__(self) -> None:
        if not 0 <= self.stable <= 1:
            raise BadInput(f"A stability of {self.stable} is outside 0 to 1.", hint="Write --stable 0.6.")
        if self.least < 2 or not 1 <= self.top <= 200:
            raise BadInput("least is below 2, or top outside 1 to 200.", hint="Leave them out.")
        if not 50 <= self.most <= 50_000:
            raise BadInput(f"{self.most} clauses are outside 50 to 50,000.", hint="Leave it out.")
