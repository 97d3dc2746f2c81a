"""Which of a journey's rules match nothing in the data? They are told, not refused: data may come later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parcours.model.errors import unknown_name
from parcours.model.filters import Compare, Filter, Named, parts
from parcours.model.journey import Journey, Leave
from parcours.model.rules import Events, events_of
from parcours.timeline.snapshot import Snapshot


def unmatched(journey: Journey, filters: Sequence[Filter], matched: int, snapshot: Snapshot) -> list[str]:
    """A sentence for each text of the journey that no event satisfies; `matched`: bits of the others."""
    bit = {filter: number for number, filter in enumerate(filters)}
    notes: dict[str, None] = {}
    for events in _named(journey):
        number = bit.get(events.filter)
        if number is not None and not matched >> number & 1:
            text = events.text or "A filter"
            notes[f"Matches no event: “{text}”. {_advice(events.filter, snapshot)}".strip()] = None
    return list(notes)


def _named(journey: Journey) -> Iterator[Events]:
    for stage in journey.stages:
        for rule in (
            stage.enter,
            stage.out,
            *(leave.rule for leave in stage.leave if isinstance(leave, Leave)),
        ):
            yield from events_of(rule) if rule else ()
        for leave in stage.leave:
            yield from () if isinstance(leave, Leave) or leave.of is None or len(leave.of) > 1 else leave.of
    if journey.milestone:
        yield journey.milestone


def _advice(filter: Filter, snapshot: Snapshot) -> str:
    for part in parts(filter):
        if isinstance(part, Named):
            for name in part.names:
                if not snapshot.names.codes(name):
                    return _hint("event", name, snapshot.names)
        elif isinstance(part, Compare) and part.name not in snapshot.properties(part.of):
            return _hint("property" if part.of == "event" else "trait", part.name, snapshot.properties(part.of))
    return ""


def _hint(what: str, name: str, known: Iterable[str]) -> str:
    error = unknown_name(what, name, known)
    return f"{error} {error.hint}"
