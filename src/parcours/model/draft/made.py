"""Stages while they are made: which events enter each, and what several kinds of business share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from parcours.model.draft.placing import Events
from parcours.model.draft.rules import days, did
from parcours.model.draft.told import Placed
from parcours.model.draft.wording import because, weeks
from parcours.model.filter_text import write_filter
from parcours.model.filters import Named, Not
from parcours.model.journey import Quiet, Stage, Success
from parcours.model.rules import Events as Told
from parcours.model.rules import Rule
from parcours.model.templates import TemplateStage

OFTEN = 4  # times within a while make a habit
_MOST = 20  # names of what is done to people, in a rule
PASSIVE = (  # done to people, not by them
    "message_sent",
    "campaign",
    "coupon_given",
    "survey_shown",
    "ad_seen",
    "experiment",
    "machine",
)


@dataclass
class Made:
    """Stages by their key, in their order, and the events by which each is entered."""

    stages: dict[str, Stage] = field(default_factory=dict)
    entering: dict[str, list[Placed]] = field(default_factory=dict)

    def add(self, of: TemplateStage, found: Sequence[Placed], events: Events) -> None:
        """A stage with what enters it. One that nothing enters stands for what is commonly so."""
        if found:
            names = events.habits.in_order([one.name for one in found])
            self.enter(of, did(names), found, events, f"{because(found, events.habits)}{self._after(found, events)}")
        elif of.assumed:
            self.stages[of.key], self.entering[of.key] = (
                Stage(of.name, success=Success(of.goal), assumed=of.assumed),
                [],
            )

    def enter(self, of: TemplateStage, rule: Rule, found: Sequence[Placed], events: Events, why: str) -> None:
        success = Success(of.goal) if of.goal else None
        self.stages[of.key] = Stage(of.name, rule, success=success, assumed=of.assumed, inferred=why)
        way = events.habits.in_order([one.name for one in found])
        self.entering[of.key] = sorted(found, key=lambda one: (-one.seen.people, way.index(one.name)))

    def _after(self, found: Sequence[Placed], events: Events) -> str:
        """What the order of events says of a stage coming after the one before it."""
        earlier = [entering for entering in self.entering.values() if entering]
        if not earlier:
            return ""
        before, this = earlier[-1][0].name, min(found, key=lambda one: -one.seen.people).name
        count = events.habits.first(before, this)
        if not count.of:
            return ""
        if 2 * count.people < count.of:
            sooner = f"{count.of - count.people:,} of {count.of:,} who did both at different times"
            return f" But {sooner} did “{this}” before “{before}”: look whether this is right."
        return f" “{this}” came after “{before}” for {count.people:,} of {count.of:,} who did both at different times."

    def change(self, key: str, why: str = "", *, reached: Rule | None = None, **changes: object) -> None:
        """Other rules for a stage, and why. `reached`: how it is seen that people got what they want of it."""
        stage = self.stages[key]
        if reached is not None:
            changes["success"] = Success(stage.success.goal if stage.success else "", reached)
        self.stages[key] = replace(stage, **changes, inferred=f"{stage.inferred} {why}".strip())  # type: ignore[arg-type]

    def has(self, key: str) -> bool:
        return bool(self.entering.get(key))

    def after(self, key: str) -> bool:
        """Whether something enters a later stage."""
        keys = list(self.stages)
        return any(self.entering[other] for other in keys[keys.index(key) + 1 :])


def quiet(events: Events) -> Quiet:
    """Silence in what people do themselves: what is done to them does not break it."""
    passive = events.names(*PASSIVE)[:_MOST]
    of = Not(Named(tuple(passive)))
    return Quiet(days(silence(events)), (Told(of, write_filter(of)),) if passive else None)


def silence(events: Events) -> int:
    """Days without an event after which hardly anybody returns; 0: the data are too short to tell."""
    gap = events.habits.gap
    return weeks(gap) if gap and 2 * weeks(gap) <= events.habits.days else 0


def silent(events: Events) -> str:
    return f"Nine of ten who return do so within {events.habits.gap} days: {silence(events)} days of silence end it."
