"""What is commonly so, or thought so, and has not been seen in data? Assumptions of a stage, each with what would
test it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Lane = Literal["goals", "actions", "touchpoints", "research", "feelings", "pains", "moments", "prompts", "measures"]
LANES: tuple[Lane, ...] = get_args(Lane)


@dataclass(frozen=True, slots=True)
class Assumed:
    """A sentence that somebody holds to be true in one cell of the map, and the source or rule that would test it."""

    lane: Lane
    says: str
    test: str = ""
