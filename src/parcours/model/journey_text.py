"""How is a journey read from text, and written back? `journey.yaml`, or the same nested plainly (as in JSON).

Every error says where (`stages[2].enter.withn`, with its line) and, for a key or name that is not known,
offers the nearest. Values are read by what is expected of them, so that an event may be called `No` or `404`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer

from parcours.model.countries import read_country
from parcours.model.duration import Duration
from parcours.model.errors import ParcoursError
from parcours.model.journey import BadJourney, Journey, Leave, Quiet, Stage, Success
from parcours.model.journey_lanes import assumed, prompt, research
from parcours.model.journey_listening import USUAL
from parcours.model.journey_places import bots, channel_rule, naming, touchpoint
from parcours.model.journey_plain import NO_REFUNDS, plain_of
from parcours.model.journey_reading import (
    at,
    each,
    events,
    keys,
    length,
    said,
    stage_or_none,
    take,
    text,
    whole,
    yes,
)
from parcours.model.journey_yaml import Lines, parse_yaml, write_yaml
from parcours.model.listening_reading import listening
from parcours.model.money import read_currency, read_rates
from parcours.model.naming import UNCHANGED
from parcours.model.rules import AllOf, AnyOf, Did, DidNot, Events, NotThat, Rule
from parcours.model.segment_plain import named_of
from parcours.model.touchpoints import NO_RULES

_JOURNEY = (
    "journey", "zone", "milestone", "stages", "touchpoints", "segments", "channels", "own_sites", "bots", "events",
    "properties", "traits", "currency", "rates", "refunds", "country", "prompts", "research", "listening", "inferred",
)  # fmt: skip
_STAGE = ("name", "enter", "from", "back", "back_after", "leave", "out", "success", "intended", "assumed", "inferred")


def read_journey(text: str | bytes) -> Journey:
    """The journey that YAML text defines."""
    plain, lines = parse_yaml(text)
    try:
        return _journey(plain)
    except BadJourney as error:
        line = _line(lines, error.place)
        raise BadJourney(
            f"Line {line}, {error.place}" if error.place else f"Line {line}", error.bare, hint=error.hint
        ) from None


def journey_of(plain: Any) -> Journey:
    """The journey that nested mappings and lists define, as JSON has them. Texts are read as YAML too."""
    if isinstance(plain, Journey):
        return plain
    if isinstance(plain, str):
        return read_journey(plain)
    return _journey(plain)


def write_journey(journey: Journey) -> str:
    """The journey as YAML text that people can read and review."""
    return write_yaml(plain_of(journey))


def digest(journey: Journey) -> str:
    """A hash of what the definition says; comments and layout do not count."""
    return hashlib.sha256(json.dumps(plain_of(journey), sort_keys=True).encode()).hexdigest()[:16]


JourneyLike = Annotated[
    Journey,
    BeforeValidator(journey_of, json_schema_input_type=dict[str, Any] | str),
    PlainSerializer(plain_of),
]
"""The type of a query's field that takes a journey in any form that `journey_of` reads."""


def _journey(plain: Any) -> Journey:
    known = keys(plain if plain is not None else {}, "", _JOURNEY)
    return Journey(
        name=take(known, "", "journey", text, "Journey"),
        zone=take(known, "", "zone", text, "UTC"),
        milestone=take(known, "", "milestone", events, None),
        stages=take(known, "", "stages", each(_stage), ()),
        touchpoints=take(known, "", "touchpoints", each(touchpoint), ()),
        channels=take(known, "", "channels", each(channel_rule), ()),
        own_sites=take(known, "", "own_sites", each(text), ()),
        bots=take(known, "", "bots", bots, NO_RULES),
        events=take(known, "", "events", naming, UNCHANGED),
        properties=take(known, "", "properties", naming, UNCHANGED),
        traits=take(known, "", "traits", naming, UNCHANGED),
        segments=take(known, "", "segments", said(named_of), ()),
        currency=take(known, "", "currency", said(read_currency), ""),
        rates=take(known, "", "rates", said(read_rates), ()),
        refunds=take(known, "", "refunds", _refunds, None),
        country=take(known, "", "country", said(read_country), ""),
        prompts=take(known, "", "prompts", each(prompt), ()),
        research=take(known, "", "research", each(research), ()),
        listening=take(known, "", "listening", listening, USUAL),
        inferred=take(known, "", "inferred", text, ""),
    )


