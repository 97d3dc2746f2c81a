"""What do the steps of a load share? The mapping, the clock, what the log holds, what has been counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from parcours.collect.known import Known
from parcours.collect.mapping import Mapping
from parcours.model.verdict import Reason, Verdicts
from parcours.store.log import Staging


@dataclass(slots=True)
class Work:
    """A load under way. Steps count here; no two threads change the same count."""

    mapping: Mapping
    zone: ZoneInfo
    now: int  # seconds since 1970
    known: Known
    staging: Staging
    columns: set[str]  # of properties and traits, in the log or on the way there
    file: str = ""
    accepted: int = 0  # of the file at hand, as the next two
    duplicate: int = 0
    aside: Counter[Reason] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)  # accepted events by name
    blocked: Counter[str] = field(default_factory=Counter)  # by kind of id
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

    @property
    def verdicts(self) -> Verdicts:
        return Verdicts(self.accepted, self.duplicate, dict(self.aside))
