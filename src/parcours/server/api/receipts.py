"""How was it counted? A receipt's question as somebody would type it."""

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter

from parcours.analyses.said import said

router = APIRouter(prefix="/api", tags=["receipts"])


@dataclass(frozen=True, slots=True)
class Typed:
    """A question, and its query as JSON."""

    question: str
    query: dict[str, Any]


@router.post("/said")
def as_said(asked: Typed) -> Typed:
    """The same question with its query as short as it can be: texts in place of parts, and no defaults."""
    return Typed(asked.question, said(asked.question, asked.query))
