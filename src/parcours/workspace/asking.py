"""How is a workspace asked by a screen? The question's query as JSON, and its answer as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from parcours.analyses.registry import as_bytes, ask, read_query, to_json
from parcours.workspace.answers import asked
from parcours.workspace.workspace import Workspace

Stop = Callable[[], bool]


def answer(
    workspace: Workspace,
    question: str,
    query: Mapping[str, Any],
    *,
    as_of: str | None = None,
    cancel: Stop | None = None,
) -> bytes:
    """The answer and its receipt as JSON. `cancel` says yes when nobody waits for it any more."""
    read = read_query(question, query)
    view = workspace.views.view(as_of=as_of)

    def count(stop: Stop) -> bytes:
        return as_bytes(ask(view.asked(cancel=stop), question, read))

    return workspace.answers.answer(asked(question, to_json(read), view), count, cancel=cancel)
