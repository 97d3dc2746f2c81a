"""What did one person do, event by event? A page of their way, and all that is told of one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from parcours.analyses.voice.query import VoiceQuery
from parcours.analyses.voice.sources import sources
from parcours.model.errors import UnknownName, unknown_name
from parcours.model.journey import OUT
from parcours.model.touchpoints import CHANNEL, ENTERED, STAGE, TOUCHPOINT
from parcours.people.places import Place, positions
from parcours.people.values import money, telling, values
from parcours.store.columns import FIXED
from parcours.text.shown import shown
from parcours.timeline.snapshot import Snapshot

_WORDS, _ABOUT, _VALUE = 2_000, 160, 2_000  # letters
_IDS = ("user", "email", "phone", "anonymous")
MOST = 500


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of one person."""

    row: int  # in the log
    time: int  # seconds since 1970
    day: bool  # only the day is known
    event: str
    stage: str | None  # in which the person was then; None: in none
    entered: bool  # the event brought them there
    touchpoint: str | None
    channel: str | None
    about: str  # what of, in a word: a product, what was searched, a page
    words: str  # what they said, masked
    cut: bool  # there is more of it
    score: float | None
    money: float | None
    currency: str | None


@dataclass(frozen=True, slots=True)
class EventsFound:
    """A page of events."""

    happenings: list[Happening]
    events: int  # those asked for, on all pages
    next: int | None  # where the next page begins


@dataclass(frozen=True, slots=True)
class PropertyTold:
    """A property of one event."""

    name: str
    value: str | float | bool | list[str | float | bool]


@dataclass(frozen=True, slots=True)
class Detail:
    """All that is told of one event; texts are masked."""

    row: int
    event: str
    properties: list[PropertyTold]
    ids: list[str]  # by which the row is theirs, each kind:value
    source: str
    origin: str
    load: str


def way(
    snapshot: Snapshot,
    place: Place,
    *,
    events: Sequence[str] = (),
    said: bool = False,
    newest: bool = True,
    upto: int | None = None,
    begin: int = 0,
    most: int = 50,
) -> EventsFound:
    """Some of the events: of these names, or those at which something was said; the newest first, or the oldest;
    `upto`: not before (not behind) that second, in the order of reading."""
    at = positions(snapshot, place)
    feedback = {one.event: one for one in sources(snapshot, VoiceQuery())}
    wanted = set(events)
    for name in wanted:
        if name not in snapshot.names:
            raise unknown_name("event", name, snapshot.names)
    if said:
        wanted = {name for name in feedback if not wanted or name in wanted}
    if said or wanted:
        known = [code for code, _ in enumerate(snapshot.names.logged) if snapshot.names.name(code) in wanted]
        at = at[np.isin(place.generation.code[at], np.array(known, np.int64))]
    times = place.generation.time[at]
    if upto is not None:
        at = at[times <= upto] if newest else at[times >= upto]
    in_all = len(at)
    at = at[::-1] if newest else at
    page = at[begin : begin + most]
    return EventsFound(_told(snapshot, place, page, feedback), in_all, begin + most if begin + most < in_all else None)


def detail(snapshot: Snapshot, place: Place, row: int) -> Detail:
    """One event of the person."""
    g = place.generation
    at = positions(snapshot, place)
    found = at[g.rows(at) == row]
    if not len(found):
        raise UnknownName("This person has no such event.", hint="Open the person again.")
    called = _columns(snapshot)
    ids = [c for c in snapshot.log.columns() if c in _IDS or c.startswith("o.")]
    fixed = [c for c in ("source", "origin", "load") if c in FIXED.names]
    batches = list(snapshot.log.scan([*fixed, *ids, *called], after=row - 1, upto=row))
    told: dict[str, Any] = pa.Table.from_batches(batches).to_pylist()[0] if batches else {}
    properties = {called[column]: _value(told[column]) for column in called if told.get(column) not in (None, [])}
    return Detail(
        row=row,
        event=snapshot.names.name(int(g.code[found[0]])),
        properties=[PropertyTold(name, properties[name]) for name in sorted(properties, key=str.casefold)],
        ids=[f"{column.removeprefix('o.')}:{told[column]}" for column in ids if told.get(column)],
        source=told.get("source") or "",
        origin=told.get("origin") or "",
        load=told.get("load") or "",
    )


