"""How many words are masked as names of people, and which? `python -m bench.names FILE.csv COLUMN...`

Prints every place with the words around it, to be judged by hand (a sample of them with `--sample N`), and the rate.
What was judged is written down in docs/gathering.md.
"""

from __future__ import annotations

import csv
import random
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from parcours.text.names import MARK, mask_names

_AROUND = 30  # letters


def main(path: str, columns: list[str], sample: int | None) -> None:
    texts = [*_texts(Path(path), columns)]
    before = time.perf_counter()
    masked = [mask_names(text) for text in texts]
    seconds = time.perf_counter() - before
    changed = [(text, after) for text, after in zip(texts, masked, strict=True) if text != after]
    chosen = changed if sample is None else random.Random(0).sample(changed, min(sample, len(changed)))
    for text, after in chosen:
        for found in re.finditer(re.escape(MARK), after):
            said = after[max(0, found.start() - _AROUND) : found.end() + _AROUND]
            print(repr(said), "from", repr(text[max(0, found.start() - 12) : found.start() + _AROUND]))
    share = 100 * len(changed) / max(1, len(texts))
    print(f"{path}: {len(texts):,} texts, {len(changed):,} with a name masked ({share:.2f} %); {seconds:.2f} s")


def _texts(path: Path, columns: list[str]) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from (row[column] for column in columns if row.get(column))


if __name__ == "__main__":
    named = sys.argv[1:]
    most = int(named.pop(named.index("--sample") + 1)) if "--sample" in named else None
    named = [one for one in named if one != "--sample"]
    main(named[0], named[1:], most)
