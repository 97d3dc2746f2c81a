"""How many, of how many? A number of people never travels without the group it was counted in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """`people` out of `of`. The unit is persons unless the question says sessions."""

    people: int
    of: int

    def __post_init__(self) -> None:
        if not 0 <= self.people <= self.of:
            raise ValueError(f"{self.people} of {self.of} is not a count")

    @property
    def share(self) -> float | None:
        """The ratio, or None where there is nobody to take it of."""
        return self.people / self.of if self.of else None

    def __add__(self, other: Count) -> Count:
        return Count(self.people + other.people, self.of + other.of)
