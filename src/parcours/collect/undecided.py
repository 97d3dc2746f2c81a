"""What can only the user know about a file? A question with the columns that might be the answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from parcours.model.errors import BadInput

Question = Literal["which time", "no time", "no person", "dates", "no rows"]


class Undecided(BadInput):
    """A file whose columns cannot all be recognised. `columns`: those that the question is about."""

    def __init__(self, question: Question, columns: Iterable[str], message: str, *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.question: Question = question
        self.columns = tuple(columns)
