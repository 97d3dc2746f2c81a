"""What can be asked about what customers said?"""

from __future__ import annotations

from dataclasses import dataclass, field

from parcours.model.errors import BadInput
from parcours.model.filter_text import FilterLike
from parcours.model.period import Period, PeriodLike
from parcours.model.segment_text import SegmentLike

_MOST = 100


@dataclass(frozen=True, slots=True)
class VoiceQuery:
    """What did customers say, in each stage: how many, with which scores, in which words?"""

    of: FilterLike | None = field(
        default=None, metadata={"help": "Which events are feedback. Default: all that have a text or a score."}
    )
    text: tuple[str, ...] = field(
        default=(),
        metadata={
            "names": "property",
            "help": "Properties that hold words. Default: text, and what is called like it.",
        },
    )
    score: tuple[str, ...] = field(
        default=(),
        metadata={
            "names": "property",
            "help": "Properties that hold scores. Default: score, and what is called like it.",
        },
    )
    quotes: int = field(default=3, metadata={"help": "So many quotes of each stage at most; 0: none."})
    period: PeriodLike = field(default=Period(), metadata={"help": "When it was said: 2026-03-01..2026-03-31."})
    where: FilterLike | None = field(default=None, metadata={"help": "Only these events are visible."})
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )

    def __post_init__(self) -> None:
        if not 0 <= self.quotes <= _MOST:
            raise BadInput(f"{self.quotes} quotes are outside 0 to {_MOST}.", hint="Write --quotes 3.")