def _columns(snapshot: Snapshot) -> dict[str, str]:
    """Columns of the log, and the names by which their properties go."""
    found: dict[str, str] = {}
    for name in snapshot.properties("event"):
        for column in snapshot.columns_of(name):
            found |= dict.fromkeys(snapshot.told_by(column), name)
    return found


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return [_value(one) for one in value[:50]]
    return shown(value, _VALUE)[0] if isinstance(value, str) else value


def _told(snapshot: Snapshot, place: Place, at: NDArray[np.int64], feedback: dict[str, Any]) -> list[Happening]:
    g = place.generation
    names = [snapshot.names.name(code) for code in g.code[at].tolist()]
    own = [_own(snapshot, place, at, name) for name in (STAGE, ENTERED, TOUCHPOINT, CHANNEL)]
    about = _about(snapshot, place, at)
    words = _words(snapshot, place, at, names, feedback)
    scores = _scores(snapshot, place, at, names, feedback)
    worth = money(snapshot)
    amounts = values(snapshot, g, worth, "n", at) if worth else [None] * len(at)
    currencies = values(snapshot, g, f"{worth}.currency", "s", at) if worth else [None] * len(at)
    days = _days(place, at)
    made = []
    for n, position in enumerate(at.tolist()):
        stage, entered, touchpoint, channel = (column[n] for column in own)
        said, cut = shown(str(words[n]), _WORDS) if words[n] else ("", False)
        made.append(
            Happening(
                row=int(g.rows(np.array([position]))[0]),
                time=int(g.time[position]),
                day=bool(days[n]),
                event=names[n],
                stage=stage,
                entered=entered is not None and entered != OUT,
                touchpoint=touchpoint,
                channel=channel,
                about=shown(_short(str(about[n])), _ABOUT)[0] if about[n] else "",
                words=said,
                cut=cut,
                score=scores[n],
                money=amounts[n],
                currency=currencies[n],
            )
        )
    return made


def _own(snapshot: Snapshot, place: Place, at: NDArray[np.int64], property: str) -> Sequence[Any | None]:
    """What our own rules tell of the events."""
    known = snapshot.properties("event")
    return values(snapshot, place.generation, property, "s", at) if property in known else [None] * len(at)


def _about(snapshot: Snapshot, place: Place, at: NDArray[np.int64]) -> Sequence[Any | None]:
    found: list[Any | None] = [None] * len(at)
    for property in telling(snapshot):
        for n, value in enumerate(values(snapshot, place.generation, property, "s", at)):
            found[n] = found[n] or value
    return found


def _short(value: str) -> str:
    """Of an address what follows the site."""
    scheme, mark, rest = value.partition("://")
    if not mark or " " in scheme:
        return value
    return "/" + rest.partition("/")[2].partition("?")[0]


def _words(
    snapshot: Snapshot, place: Place, at: NDArray[np.int64], names: Sequence[str], feedback: dict[str, Any]
) -> Sequence[Any | None]:
    found: list[Any | None] = [None] * len(at)
    for property in {one.text for one in feedback.values() if one.text}:
        here = [n for n, name in enumerate(names) if name in feedback and feedback[name].text == property]
        if here:
            for n, value in zip(here, values(snapshot, place.generation, property, "s", at[here]), strict=True):
                found[n] = value
    return found


def _scores(
    snapshot: Snapshot, place: Place, at: NDArray[np.int64], names: Sequence[str], feedback: dict[str, Any]
) -> Sequence[Any | None]:
    found: list[Any | None] = [None] * len(at)
    for property in {score for one in feedback.values() for score in one.scores}:
        here = [n for n, name in enumerate(names) if name in feedback and property in feedback[name].scores]
        if here:
            for n, value in zip(here, values(snapshot, place.generation, property, "n", at[here]), strict=True):
                found[n] = value if found[n] is None else found[n]
    return found


def _days(place: Place, at: NDArray[np.int64]) -> NDArray[np.bool_]:
    bits = place.generation.day
    if not len(bits):
        return np.zeros(len(at), np.bool_)
    return (bits[at >> 3] >> (at & 7).astype(np.uint8) & 1).astype(np.bool_)
