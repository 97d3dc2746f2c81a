"""What can be asked about pains, as behaviour shows them?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from parcours.model.duration import Duration, DurationLike
from parcours.model.errors import BadInput
from parcours.model.filter_text import FilterLike
from parcours.model.period import PeriodLike
from parcours.model.segment_text import SegmentLike

Kind = Literal["drop-off", "repeats", "back", "waits", "errors"]
KINDS: tuple[Kind, ...] = ("drop-off", "repeats", "back", "waits", "errors")
ERROR_WORDS = (
    "error", "failed", "failure", "fail", "declined", "denied", "rejected", "refused", "exception", "timeout",
    "timed out", "crash", "crashed", "bug", "invalid", "unavailable", "not found", "out of stock",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PainsQuery:
    """Where are people hurt, as their behaviour shows it: lost, repeating, going back, waiting, meeting errors?"""

    goal: FilterLike | None = field(
        default=None, metadata={"help": "What those who are hurt may fail to reach. Default: the journey's milestone."}
    )
    kinds: tuple[Kind, ...] = field(default=KINDS, metadata={"help": "Which signs to look for."})
    within: DurationLike = field(
        default=Duration(30 * 86_400),
        metadata={"help": "The goal (and, for drop-off, the next stage) counts for so long after."},
    )
    steps: tuple[FilterLike, ...] = field(
        default=(), metadata={"help": "Drop-off between these steps. Default: between the journey's stages."}
    )
    repeats: int = field(default=3, metadata={"help": "The same event so many times in a session is a sign."})
    long_wait: float = field(default=3.0, metadata={"help": "A wait of more than so many times the usual is long."})
    error_words: tuple[str, ...] = field(
        default=ERROR_WORDS, metadata={"help": "Words in names of events and properties that tell of errors."}
    )
    errors: FilterLike | None = field(
        default=None, metadata={"help": "Events that are errors, in place of those found by words."}
    )
    least: int = field(default=10, metadata={"help": "Signs that fewer people show are not listed."})
    top: int = field(default=20, metadata={"help": "How many to show."})
    where: FilterLike | None = field(default=None, metadata={"help": "Only these events are visible."})
    period: PeriodLike | None = field(default=None, metadata={"help": "When signs were shown: 2026-03-01..2026-03-31."})
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )
    sample: int | None = field(
        default=None, metadata={"help": "Look at about so many people at most, drawn evenly. Default: at all."}
    )

    def __post_init__(self) -> None:
        for name, value, low in (("repeats", self.repeats, 2), ("least", self.least, 1), ("top", self.top, 1)):
            if value < low:
                raise BadInput(f"{name}: {value} is too few.", hint=f"Write {low} or more.")
        if self.sample is not None and self.sample < self.least:
            raise BadInput(f"sample: {self.sample} is too few.", hint="Ask for more people, or leave it out.")
        if not self.long_wait > 1:
            raise BadInput(f"A wait of {self.long_wait} times the usual is not long.", hint="Write more than 1.")
        if len(self.steps) == 1 or len(self.steps) > 60:
            raise BadInput(f"Nothing lies between {len(self.steps)} steps.", hint="Give 2 to 60 steps.")
        if not self.kinds:
            raise BadInput("No sign is asked for.", hint=f"Choose among {', '.join(KINDS)}.")
