"""What does a row find for one stage? Statements, what is missing where there are none, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parcours.model.journey_map import Statement


@dataclass(frozen=True, slots=True)
class Found:
    """What a row has to say of one stage, before assumptions are added."""

    statements: tuple[Statement, ...] = ()
    missing: str = ""  # what would fill the cell, where nothing was counted or said
    more: int = 0  # statements that were left out
    left_out: str = ""  # in words, what these are; empty: more of the same, for which there was no room


def found(statements: Sequence[Statement], missing: str, *, more: int = 0, left_out: str = "") -> Found:
    """What was found; only where that is nothing is anything missing."""
    return Found(tuple(statements), "" if statements else missing, more, left_out)


def room(statements: Sequence[Statement], most: int) -> tuple[list[Statement], int]:
    """As many as there is room for, and how many are left out."""
    return list(statements[:most]), max(0, len(statements) - most)
