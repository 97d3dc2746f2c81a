"""How many short texts a second does the base reader read, on one core? With language, clauses, feelings and themes.

    python -m bench.reading [reviews.csv COLUMN]

Reads distinct texts, of the lamp shop that is made up or of a file, all and the short ones, after two hundred to warm
up (tables are read and words remembered when first met). Processor time, the best of five, since what else runs on a
machine only slows.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from parcours.text.reader import BaseReader
from parcours.text.taxonomy import WordThemes, shipped
from parcours.text.tokens import words
from parcours.worlds.lumen.texts import review
from parcours.worlds.lumen.topics import LANGUAGES, TOPICS

TIMES, WARM = 5, 200
SHORT = 100  # letters: as of an answer in a survey, or a mention


def main(arguments: Sequence[str]) -> None:
    texts = of_file(Path(arguments[0]), arguments[1]) if arguments else made_up()
    themes = WordThemes(shipped(LANGUAGES))
    for some in (texts, [text for text in texts if len(text) <= SHORT]):
        print(f"{len(some):,} texts, {np.mean([len(text) for text in some]):.0f} letters each on average")
        for name, reader in (
            ("with themes", BaseReader(LANGUAGES, themes=themes)),
            ("without themes", BaseReader(LANGUAGES)),
        ):
            reader.read(some[:WARM])
            print(f"  {name}: {len(some) / min(seconds(reader, some) for _ in range(TIMES)):,.0f} texts a second")


def seconds(reader: BaseReader, texts: Sequence[str]) -> float:
    words.cache_clear()
    begin = time.process_time()
    reader.read(texts)
    return time.process_time() - begin


def of_file(file: Path, column: str) -> list[str]:
    with file.open(encoding="utf-8", newline="") as rows:
        return list(dict.fromkeys(row[column] for row in csv.DictReader(rows) if row[column]))


def made_up(count: int = 6_000) -> list[str]:
    rng, topics = np.random.default_rng(6), [*TOPICS]
    texts = []
    for turn in range(count):
        about = tuple(str(topic) for topic in rng.choice(topics, size=2, replace=False))
        texts.append(
            review(rng, LANGUAGES[turn % len(LANGUAGES)], int(rng.integers(1, 6)), about, "Luna desk lamp").text
        )
    return list(dict.fromkeys(texts))


if __name__ == "__main__":
    main(sys.argv[1:])
