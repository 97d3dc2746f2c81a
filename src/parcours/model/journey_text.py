"""How is a journey read from text, and written back? `journey.yaml`, or the same nested plainly (as in JSON).

Every error says where (`stages[2].enter.withn`, with its line) and, for a key or name that is not known,
offers the nearest. Values are read by what is expected of them, so that an event may be called `No` or `404`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, PlainSerializer, TypeAdapter, ValidationError

from parcours.model.duration import Duration, duration
from parcours.model.errors import ParcoursError, unknown_name
from parcours.model.filter_text import read_filter
from parcours.model.filters import Filter
from parcours.model.journey import BadJourney, Journey, Leave, Quiet, Stage, Success, Touchpoint
from parcours.model.journey_plain import plain_of
from parcours.model.journey_yaml import Lines, parse_yaml, write_yaml
from parcours.model.rules import AllOf, AnyOf, Did, DidNot, Events, NotThat, Rule

T = TypeVar("T")
_FILTER: TypeAdapter[Filter] = TypeAdapter(Filter)
_STAGE = ("name", "enter", "from", "back", "back_after", "leave", "out", "success", "intended")


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
    known = _keys(plain if plain is not None else {}, "", ("journey", "zone", "milestone", "stages", "touchpoints"))
    return Journey(
        name=_take(known, "", "journey", _text, "Journey"),
        zone=_take(known, "", "zone", _text, "UTC"),
        milestone=_take(known, "", "milestone", _events, None),
        stages=_take(known, "", "stages", _each(_stage), ()),
        touchpoints=_take(known, "", "touchpoints", _each(_touchpoint), ()),
    )


def _stage(value: Any, place: str) -> Stage:
    known = _keys(value, place, _STAGE)
    return Stage(
        name=_take(known, place, "name", _text, ""),
        enter=_take(known, place, "enter", _rule, None),
        come_from=_take(known, place, "from", _each(_text), ()),
        back=_take(known, place, "back", _yes, False),
        back_after=_take(known, place, "back_after", _length, None),
        leave=_take(known, place, "leave", _each(_leave), ()),
        out=_take(known, place, "out", _rule, None),
        success=_take(known, place, "success", _success, None),
        intended=_take(known, place, "intended", _each(_events), ()),
    )


def _leave(value: Any, place: str) -> Quiet | Leave:
    if not isinstance(value, Mapping):
        return Leave(_rule(value, place))
    if "quiet" not in value:
        rule = {key: inner for key, inner in value.items() if key != "to"}
        return Leave(_rule(rule, place, more=("to", "quiet")), _take(value, place, "to", _stage_or_none, None))
    known = _keys(value, place, ("quiet", "of", "to"))
    return Quiet(
        _take(known, place, "quiet", _length, Duration(0)),
        _take(known, place, "of", _each(_events), None),
        _take(known, place, "to", _stage_or_none, None),
    )


def _rule(value: Any, place: str, more: tuple[str, ...] = ()) -> Rule:
    if not isinstance(value, Mapping) or "kind" in value:
        return Did(_events(value, place))
    main = [key for key in ("did", "did_not", "any", "all", "not") if key in value]
    if len(main) != 1:
        _keys(value, place, ("did", "did_not", "any", "all", "not", "at_least", "within", *more))
        raise BadJourney(place, "a rule has one of did, did_not, any, all, not.", hint="Nest rules by `all` or `any`.")
    allowed = {"did": ("did", "at_least", "within"), "did_not": ("did_not", "within")}.get(main[0], tuple(main))
    known = _keys(value, place, (*allowed, *more))
    if main[0] in ("any", "all"):
        rules = _take(known, place, main[0], _each(_rule), ())
        if not rules:
            raise BadJourney(
                f"{place}.{main[0]}", "a list of rules is needed.", hint="[Product Added, Checkout Started]"
            )
        return AnyOf(rules) if main[0] == "any" else AllOf(rules)
    if main[0] == "not":
        return NotThat(_rule(known["not"], f"{place}.not"))
    within = _take(known, place, "within", _length, None)
    if main[0] == "did_not":
        return DidNot(_events(known["did_not"], f"{place}.did_not"), within)
    at_least = _take(known, place, "at_least", _whole, 1)
    try:
        return Did(_events(known["did"], f"{place}.did"), at_least, within)
    except ParcoursError as error:
        raise _at(f"{place}.at_least", error) from None


def _success(value: Any, place: str) -> Success:
    known = _keys(value, place, ("goal", "rule"))
    return Success(_take(known, place, "goal", _text, ""), _take(known, place, "rule", _rule, None))


def _touchpoint(value: Any, place: str) -> Touchpoint:
    known = _keys(value, place, ("name", "events", "channel"))
    return Touchpoint(
        _take(known, place, "name", _text, ""),
        _take(known, place, "events", _each(_events), ()),
        _take(known, place, "channel", _text, ""),
    )


def _events(value: Any, place: str) -> Events:
    try:
        if isinstance(value, Mapping) and "kind" in value:
            return Events(_FILTER.validate_python(value))
        text = _text(value, place)
        return Events(read_filter(text), text)
    except ValidationError as error:
        raise BadJourney(place, f"this is no filter: {error.errors()[0]['msg']}.", hint="Write it as text.") from None
    except ParcoursError as error:
        raise _at(place, error) from None


def _keys(value: Any, place: str, known: tuple[str, ...]) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        hint = f"The keys known here: {', '.join(known)}."
        raise BadJourney(place, f"keys and values are needed, not {_shown(value)}.", hint=hint)
    for key in value:
        if key not in known:
            error = unknown_name("key", str(key), known)
            raise BadJourney(f"{place}.{key}".lstrip("."), f"there is no key “{key}” here.", hint=error.hint)
    return value


def _take(known: Mapping[str, Any], place: str, key: str, read: Callable[[Any, str], T], default: Any) -> T:
    value = known.get(key)
    return default if value is None else read(value, f"{place}.{key}".lstrip("."))


def _each(read: Callable[[Any, str], T]) -> Callable[[Any, str], tuple[T, ...]]:
    """Reads a list of things, or a single one as a list of one."""

    def read_all(value: Any, place: str) -> tuple[T, ...]:
        items = value if isinstance(value, list | tuple) else [value]
        return tuple(read(item, f"{place}[{number}]") for number, item in enumerate(items))

    return read_all


def _text(value: Any, place: str) -> str:
    if isinstance(value, str | int | float) and str(value).strip():
        return str(value).strip()
    raise BadJourney(place, f"a text is needed, not {_shown(value)}.")


def _stage_or_none(value: Any, place: str) -> str | None:
    name = _text(value, place)
    return None if name == "none" else name


def _length(value: Any, place: str) -> Duration:
    try:
        return duration(value)
    except ParcoursError as error:
        raise _at(place, error) from None


def _whole(value: Any, place: str) -> int:
    if (isinstance(value, str) and value.strip().isdecimal() and len(value) < 12) or type(value) is int:
        return int(value)
    raise BadJourney(place, f"a whole number is needed, not {_shown(value)}.", hint="Write it in digits: 4.")


def _yes(value: Any, place: str) -> bool:
    words = {"true": True, "yes": True, "false": False, "no": False}
    if str(value).casefold() in words:
        return words[str(value).casefold()]
    raise BadJourney(place, f"true or false is needed, not {_shown(value)}.")


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "nothing"
    return "a list" if isinstance(value, list | tuple) else "keys" if isinstance(value, Mapping) else f"“{value}”"


def _at(place: str, error: ParcoursError) -> BadJourney:
    return error if isinstance(error, BadJourney) else BadJourney(place, str(error), hint=error.hint)


def _line(lines: Lines, place: str) -> int:
    """The line of the place, or of the nearest thing around it that the text has."""
    while place and place not in lines:
        place = place[: max(place.rfind("."), place.rfind("["), 0)]
    return lines.get(place, 1)
