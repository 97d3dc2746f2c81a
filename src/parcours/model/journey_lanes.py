"""How are prompts, research and assumptions read from a definition, and written back?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

from parcours.model.assumed import LANES, Assumed, Lane
from parcours.model.errors import unknown_name
from parcours.model.filters import Filter
from parcours.model.journey import BadJourney
from parcours.model.journey_reading import each, events, keys, length, shown, take, text
from parcours.model.prompts import DEPTHS, PROMPT_KINDS, USUAL, Depth, Prompt, PromptKind, Research
from parcours.model.rules import Events

_FILTER: TypeAdapter[Filter] = TypeAdapter(Filter)


def prompt(value: Any, place: str) -> Prompt:
    """`{name: Newsletter, shown: Email Sent, taken: Email Link Clicked, kind: message, hold: campaign, within: 7d}`."""
    known = keys(value, place, ("name", "shown", "taken", "kind", "hold", "within", "inferred"))
    found = take(known, place, "shown", each(events), ())
    if not found:
        raise BadJourney(f"{place}.shown", "a prompt says by which events it is seen that it was shown.")
    return Prompt(
        name=take(known, place, "name", text, "") or _unnamed(place),
        shown=found,
        taken=take(known, place, "taken", each(events), ()),
        kind=take(known, place, "kind", _kind, None),
        hold=take(known, place, "hold", text, ""),
        within=take(known, place, "within", length, USUAL),
        inferred=take(known, place, "inferred", text, ""),
    )


def research(value: Any, place: str) -> Research:
    """`{name: Searches, events: Products Searched, what: query}`, `{name: Reviews, events: ..., depth: examine}`."""
    known = keys(value, place, ("name", "events", "what", "depth", "inferred"))
    found = take(known, place, "events", each(events), ())
    if not found:
        raise BadJourney(f"{place}.events", "research says by which events it is seen.")
    return Research(
        name=take(known, place, "name", text, "") or _unnamed(place),
        events=found,
        what=take(known, place, "what", text, ""),
        depth=take(known, place, "depth", _depth, None),
        inferred=take(known, place, "inferred", text, ""),
    )


def assumed(value: Any, place: str) -> tuple[Assumed, ...]:
    """By lane: `{feelings: [{says: Unsure whether it fits, test: an exit survey}], goals: [...]}`."""
    if not isinstance(value, Mapping):
        raise BadJourney(place, f"rows and sentences are needed, not {shown(value)}.", hint="feelings: [{says: ...}]")
    found: list[Assumed] = []
    for lane, said in value.items():
        if lane not in LANES:
            raise BadJourney(place, f"there is no row “{lane}”.", hint=unknown_name("row", str(lane), LANES).hint)
        found += each(lambda one, at, lane=lane: _assumed(lane, one, at))(said, f"{place}.{lane}")
    return tuple(found)


def plain_prompt(p: Prompt) -> dict[str, Any]:
    return without_empty(
        name=p.name,
        shown=[plain_events(e) for e in p.shown],
        taken=[plain_events(e) for e in p.taken],
        kind=p.kind,
        hold=p.hold,
        within=None if p.within == USUAL else str(p.within),
        inferred=p.inferred,
    )


def plain_research(r: Research) -> dict[str, Any]:
    told = [plain_events(e) for e in r.events]
    return without_empty(name=r.name, events=told, what=r.what, depth=r.depth, inferred=r.inferred)


def plain_assumed(assumed: Sequence[Assumed]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in assumed:
        found.setdefault(one.lane, []).append(without_empty(says=one.says, test=one.test))
    return found


def plain_events(events: Events) -> Any:
    return events.text or _FILTER.dump_python(events.filter, mode="json")


def without_empty(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", [], (), {})}


def _assumed(lane: Lane, value: Any, place: str) -> Assumed:
    if isinstance(value, str):
        return Assumed(lane, text(value, place))
    known = keys(value, place, ("says", "test"))
    return Assumed(lane, text(known.get("says"), f"{place}.says"), take(known, place, "test", text, ""))


def _kind(value: Any, place: str) -> PromptKind:
    if value not in PROMPT_KINDS:
        raise BadJourney(place, f"“{value}” is no kind of prompt.", hint=f"Write one of {', '.join(PROMPT_KINDS)}.")
    return value


def _depth(value: Any, place: str) -> Depth:
    if value not in DEPTHS:
        raise BadJourney(place, f"“{value}” is no depth of research.", hint=f"Write one of {', '.join(DEPTHS)}.")
    return value


def _unnamed(place: str) -> str:
    raise BadJourney(f"{place}.name", "a name is needed.")
