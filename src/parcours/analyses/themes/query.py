"""What can be asked about themes?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from parcours.analyses.voice.query import VoiceQuery
from parcours.model.errors import BadInput
from parcours.model.filter_text import FilterLike
from parcours.model.period import Period, PeriodLike
from parcours.model.segment_text import SegmentLike

By = Literal["stage", "source", "language", "about"]
_MOST = 500


@dataclass(frozen=True, slots=True)
class ThemesQuery:
    """What do customers speak of: which themes, how well or badly, in which stage, language and month?"""

    by: By | None = field(
        default=None,
        metadata={
            "help": "Break down by the stage in which it was said, the source, the language, or whom it is about "
            "(competitors beside us)."
        },
    )
    theme: tuple[str, ...] = field(
        default=(), metadata={"help": "Only these themes, by their names: “Delivery: late”. Default: all."}
    )
    least: int = field(default=1, metadata={"help": "Themes that fewer people speak of are told together."})
    top: int = field(default=50, metadata={"help": "So many themes are shown, those of most people first."})
    quotes: int = field(default=2, metadata={"help": "So many quotes of each theme at most; 0: none."})
    where: FilterLike | None = field(default=None, metadata={"help": "Only these events are visible."})
    period: PeriodLike = field(default=Period(), metadata={"help": "When it was said: 2026-03-01..2026-03-31."})
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )

    def __post_init__(self) -> None:
        if not 1 <= self.top <= _MOST:
            raise BadInput(f"top of {self.top} is outside 1 to {_MOST}.", hint="Leave it out.")
        if not 0 <= self.quotes <= 20:
            raise BadInput(f"{self.quotes} quotes are outside 0 to 20.", hint="Write --quotes 2.")
        if self.least < 1:
            raise BadInput(f"least of {self.least} is below 1.", hint="Write --least 5.")

    @property
    def voice(self) -> VoiceQuery:
        """The question to which what was said is the answer."""
        return VoiceQuery(period=self.period, where=self.where, among=self.among)
