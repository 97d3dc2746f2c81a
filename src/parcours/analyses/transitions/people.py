"""Who went from one event to another, began with one, or ended with it? The parts of an answer, as people."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among, no_part, people_of
from parcours.analyses.transitions.query import TransitionsQuery
from parcours.model.errors import unknown_name
from parcours.timeline.driver import run
from parcours.timeline.generation import Generation
from parcours.timeline.marks import Marks
from parcours.timeline.members import Members, nobody
from parcours.timeline.plan import mark
from parcours.timeline.predicates import CODES
from parcours.timeline.snapshot import Snapshot

_END = -1  # the number that stands before the first event and after the last


@people_of("transitions", parts="A -> B, began with A, ended with A")
def who(snapshot: Snapshot, query: TransitionsQuery, part: str) -> Members:
    """The people of a part."""
    before, after = _pair(snapshot, part)
    period = query.period.seconds(snapshot.zone)
    people = among(snapshot, query.among)
    one = _one_code(snapshot)
    plan = mark(snapshot, [], where=query.where, between=period, every=True, among=people)

    def task(marks: Marks) -> tuple[Generation, NDArray[np.uint32]]:
        subject, code = marks.subject, one[marks.code]
        if query.days == "left out" and len(marks.day):
            subject, code = subject[marks.day == 0], code[marks.day == 0]
        first = np.append(True, subject[1:] != subject[:-1])[: len(subject)]
        if query.fold_repeats:
            kept = first | np.append(True, code[1:] != code[:-1])[: len(code)]
            subject, code, first = subject[kept], code[kept], first[kept]
        last = np.append(first[1:], True)[: len(first)]
        came = np.where(first, _END, np.append(_END, code[:-1])[: len(code)])
        went = (code == after) & (came == before) if after != _END else (code == before) & last
        return marks.generation, subject[went].copy()

    found = nobody(snapshot)
    for generation, these in run(plan, task, cancel=snapshot.cancel):
        found.of(generation)[these] = True
    return found


def _pair(snapshot: Snapshot, part: str) -> tuple[int, int]:
    before, arrow, after = part.partition(" -> ")
    if arrow:
        return _code(snapshot, before), _code(snapshot, after)
    if part.startswith("began with "):
        return _END, _code(snapshot, part.removeprefix("began with "))
    if part.startswith("ended with "):
        return _code(snapshot, part.removeprefix("ended with ")), _END
    raise no_part("transitions", part)


def _one_code(snapshot: Snapshot) -> NDArray[np.int64]:
    """For each code the one that stands for all of its name."""
    one = np.arange(CODES)
    for name in snapshot.names:
        codes = snapshot.names.codes(name)
        one[list(codes)] = codes[0] if codes else _END
    return one


def _code(snapshot: Snapshot, name: str) -> int:
    codes = snapshot.names.codes(name)
    if not codes:
        raise unknown_name("event", name, snapshot.names)
    return codes[0]
