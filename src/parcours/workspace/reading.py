"""What does a text say that somebody types into a form, and how many people is it about? Or why can it not be read?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from pydantic import TypeAdapter, ValidationError

from parcours.analyses.among import among
from parcours.analyses.funnel.steps import FunnelStep, FunnelStepLike
from parcours.model.errors import BadInput, ParcoursError
from parcours.model.filter_text import FilterLike, write_filter
from parcours.model.filters import Filter
from parcours.model.segment_parts import Sentence, sentence
from parcours.model.segment_plain import segment_of
from parcours.model.segment_text import write_segment
from parcours.model.segments import Happened, Segment
from parcours.timeline.snapshot import Snapshot

Kind = Literal["filter", "step", "segment"]


@dataclass(frozen=True, slots=True)
class Read:
    """What it says, in parts and as its own text again; or what is wrong with it."""

    text: str
    filter: Filter | None = None
    step: FunnelStep | None = None
    segment: Sentence | None = None
    people: int | None = None  # who are in the segment, or did such an event
    of: int | None = None
    problem: str = ""
    hint: str = ""


def read(view: Snapshot, kind: Kind, given: Any, *, count: bool = True) -> Read:
    """Text or JSON as a filter, a step or a segment. With `count`, names must be known too: people are looked for."""
    text = given if isinstance(given, str) else ""
    try:
        said: Any = segment_of(given) if kind == "segment" else _adapted(kind, given)
        people = _people(view, said) if count else None
    except ParcoursError as error:
        return Read(text, problem=str(error), hint=error.hint)
    of = view.people if count else None
    if kind == "segment":
        return Read(write_segment(said), segment=sentence(said), people=people, of=of)
    if kind == "step":
        return Read(text or said.name, step=said, people=people, of=of)
    return Read(write_filter(said), filter=said, people=people, of=of)


def _adapted(kind: Kind, given: Any) -> Any:
    try:
        return (_STEP if kind == "step" else _FILTER).validate_python(given)
    except ValidationError as problem:
        first = problem.errors(include_url=False)[0]
        raise BadInput(f"It cannot be read: {first['msg']}.", hint="Write it as text.") from None


def _people(view: Snapshot, said: Any) -> int:
    rule = said.events if isinstance(said, FunnelStep) else said
    segment: Any = rule if isinstance(rule, get_args(Segment)) else Happened(rule)
    who = among(view, segment)
    return view.people if who is None else who.people


_FILTER: TypeAdapter[Filter] = TypeAdapter(FilterLike)
_STEP: TypeAdapter[FunnelStep] = TypeAdapter(FunnelStepLike)
