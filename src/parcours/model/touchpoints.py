"""Where do people meet the company, by which channel do they come, and who is no person at all? Rules over events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parcours.model.filters import Compare, Either, Every, Filter, parts
from parcours.model.listening import SAID
from parcours.model.rules import Events

CHANNEL, TOUCHPOINT = "journey.channel", "journey.touchpoint"  # properties of events that such rules derive
STAGE, ENTERED = "journey.stage", "journey.entered"  # likewise: where the person was at the event, and moved to by it
KNOWN = "known"  # the trait that tells customers from visitors
DERIVED = {"properties": (CHANNEL, TOUCHPOINT, STAGE, ENTERED, *SAID), "traits": (KNOWN,)}
Fault = tuple[str, str, str]  # where, what cannot be, and what to do


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """Where people meet the company: a name for events, and the channel by which it is reached. Of several
    touchpoints that an event fits, the first counts."""

    name: str
    events: tuple[Events, ...]
    channel: str = ""
    where: Events | None = None
    inferred: str = ""  # why it was proposed, until somebody confirms it

    @property
    def filter(self) -> Filter:
        """The events that happen there."""
        named = tuple(e.filter for e in self.events)
        both = [named[0] if len(named) == 1 else Either(named)] if named else []
        both += [self.where.filter] if self.where else []
        return both[0] if len(both) == 1 else Every(tuple(both))


@dataclass(frozen=True, slots=True)
class ChannelRule:
    """Events that came by a channel, whatever the usual rules say of them. The first rule that holds counts."""

    name: str
    where: Events


@dataclass(frozen=True, slots=True)
class Bots:
    """Who is left out. Visitors whose every user agent is a program's, unless `keep`; and whoever has an event that
    one of `rules` keeps."""

    keep: bool = False
    rules: tuple[Events, ...] = ()


NO_RULES = Bots()


def faults(touchpoints: Sequence[Touchpoint], channels: Sequence[ChannelRule], bots: Bots) -> Iterator[Fault]:
    """What cannot be of a definition's rules."""
    rules = [(f"bots[{n}]", rule) for n, rule in enumerate(bots.rules)]
    for n, touchpoint in enumerate(touchpoints):
        if not touchpoint.name or not (touchpoint.events or touchpoint.where):
            yield f"touchpoints[{n}]", "a touchpoint needs a name and events.", ""
        rules += [(f"touchpoints[{n}]", rule) for rule in touchpoint.events]
        rules += [(f"touchpoints[{n}].where", touchpoint.where)] if touchpoint.where else []
    for n, channel in enumerate(channels):
        if not channel.name:
            yield f"channels[{n}]", "a channel needs a name.", "Write, for instance, name: Newsletter."
        rules.append((f"channels[{n}].where", channel.where))
    for place, rule in rules:
        for part in parts(rule.filter):
            if isinstance(part, Compare) and part.of == "event" and part.name in DERIVED["properties"]:
                yield place, f"“{part.name}” is itself derived by such rules.", "Name what it is derived from."
