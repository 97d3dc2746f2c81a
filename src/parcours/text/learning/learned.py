"""What does a workspace's own sentiment model know, and how is it kept? Learned from its stars and labels.

It builds upon the model before, so that few labels harm nothing, and whatever it says was checked on texts that it had
not learned from: `report`. Kept as arrays without any text.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from parcours.model.errors import BadInput
from parcours.text.finding import Embedder, SentimentModel
from parcours.text.learning.checking import checked
from parcours.text.learning.fitting import Evidence, Fitted, fitted, one_thread
from parcours.text.learning.meanings import Meanings
from parcours.text.learning.ngrams import NGrams, counts
from parcours.text.learning.pooling import Pool
from parcours.text.learning.report import LearningReport
from parcours.text.learning.scores import KNOWN

LEAST, LEAST_OF_EACH = 60, 15  # labels, and of at least two signs
MOST = 10_000  # texts that are learned from: of more, that many by chance
_NEUTRAL = 1 / 3  # of texts that people called neutral it was 0.65 to 0.9, of three stars of clothing 0.04
_LOOKED_AT = 500
_FORM = 1
_AGAIN = "Learn anew: `parcours listen DIR --learn`."


class Learned:
    """A `SentimentModel` of the workspace's own."""

    def __init__(
        self, model: Fitted, report: LearningReport, before: SentimentModel, embedder: Embedder | None = None
    ) -> None:
        self.report, self._model, self._before, self._embedder = report, model, before, embedder

    @cached_property
    def version(self) -> str:
        return "learned-" + hashlib.sha256(self.to_bytes()).hexdigest()[:12]

    @property
    def threshold(self) -> float:
        return self.report.unsure_below

    @property
    def helps(self) -> bool:
        return self.report.helps

    def probabilities(self, texts: Sequence[str], languages: Sequence[str]) -> NDArray[np.float64]:
        """[text, 3]: negative, neutral, positive."""
        if not texts:
            return np.zeros((0, 3))
        embedded = None if self._embedder is None else self._embedder.embed(texts)
        before = self._before.probabilities(texts, languages)
        return self._model.probabilities(languages, before, counts(texts), embedded)

    def to_bytes(self) -> bytes:
        model = self._model
        arrays: dict[str, NDArray[Any]] = {
            "present": model.present,
            "hashes": model.ngrams.hashes,
            "rarity": model.ngrams.rarity.astype(np.float16),
            "ngrams": model.ngrams.weights.astype(np.float16),
            "ngrams_bias": model.ngrams.bias,
            "pool": model.pool.weights,
            "pool_bias": model.pool.bias,
            **{f"more_{language}": more for language, more in model.pool.more.items()},
        }
        if model.meanings is not None:
            meanings = model.meanings
            arrays |= {"middle": meanings.middle, "meanings": meanings.weights, "meanings_bias": meanings.bias}
        about = {"form": _FORM, "upon": _upon(self._before, self._embedder), "report": self.report.to_dict()}
        arrays["about"] = np.frombuffer(json.dumps(about).encode(), np.uint8)
        packed = io.BytesIO()
        np.savez_compressed(packed, **cast("Any", arrays))
        return packed.getvalue()

    @classmethod
    def from_bytes(cls, kept: bytes, *, before: SentimentModel, embedder: Embedder | None = None) -> Learned:
        arrays, about = _opened(kept)
        if about["upon"] != _upon(before, embedder):
            raise BadInput("What was learned builds upon another model than the one that reads now.", hint=_AGAIN)
        rarity, weights = (arrays[name].astype(np.float32) for name in ("rarity", "ngrams"))
        ngrams = NGrams(arrays["hashes"], rarity, weights, arrays["ngrams_bias"])
        meanings = None
        if "meanings" in arrays:
            meanings = Meanings(arrays["middle"], arrays["meanings"], arrays["meanings_bias"])
        more = {name.removeprefix("more_"): array for name, array in arrays.items() if name.startswith("more_")}
        model = Fitted(arrays["present"], ngrams, meanings, Pool(arrays["pool"], arrays["pool_bias"], more))
        return cls(model, LearningReport.from_dict(about["report"]), before, embedder)

    @staticmethod
    def report_of(kept: bytes) -> LearningReport:
        """The report alone, whatever the model was built upon."""
        return LearningReport.from_dict(_opened(kept)[1]["report"])


