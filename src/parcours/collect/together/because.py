"""Why is a table read so? A sentence for a terminal, which also says in parts what it is of, for a screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Self

Kind = Literal[
    "persons", "leads", "lends time", "told with", "looked up", "takes time", "lines", "corrects", "times", "belongs",
    "takes", "items",
]  # fmt: skip


class Because(str):
    """The sentence itself; `facts` are tables, columns and shares by what they are in it."""

    kind: Kind
    facts: Mapping[str, str | float | list[str]]

    __slots__ = ("facts", "kind")

    def __new__(cls, told: str, kind: Kind, **facts: str | float | list[str]) -> Self:
        made = super().__new__(cls, told)
        made.kind, made.facts = kind, facts
        return made
