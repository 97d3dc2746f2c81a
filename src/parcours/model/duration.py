"""How long? A length of time in whole seconds, read from words (“7 days”, “30m”) and written back in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator

from parcours.model.errors import BadInput

_UNITS = {
    "s": 1, "sec": 1, "second": 1, "seconds": 1,
    "m": 60, "min": 60, "minute": 60, "minutes": 60,
    "h": 3600, "hour": 3600, "hours": 3600,
    "d": 86_400, "day": 86_400, "days": 86_400,
    "w": 604_800, "week": 604_800, "weeks": 604_800,
}  # fmt: skip
_PART = re.compile(r"\s*(\d+)\s*([a-z]+)\s*", re.IGNORECASE)
LONGEST = 2**32 - 1  # the timeline counts seconds in 32 bits, 1970 to 2106


@dataclass(frozen=True, slots=True, order=True)
class Duration:
    """A length of time in whole seconds: *7 days* is 604,800 s, whatever the clocks do in between."""

    seconds: int

    def __post_init__(self) -> None:
        if not 0 <= self.seconds <= LONGEST:
            raise BadInput(f"A duration of {self.seconds} seconds is outside 0 to {LONGEST}.", hint="Shorten it.")

    def __str__(self) -> str:
        for name, size in (("day", 86_400), ("hour", 3600), ("minute", 60)):
            if self.seconds and self.seconds % size == 0:
                count = self.seconds // size
                return f"{count} {name}" + ("" if count == 1 else "s")
        return f"{self.seconds} second" + ("" if self.seconds == 1 else "s")


def duration(value: object) -> Duration:
    """Read a `Duration` from itself, `{"seconds": n}`, or words such as “7 days”, “1h 30m”, “2w”.

    A bare number is refused: its unit would be a guess.
    """
    if isinstance(value, Duration):
        return value
    if isinstance(value, dict) and set(value) == {"seconds"} and isinstance(value["seconds"], int):
        return Duration(value["seconds"])
    text = str(value)
    total, at = 0, 0
    while at < len(text):
        part = _PART.match(text, at)
        if part is None or part[2].lower() not in _UNITS:
            break
        total += int(part[1]) * _UNITS[part[2].lower()]
        at = part.end()
    if isinstance(value, str) and text.strip() and at == len(text):
        return Duration(total)
    raise BadInput(
        f"“{value}” is not a length of time.",
        hint="Write a number and a unit: 30 seconds, 10 minutes, 2 hours, 7 days, 4 weeks (7d and 4w also do).",
    )


def _read(value: Any) -> Any:
    return duration(value)


DurationLike = Annotated[Duration, BeforeValidator(_read, json_schema_input_type=str | Duration)]
"""The type of a query's field that takes a duration in any form that `duration` reads."""
