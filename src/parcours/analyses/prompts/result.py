"""How people are moved on, in each stage: the answer."""

from __future__ import annotations

from dataclasses import dataclass

from parcours.model.count import Count
from parcours.model.receipt import Receipt


@dataclass(frozen=True, slots=True)
class PromptFigures:
    """One prompt in one stage. All but `shown` leave out who is unfinished; going on is to a later stage."""

    name: str
    kind: str | None
    within: str  # from shown to taken, and from shown to going on, at most
    shown: Count  # people, of those who were in the stage in the period
    unfinished: int  # of those shown it, for whom less than `within` has passed
    taken: Count | None  # of those shown it; None: the journey does not say how it is seen
    went_on: Count | None  # of those shown it; None: no stage is later
    went_on_taken: Count | None  # of those who took it: by doing so, or after it
    latest: int | None  # seconds since 1970 UTC of the last time that it was shown there


@dataclass(frozen=True, slots=True)
class StagePrompts:
    """The prompts that were shown to people in one stage."""

    name: str
    ever: int  # people who were there in the period
    prompts: tuple[PromptFigures, ...]  # most people first


@dataclass(frozen=True, slots=True)
class PromptsResult:
    """Each prompt, in each stage in which it was shown."""

    journey: str
    people: int  # asked about
    stages: tuple[StagePrompts, ...]  # in the journey's order
    none: StagePrompts  # shown to people in no stage, of all in view; to go on is then to come to any stage
    out: StagePrompts  # shown to people who were out, likewise
    never: tuple[str, ...]  # prompts that nobody was shown
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
