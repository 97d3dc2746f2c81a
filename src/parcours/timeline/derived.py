"""What does a workspace derive from its data by rules? Channels, touchpoints, stages, who is known, who is
a bot, what is about others."""

from __future__ import annotations

from parcours.model.journey import Journey
from parcours.timeline.arrivals import Readable
from parcours.timeline.bots import Bots
from parcours.timeline.channels import Channels
from parcours.timeline.known import Known
from parcours.timeline.others import Others
from parcours.timeline.snapshot import Derived, Veil
from parcours.timeline.stage_at import StageAt
from parcours.timeline.touchpoints import Touchpoints


def derived(log: Readable, journey: Journey | None, *, known: bool) -> tuple[Derived, ...]:
    """The properties and traits that the data and the definition allow for; `known`: kinds of ids can be told."""
    journey = journey or Journey()
    found: list[Derived] = [Known()] if known else []
    channels = Channels.given(log, journey)
    if channels is not None:
        found.append(channels)
    if journey.touchpoints:
        found.append(Touchpoints(journey))
    if journey.stages:
        found += [StageAt(journey), StageAt(journey, entered=True)]
    return tuple(found)


def others(log: Readable, journey: Journey | None) -> Others | None:
    """What is about others; None where nothing can be."""
    return Others.given(log, journey or Journey())


def veil(log: Readable, journey: Journey | None) -> Veil | None:
    """Who is left out; None where nobody can be."""
    return Bots.given(log, journey or Journey())
