"""How do people write a segment? `did Order at least 2 within 28 days and not did Refund and person.city = Lyon`.

    did Order, did not Refund         it happened, or never did; events are filters, joined conditions in brackets
    at least 2, at most 3, exactly 1  how often (at most counts from none)
    within 28 days                    in the 28 days up to the day it is asked as of; also: in the last 28 days
    during 2026-03-01..2026-03-31     in a period
    did View then Order within 7 days one after the other, 7 days from the first to the last at most; then `in the last`
                                      and `during` say when the first was
    person.city = Lyon                a trait as known at the day it is asked as of; `ever person.city = …`: some time
    stage is Customer                 in this stage of the journey (`A | B`: either); `stage was …`: now or before
    Loyal                             a segment of journey.yaml, by name
    answer funnel {...} part "..."    the people of a part of an answer, asked again of each day
    and, or, not, brackets            combine; `everybody` is all people

In journey.yaml and JSON, mappings do as well: {did: Order, at_least: 2, within: 28 days}, {all: [...]}.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator

from parcours.model.duration import Duration
from parcours.model.filter_text import write_filter
from parcours.model.filter_tokens import is_special, is_word
from parcours.model.filters import AnyEvent, Filter, Named
from parcours.model.period import Period
from parcours.model.segment_plain import segment_of
from parcours.model.segment_reader import Reader
from parcours.model.segments import (
    Called,
    Happened,
    HasTrait,
    InAll,
    InAny,
    InOrder,
    InStage,
    NotIn,
    OfAnswer,
    Segment,
)

_OURS = ("did", "stage", "answer", "everybody", "ever", "then", "within", "during", "exactly", "at", "in", "part")


def read_segment(text: str) -> Segment:
    """The segment that `text` says, or a `BadInput` that points at the place where it cannot be read."""
    return Reader(text).whole()


def write_segment(segment: Segment) -> str:
    """The text of a segment; `read_segment` reads it back."""
    match segment:
        case Happened():
            return f"did {_events(segment.filter)}{_times(segment)}{_when(segment.last, segment.period)}"
        case InOrder(steps, within):
            if len(steps) == 1:
                return write_segment(Happened(steps[0], 1, None, segment.last, segment.period))
            window = f" within {within}" if within is not None else ""
            return f"did {' then '.join(map(_events, steps))}{window}{_when(segment.last, segment.period)}"
        case HasTrait(compare, ever):
            return ("ever " if ever else "") + write_filter(compare)
        case InStage(names, ever):
            return f"stage {'was' if ever else 'is'} {' | '.join(map(_name, names))}"
        case OfAnswer(question, query, part):
            return f"answer {question} {query} part {_quoted(part)}"
        case Called(name):
            return _name(name)
        case NotIn(inner):
            return f"not {_inside(inner)}"
        case InAll(segments):
            return _joined(" and ", segments) or "everybody"
        case InAny(segments):
            return _joined(" or ", segments) or "not everybody"


SegmentLike = Annotated[
    Segment,
    PlainValidator(segment_of, json_schema_input_type=str | dict[str, Any]),
    PlainSerializer(write_segment, return_type=str),
]
"""The type of a query's field that takes a segment in any form that `segment_plain.segment_of` reads."""


def _events(filter: Filter) -> str:
    text = write_filter(filter)
    if isinstance(filter, AnyEvent):
        return text
    plain = isinstance(filter, Named) and not any(is_special(word, (*_OURS, "not")) for word in text.split())
    return text if plain and not text.startswith("not") else f"({text})"


def _times(segment: Happened) -> str:
    low, high = segment.at_least, segment.at_most
    if high is None:
        return "" if low == 1 else f" at least {low}"
    if low == high:
        return f" exactly {low}"
    return (f" at least {low}" if low else "") + f" at most {high}"


def _when(last: Duration | None, period: Period | None) -> str:
    if period is not None:
        return f" during {period.start or ''}..{period.end or ''}"
    return f" in the last {last}" if last is not None else ""


def _joined(word: str, segments: tuple[Segment, ...]) -> str:
    return word.join(map(_inside, segments))


def _inside(segment: Segment) -> str:
    text = write_segment(segment)
    return f"({text})" if isinstance(segment, InAll | InAny) and len(segment.segments) > 1 else text


def _name(name: str) -> str:
    words = name.split(" ")
    plain = all(map(is_word, words)) and not any(is_special(w, (*_OURS, "and", "or", "not", "where")) for w in words)
    return name if plain and not name.startswith("person.") else _quoted(name)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
