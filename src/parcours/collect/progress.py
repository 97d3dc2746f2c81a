"""How far is the load? Rows, bytes, rate and time left, handed to whoever asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a load stands."""

    file: str
    rows: int
    bytes: int
    of_bytes: int
    seconds: float
    steps: Mapping[str, float]  # seconds spent in each step so far

    @property
    def rate(self) -> float:
        """Rows a second."""
        return self.rows / self.seconds if self.seconds > 0 else 0.0

    @property
    def left(self) -> float | None:
        """Seconds that the rest will take at the pace so far; None before there is a pace."""
        if not self.bytes or self.of_bytes < self.bytes:
            return None
        return self.seconds * (self.of_bytes - self.bytes) / self.bytes


Watcher = Callable[[Progress], None]
