"""What came of a load? Every row's verdict in counts, what the files were, and what a reader should know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from parcours.model.errors import unknown_name
from parcours.model.verdict import Reason, Verdicts

_NO_MORE = ("joined",)  # parts that reports of earlier versions have


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file of a load, and enough to tell later whether it is still the same."""

    name: str
    size: int
    sha256: str  # of the whole file up to 2 MiB; of its first and last MiB and its size beyond
    verdicts: Verdicts


@dataclass(frozen=True, slots=True)
class LoadReport:
    """A finished load. JSON-able by `as_json`, read back by `from_json`."""

    load: str
    at: int  # seconds since 1970, the clock that was handed in
    source: str
    origin: str
    mapping: str  # digest of the mapping's text
    files: tuple[FileRead, ...]
    names: Mapping[str, int] = field(default_factory=dict)  # accepted events by name, the commonest first
    other_names: int = 0  # accepted events of names beyond those
    superseded: int = 0  # rows that correct an earlier one
    first: int | None = None  # earliest and latest accepted time, microseconds since 1970
    last: int | None = None
    sequence: tuple[int, int] = (0, 0)  # log sequences given, first included, second excluded
    folds: int = 0  # local times that the clocks showed twice, read as the first
    gaps: int = 0  # local times that the clocks skipped, set aside
    cut: int = 0  # times finer than a microsecond, cut
    blocked: Mapping[str, int] = field(default_factory=dict)  # kind of id -> values that stand for nobody
    left_out: Mapping[str, Mapping[str, int]] = field(default_factory=dict)  # the same value by value
    unplaced: int = 0  # phone numbers without a country, kept as written
    mapped: str = ""  # the mapping's text, so that rows set aside can be read again as these were
    mended: int = 0  # rows set aside by earlier loads that this one brings
    notes: tuple[str, ...] = ()
    steps: Mapping[str, float] = field(default_factory=dict)  # seconds by step
    seconds: float = 0.0

    @property
    def events(self) -> int:
        """Events that came of the rows accepted: one each, unless rows are parted or put together."""
        return sum(self.names.values()) + self.other_names

    @property
    def looked_up(self) -> tuple[FileRead, ...]:
        """Files whose rows are told within the events of the others."""
        return tuple(file for file in self.files if file.verdicts.joined)

    @property
    def own(self) -> Verdicts:
        """Of the files whose rows are events or tell traits."""
        return sum((file.verdicts for file in self.files if not file.verdicts.joined), Verdicts())

    @property
    def verdicts(self) -> Verdicts:
        return sum((file.verdicts for file in self.files), Verdicts())

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {
            "files": [
                {"name": f.name, "size": f.size, "sha256": f.sha256, "verdicts": _verdicts_json(f.verdicts)}
                for f in self.files
            ],
            "verdicts": _verdicts_json(self.verdicts),
            "sequence": list(self.sequence),
            "notes": list(self.notes),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> LoadReport:
        values = {key: value for key, value in data.items() if key not in ("verdicts", *_NO_MORE)}
        for key in values:
            if key not in cls.__slots__:
                raise unknown_name("part of a load's report", key, cls.__slots__)
        files = tuple(FileRead(**f | {"verdicts": _verdicts(f["verdicts"])}) for f in values["files"])
        fixed = {"files": files, "sequence": tuple(values["sequence"]), "notes": tuple(values["notes"])}
        return cls(**values | fixed)


def _verdicts_json(verdicts: Verdicts) -> dict[str, Any]:
    aside = {str(reason): count for reason, count in verdicts.set_aside.items()}
    return {
        "rows": verdicts.rows,
        "accepted": verdicts.accepted,
        "duplicate": verdicts.duplicate,
        "set_aside": aside,
        **({"joined": verdicts.joined} if verdicts.joined else {}),
    }


def _verdicts(data: Mapping[str, Any]) -> Verdicts:
    aside = {Reason(reason): count for reason, count in data["set_aside"].items()}
    return Verdicts(data["accepted"], data["duplicate"], aside, data.get("joined", 0))
