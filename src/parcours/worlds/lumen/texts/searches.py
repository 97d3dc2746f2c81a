"""What do people type into the shop's search? The same few words again and again, and a long tail."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import accumulate

import numpy as np

from parcours.worlds.lumen.topics import Language


def query(rng: np.random.Generator, language: Language, kind: str) -> str:
    """Words searched for, of a kind of product, or of shipping, or of the brand; the first of a list are usual."""
    words, shares = _known()[language, kind]
    return words[bisect(shares, rng.random() * shares[-1])]


@cache
def _known() -> Mapping[tuple[str, str], tuple[list[str], list[float]]]:
    text = files("parcours.worlds.lumen.texts").joinpath("searches.txt").read_text(encoding="utf-8")
    found: dict[tuple[str, str], tuple[list[str], list[float]]] = {}
    language = ""
    for row in text.splitlines():
        if row.startswith("=="):
            language = row[2:].strip()
        elif row.strip() and not row.startswith("#"):
            kind, _, rest = row.partition(": ")
            words = [word.strip() for word in rest.split(",")]
            # by Zipf's law
            found[language, kind] = words, list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    return found
