"""What else is measured of listening: stars of reviews, the language of texts, themes of complaints, and speed."""

from __future__ import annotations

import csv
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.listening_split import Labelled, digest
from parcours.listen.adapters import e5_embedder
from parcours.text.language import Languages
from parcours.text.learning import Accuracy, learned_from, sign_of_score
from parcours.text.learning.measures import accuracy
from parcours.text.learning.scores import KNOWN
from parcours.text.reader import BaseReader
from parcours.text.taxonomy import WordThemes, shipped


def clothing(file: Path, ways: Sequence[Any], *, rehearse: bool, most: int = 600) -> None:
    """Stars of real reviews, learned as a workspace does: 1-2 bad, 3 neither, 4-5 good."""
    if not file.exists():
        return
    with file.open(encoding="utf-8", newline="") as rows:
        found = [(r["Review Text"], float(r["Rating"])) for r in csv.DictReader(rows) if r["Review Text"].strip()]
    ordered = sorted(found, key=lambda review: digest(review[0]))
    cut = len(ordered) // 3
    check, learn = ordered[:cut], ordered[cut:]
    if rehearse:
        check, learn = learn[: len(learn) // 3], learn[len(learn) // 3 :]
    check, learn = check[:most], learn[: 2 * most]
    true = np.array([KNOWN.index(sign_of_score(stars, 1, 5)) for _, stars in check])
    print("## Stars of clothing reviews (en), learned as a workspace learns from stars\n")
    print("| way | labels | texts | macro-F1 of three | right of three | sign of 1-2 against 4-5 stars |")
    print("|---|---|---|---|---|---|")
    for way in ways:
        texts, signs = [t for t, _ in learn], [sign_of_score(stars, 1, 5) for _, stars in learn]
        english = ["en"] * len(learn)
        model = learned_from(texts, signs, english, before=way.before, embedder=way.embedder)
        for labels, reads in ((0, way.before), (len(learn), model)):
            chances = reads.probabilities([t for t, _ in check], ["en"] * len(check))
            measured = accuracy(true, chances.argmax(axis=1))
            signed = true != 1
            sign = accuracy(true[signed], np.where(chances[signed, 2] > chances[signed, 0], 2, 0))
            cells = (way.name, f"{labels:,}", len(check), _f1(measured), _right(measured), _right(sign))
            print("|", *(f"{cell} |" for cell in cells))
    print()


def languages_told(check: dict[str, list[Labelled]]) -> None:
    print("## The language of a text, among the workspace's five\n")
    print("| language | texts | right | unknown | another |\n|---|---|---|---|---|")
    tell = Languages(list(check))
    for language, texts in check.items():
        told = [tell.of(text.text) for text in texts]
        right, unknown = told.count(language), told.count("unknown")
        print(f"| {language} | {len(texts)} | {right} | {unknown} | {len(texts) - right - unknown} |")
    print()


def speeds(texts: Sequence[str], *, with_extra: bool) -> None:
    print("## Speed\n")
    short = [text[:140] for text in texts]
    reader = BaseReader(["en", "fr", "ru", "ro", "id"], WordThemes(shipped(["en", "fr", "ru", "ro", "id"])))
    reader.read(short[:200])
    begun = time.process_time()
    reader.read(short)
    took = time.process_time() - begun
    print(f"Base reader with themes: {len(short) / took:,.0f} texts of at most 140 letters a second of one core.")
    if with_extra:
        begun = time.perf_counter()
        e5_embedder().embed(short[:150])
        print(
            f"Embeddings: {150 / (time.perf_counter() - begun):,.0f} such texts a second, all cores, loading included."
        )


def _f1(measured: Accuracy) -> str:
    return f"{measured.macro_f1:.3f} [{measured.f1_low:.3f}, {measured.f1_high:.3f}]"


def _right(measured: Accuracy) -> str:
    return f"{measured.right} of {measured.of}, {measured.share:.3f} [{measured.low:.3f}, {measured.high:.3f}]"
