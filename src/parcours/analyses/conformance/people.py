"""Who keeps to the intended way, and who departs how? The parts of an answer, as people."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among, no_part, people_of
from parcours.analyses.conformance.alignment import OF_STEPS, Alignment, Looked
from parcours.analyses.conformance.compute import intended
from parcours.analyses.conformance.likeness import Liked, Likeness
from parcours.analyses.conformance.query import ConformanceQuery
from parcours.timeline.marks import Marks
from parcours.timeline.members import Members
from parcours.timeline.places import Places
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.view import people

_PARTS = "keep, departed, unfinished, and a departure's kind and event: skipped Cart, in between Chat, stopped"
Choose = Callable[[Looked | Liked], NDArray[np.bool_]]


@people_of("conformance", parts=_PARTS)
def who(snapshot: Snapshot, query: ConformanceQuery, part: str) -> Members:
    """The people of a part."""
    members = among(snapshot, query.among)
    if query.like is not None:
        way = Likeness(snapshot, query, members)
        choose = _of_pattern(part, way.places)
    else:
        steps = intended(snapshot.journey, query)[1]
        way = Alignment(snapshot, query, steps, members)
        choose = _of_steps(part, [step.name for step in steps], way.places)

    def task(marks: Marks) -> NDArray[np.int64]:
        looked = way.look(marks)
        these = looked.late if part == "unfinished" else ~looked.late & choose(looked)
        return looked.way.person(looked.first[these])

    return people(snapshot, way.plan, task)


def _of_steps(part: str, steps: list[str], places: Places) -> Choose:
    if part in ("keep", "departed", "unfinished"):
        return lambda looked: looked.departed() == (part == "departed")  # type: ignore[union-attr]
    for kind in OF_STEPS:
        if part.startswith(f"{kind} ") and (name := part.removeprefix(f"{kind} ")) in steps:
            return lambda looked: looked.flags[kind][:, [s == name for s in steps]].any(axis=1)  # type: ignore[union-attr]
    if part.startswith("in between "):
        name = part.removeprefix("in between ")

        def had(looked: Looked | Liked) -> NDArray[np.bool_]:
            assert isinstance(looked, Looked)
            labels = np.array([places.label(place) == name for place in looked.place.tolist()], np.bool_)
            found = np.zeros(len(looked.late), np.bool_)
            found[looked.at_place[labels]] = True
            return found

        return had
    raise no_part("conformance", part)


def _of_pattern(part: str, places: Places) -> Choose:
    def left(looked: Looked | Liked) -> NDArray[np.bool_]:
        assert isinstance(looked, Liked)
        if part in ("keep", "unfinished"):
            return looked.like
        if part == "departed":
            return ~looked.like
        if part == "stopped":
            return ~looked.like & (looked.at < 0)
        found = ~looked.like & (looked.at >= 0)
        name = part.removeprefix("instead ")
        found[found] = [places.label(place) == name for place in looked.way.place(looked.at[found]).tolist()]
        return found

    if part not in ("keep", "departed", "unfinished", "stopped") and not part.startswith("instead "):
        raise no_part("conformance", part)
    return left
