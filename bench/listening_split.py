"""Which texts may be looked at, and which only check? A split that was frozen before the first model was made.

Within each language texts are ordered by a hash of their words; the first third checks (`check`), the rest may be
learned from (`learn`). Nothing is chosen, fitted or read on `check`: only the report of `bench.listening` opens it. The
same words twice lie on the same side.
"""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Side = Literal["learn", "check"]


@dataclass(frozen=True, slots=True)
class Labelled:
    text: str
    label: str
    language: str
    source: str
    row: int  # of the file, from 0


def labelled(file: Path) -> list[Labelled]:
    with file.open(encoding="utf-8", newline="") as rows:
        found = csv.DictReader(rows)
        return [Labelled(r["text"], r["label"], r["lang"], r["source"], i) for i, r in enumerate(found)]


def split(texts: Sequence[Labelled]) -> dict[Side, dict[str, list[Labelled]]]:
    """side -> language -> its texts, in the order of their hashes."""
    of: dict[str, list[Labelled]] = defaultdict(list)
    for text in texts:
        of[text.language].append(text)
    sides: dict[Side, dict[str, list[Labelled]]] = {"learn": {}, "check": {}}
    for language, mine in sorted(of.items()):
        ordered = sorted(mine, key=lambda t: (digest(t.text), t.row))
        cut = len(ordered) // 3
        while 0 < cut < len(ordered) and digest(ordered[cut].text) == digest(ordered[cut - 1].text):
            cut += 1
        sides["check"][language], sides["learn"][language] = ordered[:cut], ordered[cut:]
    return sides


def digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
