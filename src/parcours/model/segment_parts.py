"""Of which parts is a segment's sentence made, so that each can be shown and changed by itself?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parcours.model.filter_text import write_filter
from parcours.model.filters import Compare
from parcours.model.period import Period
from parcours.model.segment_text import write_segment
from parcours.model.segments import Called, Happened, HasTrait, InAll, InAny, InOrder, InStage, NotIn, OfAnswer, Segment

Kind = Literal["did", "in order", "trait", "stage", "group", "answer", "other"]


@dataclass(frozen=True, slots=True)
class RulePart:
    """One condition. What of it is told depends on its kind; `text` is always the whole of it."""

    kind: Kind
    text: str
    negated: bool = False
    filters: tuple[str, ...] = ()  # did: one; in order: the steps
    at_least: int = 1
    at_most: int | None = None
    within: str | None = None  # of a sequence
    last: str | None = None
    during: str | None = None
    compare: Compare | None = None  # of a trait
    ever: bool = False  # trait, stage
    names: tuple[str, ...] = ()  # of stages, or of the group
    part: str = ""  # of an answer
    question: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Parts that are joined by one word. Nobody's rule is empty: everybody is in it."""

    joined: Literal["and", "or"]
    parts: tuple[RulePart, ...]


def sentence(segment: Segment) -> Sentence:
    """The sentence of a segment."""
    if isinstance(segment, InAll | InAny):
        joined = "and" if isinstance(segment, InAll) else "or"
        return Sentence(joined, tuple(map(_part, segment.segments)))
    return Sentence("and", (_part(segment),))


def _part(segment: Segment) -> RulePart:
    text = write_segment(segment)
    if isinstance(segment, InAll | InAny):
        return RulePart("other", f"({text})" if len(segment.segments) > 1 else text)
    inner = segment.segment if isinstance(segment, NotIn) else segment
    no = isinstance(segment, NotIn)
    match inner:
        case Happened(filter, low, high, last, period):
            whole = write_filter(filter)
            return RulePart("did", text, no, (whole,), low, high, last=last and str(last), during=_period(period))
        case InOrder(steps, within, last, period):
            texts = tuple(map(write_filter, steps))
            return RulePart(
                "in order",
                text,
                no,
                texts,
                within=within and str(within),
                last=last and str(last),
                during=_period(period),
            )
        case HasTrait(compare, ever):
            return RulePart("trait", text, no, compare=compare, ever=ever)
        case InStage(names, ever):
            return RulePart("stage", text, no, names=names, ever=ever)
        case Called(name):
            return RulePart("group", text, no, names=(name,))
        case OfAnswer(question, _, part):
            return RulePart("answer", text, no, part=part, question=question)
    return RulePart("other", text)


def _period(period: Period | None) -> str | None:
    return None if period is None else f"{period.start or ''}..{period.end or ''}"
