"""What does a definition name in vain? Events, properties and traits that the data do not have; the nearest is offered.

It is told, not refused: the data may come later.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Literal

from parcours.model.errors import unknown_name
from parcours.model.filters import Compare, Filter, Named, parts
from parcours.model.journey import Journey
from parcours.model.naming import Naming
from parcours.model.touchpoints import KNOWN
from parcours.timeline.names import Names
from parcours.timeline.properties import Properties

Told = Mapping[Literal["event", "person"], Properties]


def vain(journey: Journey | None, names: Names, told: Told) -> tuple[str, ...]:
    """A sentence for each name that should change what every question sees: to rename, merge or hide, and bots'."""
    if journey is None:
        return ()
    return (
        *_unknown("event", journey.events, names.logged),
        *_unknown("property", journey.properties, told["event"].logged),
        *_unknown("trait", journey.traits, told["person"].logged),
        *(_in_rules([rule.filter for rule in journey.bots.rules], names, told)),
    )


def vain_rules(journey: Journey, names: Names, told: Told) -> tuple[str, ...]:
    """A sentence for each name in the rules of touchpoints and channels."""
    rules = [touchpoint.filter for touchpoint in journey.touchpoints]
    return _in_rules([*rules, *(channel.where.filter for channel in journey.channels)], names, told)


def _unknown(what: str, naming: Naming, logged: Collection[str]) -> list[str]:
    if not naming:
        return []
    known = {stop for name in logged for stop in naming.way(name)}
    lost = [name for name in naming.spoken_of if name not in known and naming.final(name) != name]
    lost += [name for name in naming.hide if name not in known]
    return [_sentence(what, name, logged) for name in dict.fromkeys(lost)] if logged else []


def _in_rules(filters: Collection[Filter], names: Names, told: Told) -> tuple[str, ...]:
    lost = dict.fromkeys(lost for filter in filters for lost in _lost(filter, names, told)) if len(names) else {}
    known = {"event": names, "property": told["event"].types, "trait": told["person"].types}
    return tuple(_sentence(what, name, known[what]) for what, name in lost)


def _lost(filter: Filter, names: Names, told: Told) -> Iterator[tuple[str, str]]:
    for part in parts(filter):
        if isinstance(part, Named):
            yield from (("event", name) for name in part.names if not names.codes(name))
        elif isinstance(part, Compare) and part.name not in told[part.of].types and part.name != KNOWN:
            yield ("property" if part.of == "event" else "trait"), part.name


def _sentence(what: str, name: str, known: Collection[str]) -> str:
    error = unknown_name(what, name, known)
    return f"In vain in journey.yaml: {error} {error.hint}"
