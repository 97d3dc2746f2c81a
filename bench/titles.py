"""What do titles tell that texts do not? `python -m bench.titles FILE.csv TITLE TEXT SCORE [LANGUAGE]`

Signs of texts alone, and of titles and texts together, beside the score that was given (1 to 5 stars; in the middle is
no sign). Of the file two thirds are read: the first third, by a hash of the text, is kept to check with.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.listening_split import digest
from parcours.stats.intervals import wilson
from parcours.text.finding import Heard
from parcours.text.learning import sign_of_score
from parcours.text.reader import BaseReader
from parcours.text.titled import with_title


def main(path: str, title: str, text: str, score: str, language: str = "en") -> None:
    with Path(path).open(encoding="utf-8", newline="") as file:
        rows = sorted((row for row in csv.DictReader(file) if row[text].strip()), key=lambda row: digest(row[text]))
    rows = [row for row in rows[len(rows) // 3 :] if row[title].strip()]
    known = [sign_of_score(float(row[score]), 1, 5) for row in rows]
    reader = BaseReader([language], None)
    alone = _right(reader.read([row[text] for row in rows]), known)
    both = _right(reader.read([with_title(row[title], row[text]) for row in rows]), known)
    print(f"{path}: {len(rows):,} texts with a title, {len(alone):,} with a sign")
    for told, right in (("text alone", alone), ("title and text", both)):
        share = wilson(sum(right), len(right))
        assert share is not None
        print(f"{told}: {sum(right):,} right, {sum(right) / len(right):.3f} [{share.low:.3f}, {share.high:.3f}]")
    pairs = [*zip(alone, both, strict=True)]
    print(f"mended {pairs.count((False, True))}, spoilt {pairs.count((True, False))}")


def _right(heard: Sequence[Heard], known: Sequence[str]) -> list[bool]:
    """Of texts with a good or a bad score, whether the sentiment is on that side."""
    pairs = zip(heard, known, strict=True)
    return [(one.sentiment > 0) == (sign == "positive") for one, sign in pairs if sign != "neutral"]


if __name__ == "__main__":
    main(*sys.argv[1:])
