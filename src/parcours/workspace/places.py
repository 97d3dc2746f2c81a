"""Where do people meet the company, and by which channel do they come? The rules, what each keeps, and how they are
changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import yaml

from parcours.model.errors import BadInput, unknown_name
from parcours.model.filter_text import write_filter
from parcours.model.journey import Journey
from parcours.model.journey_cut import with_list
from parcours.model.journey_places import touchpoint
from parcours.model.rules import Events
from parcours.model.touchpoints import CHANNEL, TOUCHPOINT
from parcours.timeline.valued import Having, having, kept_by
from parcours.workspace.editing import edit_journey, journey_digest
from parcours.workspace.workspace import Workspace

Part = Literal["touchpoints", "channels"]
NOBODY = Having(0, 0)


@dataclass(frozen=True, slots=True)
class PlaceRule:
    """A touchpoint (`events`, `where`, the `channel` that it is reached by) or a channel (`where`). `inferred`: why
    Parcours proposed it, until somebody confirms it."""

    name: str
    events: tuple[str, ...] = ()
    where: str = ""
    channel: str = ""
    inferred: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What goes by a name."""

    name: str
    events: int
    people: int


@dataclass(frozen=True, slots=True)
class Places:
    """Touchpoints and channels. Of several rules that an event fits, the first counts; so of touchpoints of one name
    `kept` has one."""

    touchpoints: tuple[PlaceRule, ...]
    at_touchpoints: tuple[Kept, ...]
    elsewhere: Kept  # at no touchpoint
    channels: tuple[PlaceRule, ...]  # tried before the usual rules
    by_channel: tuple[Kept, ...]
    unknown: Kept  # by no channel that anything tells of
    own_sites: tuple[str, ...]
    notes: tuple[str, ...]
    seen: str  # the digest of the text, handed back by whoever changes it


@dataclass(frozen=True, slots=True)
class RuleInPlace:
    """A rule in the order wanted: `was` says which one it was, from 0; None: a new one."""

    rule: PlaceRule
    was: int | None = None


@dataclass(frozen=True, slots=True)
class RulesWanted:
    """All rules of a part, in their order."""

    rules: list[RuleInPlace] = field(default_factory=list)
    seen: str | None = None


def places(workspace: Workspace) -> Places:
    """The rules, and what they keep."""
    snapshot = workspace.snapshot()
    journey = workspace.journey
    touchpoints, channels = _rules(journey, "touchpoints"), _rules(journey, "channels")
    derived = {made.name for made in snapshot.derived}
    at = having(snapshot, TOUCHPOINT) if TOUCHPOINT in derived else {"": Having(snapshot.events, snapshot.people)}
    by = having(snapshot, CHANNEL) if CHANNEL in derived else {"": Having(snapshot.events, snapshot.people)}
    names = dict.fromkeys([*(rule.name for rule in touchpoints), *(name for name in at if name)])
    return Places(
        touchpoints,
        tuple(_kept(name, at) for name in names),
        _kept("", at),
        channels,
        tuple(sorted((_kept(name, by) for name in by if name), key=lambda one: -one.events)),
        _kept("", by),
        journey.own_sites,
        snapshot.remarks,
        journey_digest(workspace),
    )


def try_rule(workspace: Workspace, rule: PlaceRule) -> Kept:
    """What a rule would keep, if no other came before it."""
    if not rule.events and not rule.where:
        raise BadInput("The rule says nothing yet.", hint="Name events, or a condition on them.")
    filter = touchpoint(_said(rule), "rule").filter
    return _told(rule.name, kept_by(workspace.snapshot(), filter))


def change_places(workspace: Workspace, part: Part, wanted: RulesWanted) -> Places:
    """Write the rules of a part into journey.yaml, those that stay as they stand there."""
    if part not in ("touchpoints", "channels"):
        raise unknown_name("part of rules", part, ("touchpoints", "channels"))
    now = _rules(workspace.journey, part)
    for one in wanted.rules:
        if one.was is not None and not 0 <= one.was < len(now):
            raise BadInput(f"There is no rule {one.was + 1}.", hint="Look at the list again.")
    items = [one.was if one.was is not None and now[one.was] == one.rule else _line(one.rule) for one in wanted.rules]
    edit_journey(workspace, lambda text: with_list(text, part, items), part, seen=wanted.seen)
    return places(workspace)


def _rules(journey: Journey, part: Part) -> tuple[PlaceRule, ...]:
    if part == "channels":
        return tuple(PlaceRule(one.name, where=_text(one.where)) for one in journey.channels)
    return tuple(
        PlaceRule(
            one.name, tuple(map(_text, one.events)), _text(one.where) if one.where else "", one.channel, one.inferred
        )
        for one in journey.touchpoints
    )


def _text(events: Events) -> str:
    return events.text or write_filter(events.filter)


def _said(rule: PlaceRule) -> dict[str, Any]:
    """As the definition says it."""
    events = rule.events[0] if len(rule.events) == 1 else list(rule.events)
    said = {
        "name": rule.name,
        "events": events,
        "where": rule.where,
        "channel": rule.channel,
        "inferred": rule.inferred,
    }
    return {key: value for key, value in said.items() if value}


def _line(rule: PlaceRule) -> str:
    plain = _said(rule)
    return yaml.safe_dump(plain, default_flow_style=True, sort_keys=False, allow_unicode=True, width=10**6).strip()


def _kept(name: str, of: dict[str, Having]) -> Kept:
    return _told(name, of.get(name, NOBODY))


def _told(name: str, of: Having) -> Kept:
    return Kept(name, of.events, of.people)
