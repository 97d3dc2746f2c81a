"""Who are the people behind a figure of an answer? Parts of answers as rules, and `among` of every question.

Any part of an answer that is a group of people can become a segment. It is kept as the question and the part's name,
never as a list, so that it is asked again of each snapshot:

    {answer: {question: funnel, query: {steps: [View, Order], within: 7 days}, part: left after 1}}

A question offers its parts by a function in its folder:

    @people_of("funnel", parts="entered, converted, reached N, left after N, unfinished")
    def who(snapshot: Snapshot, query: FunnelQuery, part: str) -> Members: ...
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from parcours.analyses.registry import find, read_query, seen_by
from parcours.analyses.terminal import many
from parcours.model.errors import BadInput, NotAllowed
from parcours.model.receipt import Receipt
from parcours.model.segment_options import canonical
from parcours.model.segment_text import write_segment
from parcours.model.segments import OfAnswer, Segment
from parcours.timeline.members import Members, drawn, everybody
from parcours.timeline.segments import members
from parcours.timeline.snapshot import Snapshot

Who = Callable[[Snapshot, Any, str], Members]
"""The people of a part; a part that the answer does not have is raised as `no_part`."""


@dataclass(frozen=True, slots=True)
class _Parts:
    told: str
    who: Who


_known: dict[str, _Parts] = {}


def people_of(question: str, *, parts: str) -> Callable[[Who], Who]:
    """Register the decorated function as the one that finds the people of a question's parts; `parts` says which."""

    def register(who: Who) -> Who:
        _known[question] = _Parts(parts, who)
        return who

    return register


def among(snapshot: Snapshot, segment: Segment | None) -> Members | None:
    """The people that a query is about: everybody (None), or a segment's. To be handed to `plan.mark`."""
    return None if segment is None else members(snapshot, segment, _answered)


def some_among(snapshot: Snapshot, segment: Segment | None, sample: int | None) -> tuple[Members | None, list[str]]:
    """Likewise, but no more than about `sample` people, drawn evenly (None: all); and what a reader must know of it."""
    who = among(snapshot, segment)
    of = people_in(snapshot, who)
    if sample is None or of <= sample:
        return who, told(segment, who)
    some = drawn(who or everybody(snapshot), sample)
    return some, [*told(segment, who), f"Counted of {some.people:,} people, drawn evenly from {of:,}."]


def people_in(snapshot: Snapshot, who: Members | None) -> int:
    """How many people the question is about."""
    return snapshot.people if who is None else who.people


def told(segment: Segment | None, who: Members | None) -> list[str]:
    """What a reader must know of whom the question was about: nothing where that is everybody."""
    if segment is None or who is None:
        return []
    return [f"Only of {many(who.people, 'person', 'people')}: {write_segment(segment)}."]


def part_of(receipt: Receipt, part: str) -> OfAnswer:
    """The segment of the people in a part of the answer that has this receipt."""
    if receipt.question not in _known:
        raise _none_in(receipt.question)
    return OfAnswer(receipt.question, canonical(dict(receipt.query)), part)


def no_part(question: str, part: str) -> BadInput:
    """The error for a part that an answer does not have."""
    return BadInput(f"The answer of {question} has no part “{part}”.", hint=f"Its parts: {_known[question].told}.")


def _answered(snapshot: Snapshot, answer: OfAnswer) -> Members:
    question = find(answer.question).name
    if question not in _known:
        raise _none_in(question)
    query = read_query(question, json.loads(answer.query))
    return _known[question].who(seen_by(snapshot, query), query, answer.part)


def _none_in(question: str) -> NotAllowed:
    hint = f"These have: {', '.join(sorted(_known))}." if _known else ""
    return NotAllowed(f"The parts of an answer of {question} are no groups of people.", hint=hint)
