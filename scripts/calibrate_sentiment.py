"""Which chances follow from good and bad words? Fits the rule of `parcours.text.sentiment` anew, and checks it.

    pip download --no-binary :all: --no-deps vaderSentiment==2.5 && tar xf vaderSentiment-2.5.tar.gz
    tar xf vaderSentiment-2.5/additional_resources/hutto_ICWSM_2014.tar.gz -C vaderSentiment-2.5
    python scripts/calibrate_sentiment.py vaderSentiment-2.5

The ratings are those published with VADER under the MIT licence (Hutto & Gilbert 2014, ICWSM, 216-225): 20 people each
for 4,200 tweets and 3,708 snippets of product reviews, from -4 to 4. Below -0.5 is negative, above 0.5 positive. The
three signs weigh the same, since a workspace's mix is not known. Only the numbers of the rule are kept, no text.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import cross_val_predict

from parcours.text.reader import SURE
from parcours.text.sentiment import features

FILES = ("tweets_GroundTruth.txt", "amazonReviewSnippets_GroundTruth.txt")
MIDDLE = 0.5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    texts, signs, sources = rated(parser.parse_args().folder)
    columns = features(texts, ["en"] * len(texts))
    rule = LogisticRegression(C=10, class_weight="balanced", fit_intercept=False, max_iter=2000)
    chances = cross_val_predict(rule, columns, signs, cv=5, method="predict_proba")
    told, sure = chances.argmax(axis=1), chances.max(axis=1)
    lines = [f"{len(texts)} texts, told by five folds: macro-F1 {f1_score(signs, told, average='macro'):.3f}"]
    for source in sorted(set(sources.tolist())):
        of = sources == source
        lines.append(f"  {source}: {of.sum()} texts, macro-F1 {f1_score(signs[of], told[of], average='macro'):.3f}")
    for least in (0.4, 0.5, SURE, 0.6, 0.7, 0.8, 0.9):
        of = sure >= least
        lines.append(f"  from {least}: {of.mean():.2f} of texts, {(told == signs)[of].mean():.3f} right")
    weights = rule.fit(columns, signs).coef_.T
    lines.append(str(np.round(weights - weights.mean(axis=1, keepdims=True), 2).tolist()))
    sys.stdout.write("\n".join(lines) + "\n")


def rated(folder: Path) -> tuple[list[str], np.ndarray, np.ndarray]:
    texts: list[str] = []
    signs: list[int] = []
    sources: list[str] = []
    for name in FILES:
        for file in sorted(folder.rglob(name)):
            for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
                parts = line.split("\t")
                if len(parts) == 3:
                    rating = float(parts[1])
                    texts.append(parts[2])
                    signs.append(0 if rating < -MIDDLE else 2 if rating > MIDDLE else 1)
                    sources.append(name.partition("_")[0])
    if not texts:
        raise SystemExit(f"no ratings in {folder}: unpack there the archives that this file begins with")
    return texts, np.array(signs), np.array(sources)


if __name__ == "__main__":
    main()
