"""Which property? One of an event, or a trait of the person as it was at the event: `channel`, `person.plan`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

TRAIT = "person."


@dataclass(frozen=True, slots=True)
class Property:
    """A property of events, or a trait of persons."""

    name: str
    of: Literal["event", "person"] = "event"

    def __str__(self) -> str:
        return (TRAIT if self.of == "person" else "") + self.name


def _read(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    name = value.strip()
    return Property(name.removeprefix(TRAIT), "person" if name.startswith(TRAIT) else "event")


PropertyLike = Annotated[Property, BeforeValidator(_read, json_schema_input_type=str | Property)]
"""The type of a query's field that takes a property or its text."""
