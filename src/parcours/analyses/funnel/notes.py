"""What must a reader of a funnel know besides the figures?"""

from __future__ import annotations

from collections.abc import Iterator

from parcours.analyses.funnel.query import FunnelQuery
from parcours.analyses.terminal import many
from parcours.timeline.snapshot import Snapshot


def notes(snapshot: Snapshot, query: FunnelQuery, unfinished: int, placed: int) -> Iterator[str]:
    """As sentences. `unfinished`: who entered too late; `placed`: who has events of which only the day is known."""
    one = query.unit.removesuffix("s")
    if unfinished:
        yield (
            f"{many(unfinished, f'more {one}')} entered less than {query.within} before the end of what was "
            "counted; they are in no ratio, whether they went on or not."
        )
    if placed:
        yield (
            f"{many(placed, one)} had events of which only the day is known: these are placed within "
            "the day where they carry the person furthest."
        )
    if query.unit == "sessions" and any(len(g.day) for g in snapshot.generations):
        yield "Events of which only the day is known belong to no session and are left out."
    yield from _steps(query)
    if query.unit == "occurrences":
        of = "" if query.hold is None else f" of one {query.hold}"
        yield (
            f"An occurrence is one attempt{of}: it begins with the first step, and is over when it is complete, or "
            f"when {query.within} have passed without another first step. Occurrences of one person do not overlap."
        )
    if query.hold is not None:
        yield f"All steps of a chain have the same {query.hold}."
    if query.by is not None:
        yield _breakdown(query)
    if query.per is not None:
        whose = "An occurrence counts in the" if query.unit == "occurrences" else f"Each {one} counts once in each"
        yield f"{whose} {query.per} of entry, and may end in a later one."


def _steps(query: FunnelQuery) -> Iterator[str]:
    if query.order == "any order":
        yield "Steps count in any order: " + ", ".join(step.name for step in query.steps) + "."
    if optional := [step.name for step in query.steps if step.optional]:
        them = "it" if len(optional) == 1 else "them"
        yield (
            f"{' and '.join(optional)}: optional, so the other steps are counted as without {them}. What is told of an "
            "optional step is of the funnel in which it is required."
        )
    if limits := [f"{step.name} within {step.within}" for step in query.steps if step.within is not None]:
        yield f"Of the step before: {', '.join(limits)}."


def _breakdown(query: FunnelQuery) -> str:
    assert query.by is not None
    places = {"first": "the first step", "last": "the last step that was reached"}
    where = places[query.by.at] if isinstance(query.by.at, str) else f"step {query.by.at}"
    several = "" if query.ties == "arrival" else "; of several events at that instant the least value"
    return f"Broken down by {query.by} at {where}{several}."
