"""A reader that can be followed by eye, and views of small logs with what it derives.

It cuts at commas; a clause with *good* is positive, with *bad* negative, with a question mark a question; its themes
are the words that begin with a capital letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from parcours.listen import Correction, Listened, said
from parcours.store.findings import Findings
from parcours.text.finding import UNKNOWN, Finding, Heard, Sign
from parcours.timeline.snapshot import Snapshot
from timeline.definitions import shop
from timeline.worlds import Row

NAMES = {"Late": "Parcel: late"}
_VALUE: dict[Sign, float] = {"positive": 0.5, "negative": -0.5, "neutral": 0.0}


@dataclass
class PlainReader:
    """Counts what it reads."""

    version: str = "plain 1"
    read_so_far: list[str] = field(default_factory=list)

    def read(self, texts: Sequence[str]) -> list[Heard]:
        self.read_so_far += texts
        return [heard(text) for text in texts]


@dataclass
class Plain:
    """A `Known` of that reader."""

    reader: PlainReader = field(default_factory=PlainReader)
    quick: bool = True

    @property
    def version(self) -> str:
        return self.reader.version

    def name_of(self, theme: str) -> str:
        return NAMES.get(theme, theme)


def heard(text: str) -> Heard:
    """One text, as the reader reads it."""
    findings, at = [], 0
    for part in text.split(","):
        sign: Sign = "positive" if "good" in part else "negative" if "bad" in part else "neutral"
        themes = tuple(dict.fromkeys(word.strip("!?") for word in part.split() if word[:1].isupper()))
        kinds = ("question",) if "?" in part else ()
        joy = ("joy",) if "!" in part else ()
        findings.append(Finding(at, at + len(part), _VALUE[sign], 0.75, sign, kinds, joy, themes))
        at += len(part) + 1
    sentiment = sum(one.sentiment for one in findings) / len(findings)
    sign = "positive" if sentiment > 0 else "negative" if sentiment < 0 else "neutral"
    return Heard("en" if text.isascii() else UNKNOWN, sentiment, 0.75, sign, tuple(findings))


def review(time: float, user: str, text: str | None = None, score: float | None = None, **more: Any) -> Row:
    """An event that holds words."""
    told = {"p.text:s": text, "p.score:n": score, **more}
    return {"name": "Review", "time": time, "user": user, **{k: v for k, v in told.items() if v is not None}}


def hearing(
    bare: Snapshot,
    folder: Path,
    known: Plain | None = None,
    corrections: Sequence[Correction] = (),
    **options: Any,
) -> Snapshot:
    """The view with what is derived of its words."""
    findings = Findings(folder, writable=True)
    listened = Listened(bare, known or Plain(), findings, tuple(corrections), **options)
    return replace(bare, derived=(*bare.derived, *said(listened)))


def heard_shop(folder: Path, rows: Sequence[Row], definition: str = "", **options: Any) -> Snapshot:
    """A view of a small log."""
    return hearing(shop(folder / "timeline", rows, definition), folder / "listening", **options)
