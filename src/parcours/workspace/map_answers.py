"""What does a screen get when it asks for a map? The map as JSON: from what is kept, or counted now and kept."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from parcours.analyses.registry import ask
from parcours.journeymap import Pinned
from parcours.model.errors import BadInput, NotAllowed
from parcours.model.period import period
from parcours.model.segment_text import read_segment, write_segment
from parcours.timeline.snapshot import Snapshot
from parcours.workspace.answers import Stop, asked
from parcours.workspace.maps import mapped, readings_of
from parcours.workspace.voice_pins import pinned
from parcours.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which map: of a period, a group, a day; and, where two stand side by side, what it stands beside."""

    period: str = ""
    among: str = ""  # a segment's text; empty: everybody
    as_of: str = ""  # a day; empty: the latest event
    against: str = ""  # another period
    against_group: str = ""
    against_day: str = ""
    least: int = 0  # groups of fewer people are withheld: on the screen of who holds the data, none
    most: int = 5  # statements of one sort in a cell

    def __post_init__(self) -> None:
        if sum(map(bool, (self.against, self.against_group, self.against_day))) > 1:
            raise NotAllowed(
                "Maps are compared two at a time.", hint="Compare with a period, a group or a day, not several."
            )

    @property
    def two(self) -> bool:
        """Whether it is two maps side by side."""
        return bool(self.against or self.against_group or self.against_day)

    def beside(self) -> Wanted:
        """Itself, where it is two maps."""
        if not self.two:
            raise BadInput("Two maps are compared, and one is named.", hint="Name a period, a group or a day.")
        return self


def answer(workspace: Workspace, wanted: Wanted, *, cancel: Stop | None = None) -> tuple[str, bytes]:
    """The map, or two, as JSON, and the key that it is kept under."""
    snapshot = workspace.views.view(as_of=wanted.as_of or None)
    earlier = workspace.views.view(as_of=wanted.against_day) if wanted.against_day else None
    figures = _figures(workspace)
    quotes = pinned(workspace, snapshot) if not wanted.two and not wanted.among else ()
    key = asked("map", _plain(wanted), *filter(None, (snapshot, earlier)), beside=[figures, quotes])

    def count(stop: Stop) -> bytes:
        return _counted(workspace, wanted, snapshot, earlier, quotes, stop)

    return key, workspace.answers.answer(key, count, cancel=cancel, keep=lambda: _figures(workspace) == figures)


@dataclass(frozen=True, slots=True)
class Day:
    """How many people did something on it."""

    day: str
    people: int


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a map can be of, from the first event's to the last's."""

    first: str  # empty: there are no events
    last: str
    zone: str
    days: tuple[Day, ...]


def days(workspace: Workspace, *, cancel: Stop | None = None) -> Days:
    """The days on which something happened."""
    snapshot = workspace.views.view()

    def count(stop: Stop) -> bytes:
        trend = ask(snapshot.asked(cancel=stop), "trend", {"per": "day"})
        told = [[point.start, point.people] for point in trend.points]
        return json.dumps(told).encode()

    key = asked("days", {}, snapshot)
    told = [Day(*one) for one in json.loads(workspace.answers.answer(key, count, cancel=cancel))]
    first, last = (told[0].day, told[-1].day) if told else ("", "")
    return Days(first, last, snapshot.id.zone, tuple(told))


def _counted(
    workspace: Workspace,
    wanted: Wanted,
    snapshot: Snapshot,
    earlier: Snapshot | None,
    quotes: tuple[Pinned, ...],
    stop: Stop,
) -> bytes:
    now = snapshot.asked(cancel=stop)
    plain = not wanted.two and not wanted.among
    map = mapped(
        now,
        period=wanted.period or None,
        among=wanted.among or None,
        against=wanted.against or None,
        against_group=wanted.against_group or None,
        earlier=earlier and earlier.asked(cancel=stop),
        readings=readings_of(workspace, period(wanted.period), now) if plain else (),
        pinned=quotes,
        least=wanted.least,
        most=wanted.most,
    )
    return json.dumps(map.json(), ensure_ascii=False).encode()


def _plain(wanted: Wanted) -> dict[str, Any]:
    """Two ways to write the same group, or day, are one question."""
    written = {name: write_segment(read_segment(text)) if (text := getattr(wanted, name)) else "" for name in _GROUPS}
    return asdict(replace(wanted, as_of="", against_day="", **written))


_GROUPS = ("among", "against_group")


def _figures(workspace: Workspace) -> int:
    """Up to where figures of nobody were loaded."""
    log = workspace.figures.log
    return 0 if log is None else log.sequence
