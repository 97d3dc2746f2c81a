"""How are people moved on, and what do they look up? Prompts and research: rules over events, as touchpoints are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parcours.model.duration import Duration
from parcours.model.filters import Either, Filter
from parcours.model.rules import Events

PromptKind = Literal["call to action", "message", "coupon", "sales contact"]
PROMPT_KINDS: tuple[PromptKind, ...] = ("call to action", "message", "coupon", "sales contact")
Depth = Literal["glance", "read", "examine"]
DEPTHS: tuple[Depth, ...] = ("glance", "read", "examine")
USUAL = Duration(7 * 86_400)


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is put before people to move them on, and the events by which it is seen that they took it up.

    `hold`: a property that must be the same on both, such as a campaign. `within`: from shown to taken, and from shown
    to going on, at most.
    """

    name: str
    shown: tuple[Events, ...]
    taken: tuple[Events, ...] = ()
    kind: PromptKind | None = None
    hold: str = ""
    within: Duration = USUAL
    inferred: str = ""  # why it was proposed, until somebody confirms it


@dataclass(frozen=True, slots=True)
class Research:
    """What people look up before they choose. `what`: the property that tells the words searched for, or the content
    seen; without it the event's name. `depth`: glance (posts, short videos), read (long reads, case studies), examine
    (reviews, trials, samples, specifications); None: a search."""

    name: str
    events: tuple[Events, ...]
    what: str = ""
    depth: Depth | None = None
    inferred: str = ""

    @property
    def filter(self) -> Filter:
        """The events by which it is seen."""
        return any_of(self.events)


def any_of(events: tuple[Events, ...]) -> Filter:
    """Events of any of the rules; there must be one."""
    return events[0].filter if len(events) == 1 else Either(tuple(e.filter for e in events))
