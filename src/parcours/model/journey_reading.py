"""How are the values of a definition read? By what is expected of them; an error says the place, and what to write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from parcours.model.duration import Duration, duration
from parcours.model.errors import ParcoursError, unknown_name
from parcours.model.filter_text import read_filter
from parcours.model.filters import Filter
from parcours.model.journey import BadJourney
from parcours.model.rules import Events

T = TypeVar("T")
_FILTER: TypeAdapter[Filter] = TypeAdapter(Filter)


def events(value: Any, place: str) -> Events:
    """Events as a filter's text, or its JSON."""
    try:
        if isinstance(value, Mapping) and "kind" in value:
            return Events(_FILTER.validate_python(value))
        written = text(value, place)
        return Events(read_filter(written), written)
    except ValidationError as error:
        raise BadJourney(place, f"this is no filter: {error.errors()[0]['msg']}.", hint="Write it as text.") from None
    except ParcoursError as error:
        raise at(place, error) from None


def keys(value: Any, place: str, known: tuple[str, ...]) -> Mapping[str, Any]:
    """A mapping with no keys but the known ones."""
    if not isinstance(value, Mapping):
        hint = f"The keys known here: {', '.join(known)}."
        raise BadJourney(place, f"keys and values are needed, not {shown(value)}.", hint=hint)
    for key in value:
        if key not in known:
            error = unknown_name("key", str(key), known)
            raise BadJourney(f"{place}.{key}".lstrip("."), f"there is no key “{key}” here.", hint=error.hint)
    return value


def take(known: Mapping[str, Any], place: str, key: str, read: Callable[[Any, str], T], default: Any) -> T:
    """What stands under the key, read at its place; the default where nothing does."""
    value = known.get(key)
    return default if value is None else read(value, f"{place}.{key}".lstrip("."))


def each(read: Callable[[Any, str], T]) -> Callable[[Any, str], tuple[T, ...]]:
    """Reads a list of things, or a single one as a list of one."""

    def read_all(value: Any, place: str) -> tuple[T, ...]:
        items = value if isinstance(value, list | tuple) else [value]
        return tuple(read(item, f"{place}[{number}]") for number, item in enumerate(items))

    return read_all


def said(read: Callable[[Any], T]) -> Callable[[Any, str], T]:
    """Reads what another module knows how to read; its errors then say where."""

    def read_here(value: Any, place: str) -> T:
        try:
            return read(value)
        except ParcoursError as error:
            raise at(place, error) from None

    return read_here


def text(value: Any, place: str) -> str:
    if isinstance(value, str | int | float) and str(value).strip():
        return str(value).strip()
    raise BadJourney(place, f"a text is needed, not {shown(value)}.")


def stage_or_none(value: Any, place: str) -> str | None:
    name = text(value, place)
    return None if name == "none" else name


def length(value: Any, place: str) -> Duration:
    try:
        return duration(value)
    except ParcoursError as error:
        raise at(place, error) from None


def whole(value: Any, place: str) -> int:
    if (isinstance(value, str) and value.strip().isdecimal() and len(value) < 12) or type(value) is int:
        return int(value)
    raise BadJourney(place, f"a whole number is needed, not {shown(value)}.", hint="Write it in digits: 4.")


def yes(value: Any, place: str) -> bool:
    words = {"true": True, "yes": True, "false": False, "no": False}
    if str(value).casefold() in words:
        return words[str(value).casefold()]
    raise BadJourney(place, f"true or false is needed, not {shown(value)}.")


def shown(value: Any) -> str:
    if value is None or value == "":
        return "nothing"
    return "a list" if isinstance(value, list | tuple) else "keys" if isinstance(value, Mapping) else f"“{value}”"


def at(place: str, error: ParcoursError) -> BadJourney:
    return error if isinstance(error, BadJourney) else BadJourney(place, str(error), hint=error.hint)
