"""Which names are there that look like what somebody types, and how often does each occur?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal
from weakref import WeakKeyDictionary

from parcours.analyses.among import among
from parcours.model.errors import ParcoursError
from parcours.model.filters import Scalar
from parcours.model.journey import Journey
from parcours.model.property import TRAIT
from parcours.model.segments import Called
from parcours.timeline.occurring import values
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.staged import staged
from parcours.timeline.tally import occurring

Of = Literal["event", "property", "number", "trait", "value", "segment", "stage", "prompt"]
MOST = 200
_known: WeakKeyDictionary[Snapshot, dict[tuple[Of, str], list[Found]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Found:
    """A name and how often it occurs: events, people, whichever can be told at once."""

    name: str
    events: int | None = None
    people: int | None = None
    types: tuple[str, ...] = ()  # of a property's values: n, s, b
    value: Scalar | None = None  # of a value: as it would be compared with


@dataclass(frozen=True, slots=True)
class LookedUp:
    """The likeliest first; `of`: how many there are that are like it."""

    found: tuple[Found, ...]
    of: int


def look_up(view: Snapshot, of: Of, like: str = "", *, property: str = "", most: int = 50) -> LookedUp:
    """Names like what was typed: those that begin so, then those of which a word does, then those that hold it."""
    known = _known.setdefault(view.root, {})
    key = (of, property)
    if key not in known:
        known[key] = _all(view, of, property)
    typed = like.strip().casefold()
    ranked = [(rank, found) for found in known[key] if (rank := _rank(typed, found.name.casefold())) is not None]
    ranked.sort(key=lambda one: one[0])  # stays in order of frequency within a rank
    return LookedUp(tuple(found for _, found in ranked[: min(most, MOST)]), len(ranked))


def _rank(typed: str, name: str) -> int | None:
    at = name.find(typed)
    if at < 0:
        return None
    begins = any(word.startswith(typed) for word in name.replace(".", " ").replace("_", " ").split())
    return 0 if at == 0 else 1 if begins else 2


def _all(view: Snapshot, of: Of, property: str) -> list[Found]:
    journey = view.journey or Journey()
    match of:
        case "event":
            return [Found(one.name, one.events, one.people) for one in occurring(view)]
        case "property" | "number":
            return [_typed(name, types) for name, types in view.properties("event").items() if _fits(of, types)]
        case "trait":
            return [_typed(name, types) for name, types in view.properties("person").items()]
        case "value":
            trait = property.startswith(TRAIT)
            told = values(view, property.removeprefix(TRAIT), "person" if trait else "event")
            counts = [(value, None, n) if trait else (value, n, None) for value, n in told]
            return [Found(_said(value), events, people, value=value) for value, events, people in counts]
        case "segment":
            return _counted((s.name for s in journey.segments), lambda name: _people(view, name))
        case "stage":
            where = staged(view) if journey.stages else None
            return _counted(journey.names, lambda name: where.now(name).people if where else 0)
        case "prompt":
            return [Found(prompt.name) for prompt in journey.prompts]


def _typed(name: str, types: Iterable[str]) -> Found:
    return Found(name, types=tuple(sorted(types)))


def _fits(of: Of, types: Iterable[str]) -> bool:
    return of == "property" or "n" in types


def _counted(names: Iterable[str], people: Callable[[str], int | None]) -> list[Found]:
    return [Found(name, people=people(name)) for name in names]


def _people(view: Snapshot, segment: str) -> int | None:
    try:
        who = among(view, Called(segment))
    except ParcoursError:  # its rule names what is not there: it is listed, and says so when it is used
        return None
    return who and who.people


def _said(value: Scalar) -> str:
    return (
        ("yes" if value else "no") if isinstance(value, bool) else value if isinstance(value, str) else f"{value:.15g}"
    )
