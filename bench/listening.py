"""How well is it understood what customers write? `python -m bench.listening [DATA] [--cache FOLDER] [--rehearse]`.

DATA is the folder of labelled texts (default ../shared/data/texts). Everything is measured on texts of the frozen split
(`bench.listening_split`) that nothing was learned from, the base beside the extra `language`, before and after learning
from the labels of the other side. `--rehearse` does the same within the side that may be looked at.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.listening_embedded import Kept
from bench.listening_more import clothing, languages_told, speeds
from bench.listening_split import Labelled, labelled, split
from parcours.listen.adapters import e5_embedder, e5_installed
from parcours.text.finding import Embedder, SentimentModel
from parcours.text.learning import Accuracy, EmbeddedSentiment, shifted
from parcours.text.learning.fitting import Evidence, fitted, one_thread
from parcours.text.learning.measures import accuracy, calibration_error
from parcours.text.learning.ngrams import counts
from parcours.text.learning.scores import KNOWN
from parcours.text.sentiment import LexicalSentiment

CURVE = (60, 125, 250, 500)
# language, whether it learned, and how well it should read
AIMS = (
    ("en", False, 0.58),
    ("fr", False, 0.58),
    ("ru", False, 0.50),
    ("ro", False, 0.80),
    ("ro", True, 0.88),
    ("id", False, 0.62),
    ("id", True, 0.76),
)
WHAT = {"en": "tweets", "fr": "tweets", "ru": "bank tweets", "ro": "reviews", "id": "comments"}


@dataclass(frozen=True, slots=True)
class Way:
    """One way to read: the base, or with the extra."""

    name: str
    before: SentimentModel
    embedder: Embedder | None


def main() -> None:
    options = argparse.ArgumentParser(prog="bench.listening", description=__doc__)
    default = Path(__file__).parents[2] / "shared" / "data" / "texts"
    options.add_argument("data", type=Path, nargs="?", default=default)
    options.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "parcours-embedded")
    options.add_argument("--rehearse", action="store_true")
    given = options.parse_args()
    file = given.data / "sentiment_samples.csv"
    if not file.exists():
        sys.exit(f"{file} is not there: give the folder of labelled texts")
    learn, check = sides(labelled(file), rehearse=given.rehearse)
    ways = [Way("base", LexicalSentiment(), None)]
    if e5_installed():
        embedder = Kept(e5_embedder(), given.cache)
        ways.append(Way("extra", EmbeddedSentiment(embedder, LexicalSentiment()), embedder))
    else:
        print("The extra `language` is not installed: the base alone.\n")
    targets(sentiment(ways, learn, check))
    curves(ways, learn, check)
    mixes(ways, learn, check)
    clothing(given.data / "clothing_reviews_en.csv", ways, rehearse=given.rehearse)
    languages_told(check)
    speeds([text.text for texts in learn.values() for text in texts][:4000], with_extra=len(ways) > 1)


def sides(texts: Sequence[Labelled], *, rehearse: bool) -> tuple[dict[str, list[Labelled]], dict[str, list[Labelled]]]:
    found = split(texts)
    if not rehearse:
        return found["learn"], found["check"]
    inner = split([text for texts in found["learn"].values() for text in texts])
    # the frozen order is that of a hash: a third of the rest is its begin again
    return inner["learn"], inner["check"]


def sentiment(
    ways: Sequence[Way], learn: dict[str, list[Labelled]], check: dict[str, list[Labelled]]
) -> dict[tuple[str, str, bool], Accuracy]:
    """(language, way, whether it learned) -> what is measured."""
    found: dict[tuple[str, str, bool], Accuracy] = {}
    print("## Signs on texts never seen, before and after learning from the workspace's own\n")
    print("| language | texts | way | labels | macro-F1 | right | sign of those that have one | calibration error |")
    print("|---|---|---|---|---|---|---|---|")
    for language, texts in check.items():
        true = numbers(texts)
        for way in ways:
            found[language, way.name, False] = row(language, way.name, 0, true, read(way.before, texts))
            mine = learn[language]
            found[language, way.name, True] = row(language, way.name, len(mine), true, learned(way, mine)(texts))
    print()
    return found


def targets(found: dict[tuple[str, str, bool], Accuracy]) -> None:
    """What was aimed at before anything was measured, beside what came of it."""
    print("## Aimed at, and reached\n")
    ways = list(dict.fromkeys(way for _, way, _ in found))
    print("| what | aimed at | " + " | ".join(ways) + " |\n|---|---|" + "---|" * len(ways))
    for language, after, aim in AIMS:
        measured = [found[language, way, after] for way in ways]
        of = "right" if language == "ro" else "macro-F1"
        cells = [right(one) if language == "ro" else f"{f1(one)}, n = {one.of}" for one in measured]
        when = "after learning from 1,000" if after else "before learning"
        print(f"| {language} {WHAT[language]}, {of}, {when} | {aim:.2f} | " + " | ".join(cells) + " |")
    print()


def curves(ways: Sequence[Way], learn: dict[str, list[Labelled]], check: dict[str, list[Labelled]]) -> None:
    """The same texts are checked with at every size; labels are taken in the order of the split."""
    print("## Learning curves: macro-F1 (reviews that have no neutral: right) by labels learned from\n")
    for language, texts in check.items():
        sizes = [0, *(size for size in CURVE if size < len(learn[language])), len(learn[language])]
        print(
            f"| {language} {WHAT.get(language, '')}, n = {len(texts)} | "
            + " | ".join(f"{size:,}" for size in sizes)
            + " |"
        )
        print("|---|" + "---|" * len(sizes))
        true = numbers(texts)
        for way in ways:
            cells = []
            for size in sizes:
                chances = learned(way, learn[language][:size])(texts) if size else read(way.before, texts)
                found = told(true, chances)
                measured = accuracy(true, found)
                cells.append(f"{measured.macro_f1:.3f}" if 1 in true else f"{measured.share:.3f}")
            print(f"| {way.name} | " + " | ".join(cells) + " |")
        print()


def mixes(ways: Sequence[Way], learn: dict[str, list[Labelled]], check: dict[str, list[Labelled]]) -> None:
    """Learned from equally many of each sign; how signs are mixed here is guessed from the texts alone."""
    print("## Prior shift: learned from as many of each sign, the mix here guessed from texts without labels\n")
    print("| language | way | labels | guessed mix (-, 0, +) | true mix | macro-F1, right as learned | shifted |")
    print("|---|---|---|---|---|---|---|")
    for language, texts in check.items():
        true, theirs = numbers(texts), numbers(learn[language])
        each = int(np.bincount(theirs, minlength=3).min())
        if not each:
            continue
        even = [learn[language][at] for sign in range(3) for at in np.flatnonzero(theirs == sign)[:each]]
        for way in ways:
            chances = learned(way, even)(texts)
            there, mix = shifted(chances, np.ones(3))
            both = " | ".join(mixed(some) for some in (mix, np.bincount(true, minlength=3) / len(true)))
            was, now = (accuracy(true, some.argmax(axis=1)) for some in (chances, there))
            cells = " | ".join(f"{one.macro_f1:.3f}, {right(one)}" for one in (was, now))
            print(f"| {language} | {way.name} | {3 * each} | {both} | {cells} |")
    print()


def learned(way: Way, texts: Sequence[Labelled], seed: int = 7) -> Callable[[Sequence[Labelled]], NDArray[np.float64]]:
    """What reads after learning from these; as `learned_from` does it, without its own checks."""
    with one_thread():
        languages, before, counted, embedded = seen(way, texts)
        signs, weights = numbers(texts), np.ones(len(texts))
        model = fitted(Evidence(np.array(languages), before, counted, embedded, signs, weights), seed=seed)
    return lambda others: model.probabilities(*seen(way, others))


def seen(way: Way, texts: Sequence[Labelled]) -> tuple[list[str], Any, Any, Any]:
    plain = [text.text for text in texts]
    return (
        [text.language for text in texts],
        read(way.before, texts),
        counts(plain),
        None if way.embedder is None else way.embedder.embed(plain),
    )


def read(model: SentimentModel, texts: Sequence[Labelled]) -> NDArray[np.float64]:
    return model.probabilities([text.text for text in texts], [text.language for text in texts])


def row(language: str, name: str, labels: int, true: NDArray[np.int64], chances: NDArray[np.float64]) -> Accuracy:
    measured, signed = accuracy(true, told(true, chances)), true != 1
    sign = accuracy(true[signed], np.where(chances[signed, 2] > chances[signed, 0], 2, 0))
    cells = (f"{language} {WHAT.get(language, '')}", len(true), name, f"{labels:,}", f1(measured), right(measured))
    print("|", *(f"{cell} |" for cell in (*cells, right(sign), f"{calibration_error(chances, true):.3f}")))
    return measured


def numbers(texts: Sequence[Labelled]) -> NDArray[np.int64]:
    return np.array([KNOWN.index(text.label) for text in texts])


def told(true: NDArray[np.int64], chances: NDArray[np.float64]) -> NDArray[np.int64]:
    """The likeliest of the signs that there are: where no text is neutral, none is said to be."""
    present = np.unique(true)
    return present[chances[:, present].argmax(axis=1)]


def mixed(mix: NDArray[np.float64]) -> str:
    return ", ".join(f"{part:.2f}" for part in mix)


def f1(measured: Accuracy) -> str:
    return f"{measured.macro_f1:.3f} [{measured.f1_low:.3f}, {measured.f1_high:.3f}]"


def right(measured: Accuracy) -> str:
    return f"{measured.right} of {measured.of}, {measured.share:.3f} [{measured.low:.3f}, {measured.high:.3f}]"


if __name__ == "__main__":
    main()
