"""Learn the head that `EmbeddedSentiment` is shipped with: `python scripts/learn_sentiment.py [--cache FOLDER]`.

Learned from ratings that come with the package vaderSentiment 2.5 (MIT licence; its source distribution is fetched from
the package index): 4,200 tweets, 3,708 sentences of product reviews and 5,190 of newspaper editorials in English, each
rated by twenty people from -4 to 4 (Hutto & Gilbert 2014, ICWSM 8(1), 216-225); and from sentences of our own in five
languages (scripts/sentiment/). A rating within half a step of nought is neutral.

Nothing is tuned on the texts that accuracy is reported of (bench/listening.py). How warm the pool is, and below which
chance a sign is unsure, is found on rated texts that were left out.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from bench.listening_embedded import Kept
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from threadpoolctl import threadpool_limits

from parcours.listen.adapters import e5_embedder
from parcours.text.learning.head import HEAD
from parcours.text.learning.measures import calibration_error, unsure_below
from parcours.text.learning.pooling import logarithms, softmax
from parcours.text.sentiment import LexicalSentiment

PACKAGE = "vaderSentiment==2.5"
RATED = ("tweets", "amazonReviewSnippets", "nytEditorialSnippets")
OWN = Path(__file__).with_name("sentiment")
NEUTRAL = 0.5  # ratings nearer to nought
TARGET = 0.8  # how often a sign that is told should be right
RATED_STRENGTH, OWN_STRENGTH = 3.0, 30.0  # how freely weights may grow: least loss on sentences left out


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "parcours-embedded")
    options.add_argument("--ratings", type=Path, help="the source distribution, if it is here already")
    given = options.parse_args()
    embedder = Kept(e5_embedder(), given.cache)
    rated, ratings = rated_texts(given.ratings)
    own, own_signs = own_texts()
    rated_meant, own_meant = embedder.embed(rated), embedder.embed(own)
    signs = np.digitize(ratings, [-NEUTRAL, NEUTRAL])
    middle = rated_meant.mean(axis=0)
    words = logarithms(LexicalSentiment().probabilities(rated, ["en"] * len(rated)))
    with threadpool_limits(1):
        of_own = learned(own_meant - middle, own_signs, OWN_STRENGTH)
        left_out = np.zeros((len(rated), 3))
        for some, others in StratifiedKFold(5, shuffle=True, random_state=7).split(rated_meant, signs):
            both = [learned(rated_meant[some] - middle, signs[some], RATED_STRENGTH), of_own]
            left_out[others] = sum((rated_meant[others] - middle) @ w + b for w, b in both) + words[others]
        of_rated = learned(rated_meant - middle, signs, RATED_STRENGTH)
    weigh = balanced(signs)
    warmth = float(minimize_scalar(lambda w: loss(softmax(w * left_out), signs, weigh), bounds=(0.1, 2.0)).x)
    chances = softmax(warmth * left_out)
    threshold = unsure_below(chances, signs, TARGET)
    weights, bias = of_own[0] + of_rated[0], of_own[1] + of_rated[1]
    np.savez_compressed(
        HEAD,
        weights=weights.astype(np.float32),
        bias=(bias - middle @ weights).astype(np.float32),
        warmth=np.float32(warmth),
        threshold=np.float32(round(threshold, 3)),
        embedder=np.array(embedder.name),
    )
    report = [
        f"{len(rated):,} rated texts {np.bincount(signs)}, {len(own)} of our own {np.bincount(own_signs)}",
        f"rated texts left out: {(chances.argmax(axis=1) == signs).mean():.3f} right, calibration error "
        f"{calibration_error(chances, signs):.3f}; warmth {warmth:.3f}; unsure below {threshold:.3f}: "
        f"{(chances.max(axis=1) < threshold).mean():.1%}",
        f"{HEAD}: {HEAD.stat().st_size:,} bytes",
    ]
    sys.stdout.write("\n".join(report) + "\n")


def rated_texts(source: Path | None = None) -> tuple[list[str], NDArray[np.float64]]:
    """Texts and the mean of what people gave them."""
    with tempfile.TemporaryDirectory() as folder:
        if source is None:
            fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder]
            subprocess.run([*fetch, "--no-binary", PACKAGE.split("==")[0], PACKAGE], check=True)
            source = next(Path(folder).glob("*.tar.gz"))
        with tarfile.open(source) as outer:
            inner = next(m for m in outer.getmembers() if m.name.endswith("hutto_ICWSM_2014.tar.gz"))
            held = outer.extractfile(inner)
            assert held is not None
            packed = held.read()
    found: list[tuple[str, float]] = []
    with tarfile.open(fileobj=io.BytesIO(packed)) as files:
        for name in RATED:
            member = next(m for m in files.getmembers() if m.name.endswith(f"/{name}_GroundTruth.txt"))
            lines = files.extractfile(member)
            assert lines is not None
            for line in lines.read().decode("utf-8", "replace").splitlines():
                parts = line.split("\t")
                if len(parts) == 3:
                    found.append((parts[2], float(parts[1])))
    return [text for text, _ in found], np.array([rating for _, rating in found])


def own_texts() -> tuple[list[str], NDArray[np.int64]]:
    texts, signs = [], []
    for file in sorted(OWN.glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                signs.append("-0+".index(line[0]))
                texts.append(line[2:].strip())
    return texts, np.array(signs)


def learned(
    meant: NDArray[np.float64], signs: NDArray[np.int64], strength: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Weights and bias; each sign weighs as much as the others."""
    model: Any = LogisticRegression(C=strength, max_iter=500, tol=1e-4)
    model.fit(meant, signs, sample_weight=balanced(signs))
    return model.coef_.T, model.intercept_


def balanced(signs: NDArray[np.int64]) -> NDArray[np.float64]:
    each = np.bincount(signs, minlength=3)
    return (len(signs) / 3 / each)[signs]


def loss(chances: NDArray[np.float64], signs: NDArray[np.int64], weigh: NDArray[np.float64]) -> float:
    return -float((weigh * np.log(np.maximum(chances[np.arange(len(signs)), signs], 1e-9))).mean())


if __name__ == "__main__":
    main()
