"""How is a question asked on a screen? By a form, made of its query type alone: its fields are the form's."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from parcours.analyses.compare.query import AskedLike
from parcours.analyses.conformance.steps import IntendedStepLike
from parcours.analyses.funnel.query import BreakdownLike, ExclusionLike
from parcours.analyses.funnel.steps import FunnelStepLike, StepLike
from parcours.analyses.measures.query import NAMES as MEASURES
from parcours.analyses.measures.query import MeasureLike
from parcours.analyses.registry import analyses
from parcours.analyses.retention.query import BracketLike
from parcours.model.duration import Duration, DurationLike
from parcours.model.filter_text import FilterLike, write_filter
from parcours.model.filters import AnyEvent
from parcours.model.journey_text import JourneyLike
from parcours.model.period import Period, PeriodLike
from parcours.model.property import PropertyLike
from parcours.model.segment_text import SegmentLike

Kind = Literal[
    "filter", "step", "place", "intended", "exclusion", "segment", "period", "duration", "property", "breakdown",
    "choice", "bracket", "number", "yes or no", "text", "question", "journey",
]  # fmt: skip
_KINDS: tuple[tuple[Any, Kind], ...] = (
    (FilterLike, "filter"),
    (FunnelStepLike, "step"),
    (StepLike, "place"),
    (IntendedStepLike, "intended"),
    (ExclusionLike, "exclusion"),
    (SegmentLike, "segment"),
    (PeriodLike, "period"),
    (DurationLike, "duration"),
    (PropertyLike, "property"),
    (BreakdownLike, "breakdown"),
    (MeasureLike, "choice"),
    (BracketLike, "bracket"),
    (AskedLike, "question"),
    (JourneyLike, "journey"),
    (bool, "yes or no"),
    (int, "number"),
    (float, "number"),
    (str, "text"),
)


@dataclasses.dataclass(frozen=True, slots=True)
class Field:
    """One option of a question. Its value is given as text, number, yes or no, or (`many`) a list of such."""

    name: str
    kind: Kind
    many: bool
    required: bool
    default: Any  # as it would be given; None where nothing is meant
    choices: tuple[str, ...]  # of a choice; other kinds have none
    names: str | None  # what a text is the name of: property, number, stage, prompt
    help: str


@dataclasses.dataclass(frozen=True, slots=True)
class Form:
    """A question, and all that can be said about how it is asked."""

    name: str
    summary: str
    fields: tuple[Field, ...]


@cache
def forms() -> Mapping[str, Form]:
    """The forms of all questions."""
    return {name: Form(name, question.summary, _fields(question.query)) for name, question in analyses().items()}


def _fields(query: Any) -> tuple[Field, ...]:
    hints = typing.get_type_hints(query, include_extras=True)
    return tuple(_field(field, hints[field.name]) for field in dataclasses.fields(query))


def _field(field: dataclasses.Field[Any], hint: Any) -> Field:
    kind, many, choices = _kind(hint)
    missing = field.default is dataclasses.MISSING
    return Field(
        field.name,
        kind,
        many,
        missing and field.default_factory is dataclasses.MISSING,
        None if missing else _plain(field.default),
        choices,
        field.metadata.get("names"),
        field.metadata.get("help", ""),
    )


def _kind(hint: Any) -> tuple[Kind, bool, tuple[str, ...]]:
    """What one value is, whether several are given, and which can be chosen."""
    found: Kind | None = next((kind for type, kind in _KINDS if hint == type), None)
    if found is not None:
        return (found, False, (*MEASURES, "p90")) if hint == MeasureLike else (found, False, ())
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        return _kind(inner[0])
    if origin is Literal:
        return "choice", False, inner
    if origin is tuple:
        kind, _, choices = _kind(inner[0])
        return kind, True, choices
    assert origin in (typing.Union, types.UnionType), f"{hint} has no place in a form"
    kinds = [_kind(one) for one in inner if one is not type(None)]
    kind, many, _ = kinds[0]
    choices = tuple(choice for _, _, some in kinds for choice in some)
    return kind, many, choices


def _plain(default: Any) -> Any:
    if default in (None, (), Period()):
        return None
    if isinstance(default, AnyEvent):
        return write_filter(default)
    if isinstance(default, Duration):
        return str(default)
    return list(default) if isinstance(default, tuple) else default
