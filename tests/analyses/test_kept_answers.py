"""Are the answers that the screen's pictures are tested with still answers as the questions give them?"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from parcours.analyses.registry import analyses, find

KEPT = sorted((Path(__file__).parents[2] / "web/tests/explore/answers").glob("*.json"))


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_a_kept_answer_is_an_answer(path: Path) -> None:
    """Written anew by scripts/answers.py, where a result has changed."""
    told = json.loads(path.read_text(encoding="utf-8"))
    question = find(told["receipt"]["question"])
    adapter = _adapter(question.result)
    assert json.loads(adapter.dump_json(adapter.validate_python(told))) == told


def test_each_question_has_one() -> None:
    asked = {json.loads(path.read_text(encoding="utf-8"))["receipt"]["question"] for path in KEPT}
    assert asked == set(analyses())


@cache
def _adapter(type_: type) -> TypeAdapter[Any]:
    return TypeAdapter(type_)