def learned_from(
    texts: Sequence[str],
    signs: Sequence[str],
    languages: Sequence[str],
    *,
    before: SentimentModel,
    embedder: Embedder | None = None,
    weights: Sequence[float] | None = None,
    target: float = 0.8,
    seed: int = 7,
    progress: Callable[[float], None] | None = None,
) -> Learned:
    """Learn from texts whose sign is known. Other signs than negative, neutral, positive are left out.

    `weights`: how much each counts (a label that somebody gave may count more than a star). `target`: how often a sign
    that is told should be right. The same text twice counts once, with the sign that weighs most.
    """
    told = progress or (lambda _: None)
    kept, signed, weighed = _distinct(texts, signs, weights)
    _enough(signed)
    notes = []
    if not _middle_is_neutral(before, [texts[i] for i in kept], [languages[i] for i in kept], signed):
        directed = np.flatnonzero(signed != 1)
        kept, signed, weighed = [kept[i] for i in directed], signed[directed], weighed[directed]
        notes.append("Texts with a middle score are mixed here rather than neutral: only good and bad are learned.")
    if len(kept) > MOST:
        chosen = np.sort(np.random.default_rng(seed).choice(len(kept), MOST, replace=False))
        notes.append(f"Learned from {MOST:,} texts, chosen by chance among {len(kept):,}.")
        kept, signed, weighed = [kept[i] for i in chosen], signed[chosen], weighed[chosen]
    _enough(signed)
    chosen_texts = [texts[i] for i in kept]
    spoken = [languages[i] for i in kept]
    with one_thread():
        evidence = Evidence(
            np.array(spoken, str),
            before.probabilities(chosen_texts, spoken),
            counts(chosen_texts),
            None if embedder is None else embedder.embed(chosen_texts),
            signed,
            weighed,
        )
        told(0.1)
        model = fitted(evidence, seed=seed)
        told(0.2)
        report = checked(
            evidence,
            strengths=model.strengths,
            target=target,
            seed=seed,
            notes=notes,
            progress=lambda part: told(0.2 + 0.8 * part),
        )
    names = ("before", "words", "meanings")
    counted = {name: round(float(w), 3) for name, w in zip(names, model.pool.weights, strict=False)}
    made = Learned(model, LearningReport(**{**_shallow(report), "voices": counted}), before, embedder)
    return Learned.from_bytes(made.to_bytes(), before=before, embedder=embedder)  # as it will read when kept


def _distinct(
    texts: Sequence[str], signs: Sequence[str], weights: Sequence[float] | None
) -> tuple[list[int], NDArray[np.int64], NDArray[np.float64]]:
    """One row for each different text: where it stands, its sign, its weight."""
    votes: dict[str, tuple[int, NDArray[np.float64]]] = {}
    for row, (text, sign) in enumerate(zip(texts, signs, strict=True)):
        if sign not in KNOWN or not text.strip():
            continue
        _, vote = votes.setdefault(" ".join(text.casefold().split()), (row, np.zeros(3)))
        vote[KNOWN.index(sign)] += 1.0 if weights is None else weights[row]
    rows = [(row, vote) for row, vote in votes.values() if vote.max() > 0]
    chosen = np.array([vote.argmax() for _, vote in rows], np.int64)
    # the same words from a thousand people are one thing to learn
    weigh = np.array([min(float(vote.max()), 1.0 if weights is None else max(weights)) for _, vote in rows])
    return [row for row, _ in rows], chosen, weigh


def _middle_is_neutral(
    before: SentimentModel, texts: Sequence[str], languages: Sequence[str], signs: NDArray[np.int64]
) -> bool:
    """Whether texts in the middle are neutral by the model before, too.

    Three stars are often good and bad at once. To learn that as *neutral* would unlearn what a plain fact is, which
    clauses are judged by: 97 of 100 plain sentences were neutral before learning from stars so, 17 after.
    """
    middle = [at for at, sign in enumerate(signs.tolist()) if sign == 1][:_LOOKED_AT]
    if not middle:
        return True
    chances = before.probabilities([texts[at] for at in middle], [languages[at] for at in middle])
    if np.ptp(chances) == 0:  # it knows nothing of it
        return True
    return float((chances.argmax(axis=1) == 1).mean()) >= _NEUTRAL


def _enough(signs: NDArray[np.int64]) -> None:
    each = np.bincount(signs, minlength=3)
    if len(signs) >= LEAST and (each >= LEAST_OF_EACH).sum() >= 2:
        return
    have = ", ".join(f"{count} {sign}" for sign, count in zip(KNOWN, each.tolist(), strict=True))
    raise BadInput(
        f"There are too few different texts with a known sign to learn from: {have}.",
        hint=f"It takes {LEAST}, {LEAST_OF_EACH} of each of two signs. Load reviews with stars, or correct labels.",
    )


def _opened(kept: bytes) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    try:
        with np.load(io.BytesIO(kept), allow_pickle=False) as packed:
            arrays = {name: packed[name] for name in packed.files}
        about = json.loads(arrays.pop("about").tobytes())
        if about["form"] != _FORM:
            raise ValueError("another form")
        return arrays, about
    except (ValueError, KeyError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise BadInput("What was learned cannot be read.", hint=_AGAIN) from error


def _upon(before: SentimentModel, embedder: Embedder | None) -> str:
    return f"{before.version} {embedder.name if embedder else ''}".strip()


def _shallow(report: LearningReport) -> dict[str, Any]:
    return {name: getattr(report, name) for name in LearningReport.__slots__}
