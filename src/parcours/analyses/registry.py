"""Which questions can be asked, and how is one asked? One way, from Python, the command line and HTTP alike.

A question is a folder with a query type, a result type and one function between them, registered here:

    @analysis("funnel", query=FunnelQuery, result=FunnelResult, text=lines)
    def run(snapshot: Snapshot, query: FunnelQuery) -> FunnelResult: ...

Queries are frozen dataclasses; their JSON schema is what a screen builds its form from.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import typing
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

import parcours
from parcours.model.errors import BadInput, unknown_name
from parcours.model.journey_plain import plain_of
from parcours.model.listening import PREFIX
from parcours.model.receipt import Receipt
from parcours.timeline.others import names_about
from parcours.timeline.snapshot import Snapshot

R = TypeVar("R")


@dataclasses.dataclass(frozen=True, slots=True)
class Analysis:
    """One question: its name, what it answers, its types, and the functions that compute it and put it in words."""

    name: str
    summary: str  # first line of the module that computes it
    query: type
    result: type
    run: Callable[[Snapshot, Any], Any]
    text: Callable[[Any], str]
    listens: bool = False  # it rests on what is understood of words, whatever is asked


_known: dict[str, Analysis] = {}
_UNKNOWN_KEY = ("extra_forbidden", "unexpected_keyword_argument")


def analysis(
    name: str, *, query: type, result: type, text: Callable[[Any], str], listens: bool = False
) -> Callable[[Callable[[Snapshot, Any], R]], Callable[[Snapshot, Any], R]]:
    """Register the decorated function as the answer to the question `name`."""
    fields = {f.name for f in dataclasses.fields(result)}
    assert {"receipt", "notes"} <= fields, f"{result.__name__} needs fields `receipt` and `notes`"

    def register(run: Callable[[Snapshot, Any], R]) -> Callable[[Snapshot, Any], R]:
        summary = (query.__doc__ or "").strip().splitlines()[0]
        _known[name] = Analysis(name, summary, query, result, run, text, listens)
        return run

    return register


def analyses() -> Mapping[str, Analysis]:
    """All registered questions by name."""
    return dict(sorted(_known.items()))


def find(name: str) -> Analysis:
    """The question of that name, or an error that offers the nearest."""
    if name not in _known:
        raise unknown_name("question", name, _known)
    return _known[name]


def ask(snapshot: Snapshot, name: str, query: Any) -> Any:
    """Answer a question about a snapshot. `query` is its query type, or JSON for it. The result has its receipt."""
    question = find(name)
    read = query if isinstance(query, question.query) else read_query(name, query)
    snapshot = seen_by(snapshot, read)
    result = question.run(snapshot, read)
    words = snapshot.notes_on(PREFIX) if question.listens or _names_words(snapshot, to_json(read)) else ()
    if words or snapshot.notes:
        result = dataclasses.replace(result, notes=(*result.notes, *words, *snapshot.notes))
    return dataclasses.replace(result, receipt=_receipt(snapshot, question, read, result))


def seen_by(snapshot: Snapshot, query: Any) -> Snapshot:
    """The view that a question is asked of: one that names `about` sees events about others, too. A segment's rules see
    for themselves."""
    return snapshot.with_others() if names_about(query) else snapshot


def read_query(name: str, query: Mapping[str, Any]) -> Any:
    """JSON (or keyword arguments) as the question's query type; what does not fit is a `BadInput` that says where."""
    question = find(name)
    try:
        return _adapter(question.query).validate_python(dict(query))
    except ValidationError as problem:
        raise _explained(question, problem) from None


def schema(name: str) -> dict[str, Any]:
    """The JSON schema of a question's query."""
    return _adapter(find(name).query).json_schema()


def to_json(value: Any) -> dict[str, Any]:
    """A query or a result as plain JSON values."""
    return _adapter(type(value)).dump_python(value, mode="json")


def as_bytes(value: Any) -> bytes:
    """A query or a result as the text of its JSON."""
    return _adapter(type(value)).dump_json(value)


def differences(before: Receipt, after: Receipt) -> list[str]:
    """What changed between two askings of one question, in words; nothing where they must agree."""
    told = {
        "sequence": "events were added or removed",
        "identity": "who is one person changed",
        "journey": "journey.yaml changed",
        "as_of": "the day it is asked as of changed",
        "zone": "the time zone changed",
        "epoch": "people were erased",
    }
    words = [
        f"{text}: {old} → {new}"
        for field, text in told.items()
        if (old := getattr(before.snapshot, field)) != (new := getattr(after.snapshot, field))
    ]
    for rule in sorted(set(before.rules) & set(after.rules)):
        if before.rules[rule] != after.rules[rule]:
            words.append(f"the rules of {rule} changed: {before.rules[rule]} → {after.rules[rule]}")
    if before.query != after.query:
        words.append("the query changed")
    if before.parcours != after.parcours:
        words.append(f"Parcours {before.parcours} → {after.parcours}")
    return words


def _names_words(snapshot: Snapshot, query: Mapping[str, Any]) -> bool:
    """Whether a query rests on what is understood of words: it names that, or a segment or a stage does."""
    if not snapshot.notes_on(PREFIX):
        return False
    rules = plain_of(snapshot.journey) if snapshot.journey else {}
    return PREFIX in json.dumps([query, rules])


def _receipt(snapshot: Snapshot, question: Analysis, query: Any, result: Any) -> Receipt:
    answer = json.dumps(to_json(result), sort_keys=True, ensure_ascii=False).encode()
    return Receipt(
        question=question.name,
        query=to_json(query),
        snapshot=snapshot.id,
        origin=tuple(sorted(snapshot.origin)),
        people=snapshot.people,
        events=snapshot.events,
        answer=hashlib.sha256(answer).hexdigest(),
        parcours=parcours.__version__,
        notes=tuple(getattr(result, "notes", ())),
        customers=snapshot.customers,
        rules=snapshot.rules,
    )


@cache
def _adapter(type_: type) -> TypeAdapter[Any]:
    _forbid_unknown_keys(type_, set())
    return TypeAdapter(type_)


def _forbid_unknown_keys(type_: Any, seen: set[Any]) -> None:
    """Make pydantic refuse keys that no field answers to, in a dataclass and all dataclasses inside it."""
    for inner in typing.get_args(type_):
        _forbid_unknown_keys(inner, seen)
    if not (isinstance(type_, type) and dataclasses.is_dataclass(type_)) or type_ in seen:
        return
    seen.add(type_)
    type_.__pydantic_config__ = ConfigDict(extra="forbid")  # type: ignore[attr-defined]
    for hint in typing.get_type_hints(type_, include_extras=True).values():
        _forbid_unknown_keys(hint, seen)


def _explained(question: Analysis, problem: ValidationError) -> BadInput:
    # a key that is unknown explains another that is missing
    first = min(problem.errors(include_url=False), key=lambda e: e["type"] not in _UNKNOWN_KEY)
    # the tags of unions are part of pydantic's path, not of what people wrote
    path = [str(p) for p in first["loc"]]
    where = ".".join(path)
    if first["type"] in _UNKNOWN_KEY:
        fields = [f.name for f in dataclasses.fields(question.query)]
        return unknown_name(f"option of {question.name}", path[-1], fields)
    if first["type"] == "missing":
        return BadInput(
            f"The question {question.name} needs “{where}”.", hint=f"See `parcours {question.name} --help`."
        )
    return BadInput(f"{question.name}: {where}: {first['msg']}.", hint=f"It was given {first['input']!r}.")
