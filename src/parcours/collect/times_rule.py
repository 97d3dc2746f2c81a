"""How are a column's times written, and what came of reading them? The words that `times` speaks in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from parcours.collect.undecided import Undecided
from parcours.model.verdict import Reason

Form = Literal["iso", "epoch", "pattern", "date"]

REASONS: tuple[Reason | None, ...] = (
    None,
    Reason.no_time,
    Reason.bad_time,
    Reason.time_out_of_range,
    Reason.time_in_future,
    Reason.time_in_gap,
)
"""What the codes in `Parsed.reasons` mean; 0 is a good time."""

PER_SECOND = {"s": 1, "ms": 1_000, "us": 1_000_000, "ns": 1_000_000_000}
SECOND = 1_000_000
END = 2**32 * SECOND  # the timeline counts seconds in 32 bits: 1970 to 2106


@dataclass(frozen=True, slots=True)
class TimeRule:
    """How one column's times are written. All fields are plain JSON values; kept with the mapping and reused.

    - iso: year first or the month in words; dates alone are days; typed columns of times too
    - epoch: numbers, counted in `unit` since 1970
    - pattern: three numbers in the order that `day_first` says, or as `pattern` (of strptime, `%d.%m.%Y
      %H:%M`)
    - date: written in any way, the time of day left out: days of the zone
    """

    form: Form
    unit: str = ""  # of epochs: s, ms, us, ns
    pattern: str = ""
    zone: str = "UTC"  # of times written without an offset
    day_first: bool | None = None

    def __str__(self) -> str:
        if self.form == "epoch":
            return f"numbers in {self.unit} since 1970"
        if self.form == "date":
            return "days"
        order = {None: "year first", True: "day first", False: "month first"}[self.day_first]
        return f"{self.pattern or order}, {self.zone} where no offset is written"


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The sample can be read in more than one way; the user has to say which."""

    sample: str
    why: str
    hint: str

    def error(self, column: str, where: str = "") -> Undecided:
        place = f" of {where}" if where else ""
        return Undecided(
            "dates", [column], f"The times in column “{column}”{place} are ambiguous: {self.why}.", hint=self.hint
        )


@dataclass(frozen=True, slots=True)
class Parsed:
    """One entry a row."""

    time_us: np.ndarray  # int64, microseconds since 1970 UTC; 0 where not valid
    day: np.ndarray  # bool: day precision, time_us is the local midnight that begins the day
    valid: np.ndarray  # bool
    reasons: np.ndarray  # uint8, index into REASONS
    cut: int  # rows that had more digits than microseconds
    folds: int  # rows at a local time that the clocks showed twice; the first was taken
