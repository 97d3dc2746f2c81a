"""What does a screen show of a journey's stages, and send back when somebody has put them in order?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from parcours.model.arranged import Placed
from parcours.model.count import Count


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a proposal goes by. `again`: although there are stages."""

    template: str | None = None
    language: str | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Stages as somebody wants them, made of a proposal."""

    stages: tuple[Placed, ...]
    milestone: str
    beginning: Beginning = field(default_factory=Beginning)


@dataclass(frozen=True, slots=True)
class RuleTold:
    """What else leads into a stage: so many of these events within so long; or a text, where it is not so simple."""

    events: tuple[str, ...]
    at_least: int
    within: int | None  # seconds
    text: str


@dataclass(frozen=True, slots=True)
class AfterTold:
    """How it is seen that a stage comes after the one before it."""

    event: str
    before: str
    count: Count  # people who first did `before`, of those who did both at different times


@dataclass(frozen=True, slots=True)
class StageTold:
    """A stage of the proposal."""

    name: str
    events: tuple[str, ...]
    rest: tuple[RuleTold, ...]
    goal: str
    quiet: int | None  # seconds of silence that end it
    back: bool  # people come back to it
    assumed: int  # sentences of what is commonly so
    proposed: bool  # nobody has confirmed it
    after: AfterTold | None


@dataclass(frozen=True, slots=True)
class StageEvent:
    """An event that may lead into a stage. `known`: its name says what it is. `perhaps`: of one whose name says
    nothing, the last stage that most people had entered before they first did it."""

    name: str
    events: int
    people: int
    known: bool
    perhaps: str


@dataclass(frozen=True, slots=True)
class TemplateTold:
    """What one may begin with."""

    name: str
    stages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Stages to look at. `there`: these are journey.yaml's own, not proposed."""

    there: bool
    template: str
    language: str
    languages: tuple[str, ...]
    templates: tuple[TemplateTold, ...]
    stages: tuple[StageTold, ...]
    milestone: str
    events: tuple[StageEvent, ...]
    people: int
    days: float  # from the first event to the last
    gap: int | None  # days within which nine of ten returns come
    also: Mapping[str, int]  # what else is proposed: so many touchpoints, prompts, kinds of research


@dataclass(frozen=True, slots=True)
class StageCount:
    """People in a stage. None: it is only imagined, nobody can be counted there."""

    name: str
    ever: Count | None
    now: Count | None


@dataclass(frozen=True, slots=True)
class Counts:
    """Who would be where."""

    stages: tuple[StageCount, ...]
    none_now: Count | None
    reached: Count | None  # the milestone
    people: int
