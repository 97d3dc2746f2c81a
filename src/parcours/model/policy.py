"""How small a group may be told of? What is withheld from those who may not look at single people."""

from __future__ import annotations

from dataclasses import dataclass

from parcours.model.errors import BadInput


@dataclass(frozen=True, slots=True)
class Policy:
    """Figures of 1 to `least` - 1 people are withheld, and so are those of all but so few; 0 or 1: nothing is."""

    least: int = 10

    def __post_init__(self) -> None:
        if self.least < 0:
            raise BadInput(f"Groups of fewer than {self.least} people cannot be.", hint="Write 0 or more.")

    def small(self, people: int) -> bool:
        """Whether so few people may not be told of. Nobody is nobody's secret."""
        return 0 < people < self.least