def _stage(value: Any, place: str) -> Stage:
    known = keys(value, place, _STAGE)
    return Stage(
        name=take(known, place, "name", text, ""),
        enter=take(known, place, "enter", _rule, None),
        come_from=take(known, place, "from", each(text), ()),
        back=take(known, place, "back", yes, False),
        back_after=take(known, place, "back_after", length, None),
        leave=take(known, place, "leave", each(_leave), ()),
        out=take(known, place, "out", _rule, None),
        success=take(known, place, "success", _success, None),
        intended=take(known, place, "intended", each(events), ()),
        assumed=take(known, place, "assumed", assumed, ()),
        inferred=take(known, place, "inferred", text, ""),
    )


def _leave(value: Any, place: str) -> Quiet | Leave:
    if not isinstance(value, Mapping):
        return Leave(_rule(value, place))
    if "quiet" not in value:
        rule = {key: inner for key, inner in value.items() if key != "to"}
        return Leave(_rule(rule, place, more=("to", "quiet")), take(value, place, "to", stage_or_none, None))
    known = keys(value, place, ("quiet", "of", "to"))
    return Quiet(
        take(known, place, "quiet", length, Duration(0)),
        take(known, place, "of", each(events), None),
        take(known, place, "to", stage_or_none, None),
    )


def _rule(value: Any, place: str, more: tuple[str, ...] = ()) -> Rule:
    if not isinstance(value, Mapping) or "kind" in value:
        return Did(events(value, place))
    main = [key for key in ("did", "did_not", "any", "all", "not") if key in value]
    if len(main) != 1:
        keys(value, place, ("did", "did_not", "any", "all", "not", "at_least", "within", *more))
        raise BadJourney(place, "a rule has one of did, did_not, any, all, not.", hint="Nest rules by `all` or `any`.")
    allowed = {"did": ("did", "at_least", "within"), "did_not": ("did_not", "within")}.get(main[0], tuple(main))
    known = keys(value, place, (*allowed, *more))
    if main[0] in ("any", "all"):
        rules = take(known, place, main[0], each(_rule), ())
        if not rules:
            raise BadJourney(
                f"{place}.{main[0]}", "a list of rules is needed.", hint="[Product Added, Checkout Started]"
            )
        return AnyOf(rules) if main[0] == "any" else AllOf(rules)
    if main[0] == "not":
        return NotThat(_rule(known["not"], f"{place}.not"))
    within = take(known, place, "within", length, None)
    if main[0] == "did_not":
        return DidNot(events(known["did_not"], f"{place}.did_not"), within)
    at_least = take(known, place, "at_least", whole, 1)
    try:
        return Did(events(known["did"], f"{place}.did"), at_least, within)
    except ParcoursError as error:
        raise at(f"{place}.at_least", error) from None


def _refunds(value: Any, place: str) -> tuple[Events, ...]:
    """Events, or `none`: no event gives money back, whatever it is called."""
    return () if value in (NO_REFUNDS, []) else each(events)(value, place)


def _success(value: Any, place: str) -> Success:
    known = keys(value, place, ("goal", "rule"))
    return Success(take(known, place, "goal", text, ""), take(known, place, "rule", _rule, None))


def _line(lines: Lines, place: str) -> int:
    """The line of the place, or of the nearest thing around it that the text has."""
    while place and place not in lines:
        place = place[: max(place.rfind("."), place.rfind("["), 0)]
    return lines.get(place, 1)
