"""How is a question asked from Python? `parcours.funnel(shop, ...)`: of a workspace as it is now, or of a snapshot."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import parcours.analyses  # noqa: F401  (registers the questions)
from parcours.analyses.registry import analyses, ask, find, to_json
from parcours.timeline.snapshot import Snapshot
from parcours.workspace.pages import framed, page
from parcours.workspace.workspace import Workspace


def questions() -> tuple[str, ...]:
    """The names of all questions."""
    return tuple(analyses())


def question(name: str) -> Callable[..., Any]:
    """A function that asks the question `name`; positional arguments are the query's fields in their order."""
    known = find(name)
    known.result._repr_html_ = shown  # in a notebook an answer shows itself
    fields = [field.name for field in dataclasses.fields(known.query)]

    def asked(of: Workspace | Snapshot, /, *args: Any, **options: Any) -> Any:
        if len(args) > len(fields):
            raise TypeError(f"{name} takes at most {len(fields)} options: {', '.join(fields)}")
        snapshot = of.snapshot() if isinstance(of, Workspace) else of
        return ask(snapshot, name, dict(zip(fields, args, strict=False)) | options)

    asked.__name__ = asked.__qualname__ = name
    asked.__doc__ = f"{known.summary}\n\nOptions: {', '.join(fields)}. The result has its receipt."
    return asked


def shown(answer: Any) -> str:
    """The answer's picture and table, by the screen's own components, for a notebook."""
    assert answer.receipt is not None
    question = answer.receipt.question
    facts = {"question": question, "result": to_json(answer)}
    return framed(page("answer", facts, title=f"{question} · Parcours"), height=520)
