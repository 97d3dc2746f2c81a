"""What do the steps of a load share? The mapping, the clock, what the log holds, what has been counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from parcours.collect.known import Known
from parcours.collect.mapping import Mapping
from parcours.model.verdict import Reason, Verdicts
from parcours.store.log import Staging

OTHERS = "others"
_MOST_BLOCKED = 1_000


@dataclass(slots=True)
class Work:
    """A load under way. Steps count here; no two threads change the same count."""

    mapping: Mapping
    zone: ZoneInfo
    now: int  # seconds since 1970
    known: Known
    staging: Staging
    columns: set[str]  # of properties and traits, in the log or on the way there
    country: str = ""  # of phone numbers that are written without one
    file: str = ""
    accepted: int = 0  # of the file at hand, as the next two
    duplicate: int = 0
    aside: Counter[Reason] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)  # accepted events by name
    blocked: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))  # by kind of id
    unplaced: int = 0  # phone numbers whose country nobody knows, kept as they are written
    folds: int = 0
    cut: int = 0
    superseded: int = 0
    first: int | None = None
    last: int | None = None
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))  # by step

    def begin_file(self, name: str) -> None:
        """Copies of a row are counted file by file, and so are verdicts."""
        self.file = name
        self.accepted = self.duplicate = 0
        self.aside = Counter()
        self.known.keys.begin_file()

    def block(self, kind: str, values: Map[str, int]) -> None:
        """Values that stand for nobody; of very many different ones the rest is counted as one."""
        known = self.blocked[kind]
        for value, rows in values.items():
            known[value if value in known or len(known) < _MOST_BLOCKED else OTHERS] += rows

    @property
    def verdicts(self) -> Verdicts:
        return Verdicts(self.accepted, self.duplicate, dict(self.aside))
