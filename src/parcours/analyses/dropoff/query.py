"""What can be asked about people who leave between two steps?"""

from __future__ import annotations

from dataclasses import dataclass, field

from parcours.analyses.funnel.query import ExclusionLike, FunnelQuery, StepLike
from parcours.analyses.funnel.steps import FunnelStep
from parcours.model.duration import DurationLike
from parcours.model.errors import BadInput, NotAllowed
from parcours.model.filter_text import FilterLike
from parcours.model.period import PeriodLike
from parcours.model.property import PropertyLike
from parcours.model.segment_text import SegmentLike
from parcours.stats.correction import Correction


@dataclass(frozen=True, slots=True)
class DropoffQuery:
    """Who leaves between two steps, where do they go instead, and what differs between them and those who go on?"""

    steps: tuple[StepLike, ...] = field(
        metadata={"help": "Events that do the steps: names, or filters such as `Order where price > 10`."}
    )
    within: DurationLike = field(metadata={"help": "From the first step to the last, at most: 7d, 30m."})
    after: int | None = field(
        default=None, metadata={"help": "Who left after this step (1: the first). Default: where most are lost."}
    )
    exclude: tuple[ExclusionLike, ...] = field(
        default=(), metadata={"help": "Ends an attempt: `Refund`, or `Refund after step 1 before step 2`."}
    )
    properties: tuple[PropertyLike, ...] = field(
        default=(), metadata={"help": "What may differ: `channel`, `person.plan`. Default: all there are."}
    )
    where: FilterLike | None = field(default=None, metadata={"help": "Only these events are visible."})
    period: PeriodLike | None = field(
        default=None, metadata={"help": "When the first step was done: 2026-03-01..2026-03-31."}
    )
    top: int = field(default=10, metadata={"help": "How many next events, and how many differences, to show."})
    correction: Correction = field(
        default="holm",
        metadata={"help": "For how many were tried: holm, benjamini-hochberg or benjamini-yekutieli."},
    )
    among: SegmentLike | None = field(
        default=None, metadata={"help": "Only these people: a segment's name or rule, as `did Order at least 2`."}
    )

    def __post_init__(self) -> None:
        if len(self.steps) < 2:
            raise NotAllowed("Nobody leaves between fewer than two steps.", hint="Give two steps or more.")
        if self.after is not None and not 1 <= self.after < len(self.steps):
            raise BadInput(
                f"There is no step {self.after} with one after it.",
                hint=f"Of {len(self.steps)} steps, `after` is 1 to {len(self.steps) - 1}.",
            )
        if self.top < 1:
            raise BadInput(f"{self.top} differences cannot be shown.", hint="Ask for 1 or more.")
        self.funnel()  # which checks the rest

    def funnel(self) -> FunnelQuery:
        """The funnel that people leave."""
        steps = tuple(FunnelStep(step.name, step.filter) for step in self.steps)
        return FunnelQuery(
            steps, self.within, exclude=self.exclude, where=self.where, period=self.period, among=self.among
        )
