"""How is a segment read from mappings and lists, as YAML and JSON have them? Single texts are read as text.

    did Order at least 2                              {did: Order, at_least: 2, within: 28 days}
    {did_not: Refund, during: 2026-03-01..}           {then: [View, Order], within: 7 days}
    {person: city = Lyon, ever: true}                 {stage: Customer}   {been: [Customer, Quiet]}
    {segment: Loyal}                                  {all: [...]}   {any: [...]}   {not: ...}
    {answer: {question: funnel, query: {steps: [A, B], within: 7 days}, part: left after 1}}

`exactly` and `last` do as well; `stage` and `been` take several names.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from parcours.model.duration import duration
from parcours.model.errors import BadInput, ParcoursError, unknown_name
from parcours.model.filter_text import read_filter
from parcours.model.filters import Compare
from parcours.model.period import Period, period
from parcours.model.segment_options import asked, canonical
from parcours.model.segment_reader import Reader
from parcours.model.segments import (
    Called,
    Happened,
    HasTrait,
    InAll,
    InAny,
    InOrder,
    InStage,
    NamedSegment,
    NotIn,
    OfAnswer,
    Segment,
)

_WORDS = {"at_least": "least", "at_most": "most"}
_TIMES = ("within", "last", "during")
_KEYS = {
    "did": ("at_least", "at_most", "exactly", *_TIMES), "did_not": _TIMES, "then": _TIMES, "person": ("ever",),
    "stage": (), "been": (), "segment": (), "all": (), "any": (), "not": (), "answer": (),
}  # fmt: skip
_KINDS = (Happened, InOrder, HasTrait, InStage, OfAnswer, Called, InAll, InAny, NotIn)


def segment_of(plain: Any) -> Segment:
    """The segment that a text or a mapping says; a segment is itself."""
    if isinstance(plain, _KINDS):
        return plain
    if isinstance(plain, NamedSegment):
        return Called(plain.name)
    if isinstance(plain, str):
        return Reader(plain).whole()
    if not isinstance(plain, Mapping):
        raise BadInput(f"“{plain}” is no segment.", hint="Write a text such as did Order at least 2, or a mapping.")
    main = [key for key in _KEYS if key in plain]
    if len(main) != 1:
        hint = f"Each has one of {', '.join(_KEYS)}; join several by all or any."
        raise BadInput(f"{{{', '.join(map(str, plain))}}} is no segment.", hint=hint)
    for key in plain:
        if key not in (main[0], *_KEYS[main[0]]):
            raise unknown_name(f"key of a segment with “{main[0]}”:", str(key), (main[0], *_KEYS[main[0]]))
    return _of(main[0], plain[main[0]], plain)


def named_of(plain: Any) -> tuple[NamedSegment, ...]:
    """Segments by name, as journey.yaml has them: {Loyal: did Order at least 3 within 90 days}."""
    if not isinstance(plain, Mapping):
        raise BadInput("Segments have names.", hint="Write, for instance: Loyal: did Order at least 3.")
    found = []
    for name, rule in plain.items():
        try:
            found.append(NamedSegment(_text(name), segment_of(rule)))
        except ParcoursError as error:
            raise BadInput(f"the segment “{name}”: {error}", hint=error.hint) from None
    return tuple(found)


def _of(key: str, value: Any, plain: Mapping[str, Any]) -> Segment:
    match key:
        case "did":
            return Happened(read_filter(_text(value)), **asked(_given(plain), sequence=False))
        case "did_not":
            return NotIn(Happened(read_filter(_text(value)), **asked(_given(plain), sequence=False)))
        case "then":
            return InOrder(tuple(read_filter(_text(v)) for v in _list(value)), **asked(_given(plain), sequence=True))
        case "person":
            return _trait(_text(value), _yes(plain.get("ever")))
        case "stage" | "been":
            return InStage(tuple(map(_text, _list(value))), key == "been")
        case "segment":
            return Called(_text(value))
        case "all":
            return InAll(tuple(map(segment_of, _list(value))))
        case "any":
            return InAny(tuple(map(segment_of, _list(value))))
        case "not":
            return NotIn(segment_of(value))
    return _answer(value)


def _answer(value: Any) -> Segment:
    if not isinstance(value, Mapping) or set(value) != {"question", "query", "part"}:
        raise BadInput(
            "An answer has a question, a query and a part.",
            hint="{question: funnel, query: {steps: [A, B], within: 7 days}, part: left after 1}",
        )
    return OfAnswer(_text(value["question"]), canonical(value["query"]), _text(value["part"]))


def _trait(text: str, ever: bool) -> Segment:
    filter = read_filter(text if text.startswith("person.") else f"person.{text}")
    if not isinstance(filter, Compare):
        raise BadInput(f"“{text}” does not compare a trait.", hint="Write {person: city = Lyon}.")
    return HasTrait(filter, ever)


def _given(plain: Mapping[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = {"during": _period, "within": duration, "last": duration}
    return {
        _WORDS.get(key, key): read.get(key, _whole)(value)
        for key, value in plain.items()
        if key in (*_TIMES, *_WORDS, "exactly") and value is not None
    }


def _period(value: Any) -> Period:
    return value if isinstance(value, Period) else period(_text(value))


def _whole(value: Any) -> int:
    if type(value) is int or (isinstance(value, str) and value.strip().isdecimal() and len(value) < 12):
        return int(value)
    raise BadInput(f"“{value}” is not a whole number.", hint="Write it in digits: 4.")


def _yes(value: Any) -> bool:
    words = {"true": True, "yes": True, "false": False, "no": False, "none": False}
    if str(value).casefold() not in words:
        raise BadInput(f"“{value}” is neither true nor false.", hint="Write ever: true.")
    return words[str(value).casefold()]


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _text(value: Any) -> str:
    if isinstance(value, str | int | float) and str(value).strip():
        return str(value).strip()
    raise BadInput("A text is missing in a segment.", hint="Write, for instance: {did: Order, at_least: 2}.")
