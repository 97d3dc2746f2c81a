"""Is what was learned better than what was known before? Each text is judged by a model that had not learned from it.

All weights are learned anew without a fifth of the texts, and that fifth is read: five times, so that each text is read
once. (Only the strength of regularisation, one of three, is the one chosen with all.) Curves are made of the same
fifths with fewer texts to learn from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from parcours.text.learning.fitting import FOLDS, Evidence, Strengths, fitted, folds
from parcours.text.learning.measures import accuracy, calibration_error, unsure_below
from parcours.text.learning.report import CurvePoint, LanguageAccuracy, LearningReport
from parcours.text.learning.scores import KNOWN

_FEW_TEXTS = 30  # of a language, below which nothing is told of it alone
_CURVE = (60, 125, 250, 500, 1_000, 2_000, 4_000, 8_000)
_LARGE = 4_000  # of more, two fifths are enough to check with


def checked(
    evidence: Evidence,
    *,
    strengths: Strengths,
    target: float,
    seed: int,
    notes: Sequence[str] = (),
    progress: Callable[[float], None],
) -> LearningReport:
    outer = folds(evidence.signs, seed)[: 2 if len(evidence.signs) > _LARGE else None]
    sizes = [size for size in _CURVE if size < 0.9 * len(outer[0][0])]
    rng = np.random.default_rng(seed)
    rows = np.concatenate([left for _, left in outer])
    after: list[NDArray[np.float64]] = []
    shorter: dict[int, list[NDArray[np.int64]]] = {size: [] for size in sizes}
    for turn, (some, left) in enumerate(outer):
        for size in sizes:
            fewer = _some(some, evidence.signs, size, rng)
            shorter[size].append(_told(_read(evidence, fewer, left, strengths, seed), evidence.signs))
        after.append(_read(evidence, some, left, strengths, seed))
        progress((turn + 1) / len(outer))
    true, before, chances = evidence.signs[rows], evidence.before[rows], np.concatenate(after)
    spoken = evidence.languages[rows]
    told_before, told = _told(before, evidence.signs), _told(chances, evidence.signs)

    def of(name: str, which: NDArray[np.bool_]) -> LanguageAccuracy:
        was, now = (accuracy(true[which], said[which], seed=seed) for said in (told_before, told))
        return LanguageAccuracy(name, int(which.sum()), was, now)

    whole = of("all", np.ones(len(rows), bool))
    known = [name for name in sorted(set(spoken.tolist())) if (spoken == name).sum() >= _FEW_TEXTS]
    threshold = unsure_below(chances, true, target)
    curve = [CurvePoint(size, accuracy(true, np.concatenate(shorter[size]), seed=seed)) for size in sizes]
    helps = _clearly(_loss(before, true) - _loss(chances, true)) and whole.after.macro_f1 >= whole.before.macro_f1
    return LearningReport(
        learned_from=len(evidence.signs),
        by_sign={sign: int((evidence.signs == at).sum()) for at, sign in enumerate(KNOWN)},
        whole=whole,
        by_language=tuple(of(name, spoken == name) for name in known),
        curve=(*curve, CurvePoint(len(outer[0][0]), whole.after)),
        target=target,
        unsure_below=threshold,
        unsure=int((chances.max(axis=1) < threshold).sum()),
        calibration_before=calibration_error(before, true),
        calibration_after=calibration_error(chances, true),
        voices={},
        helps=helps,
        notes=(*notes, *_notes(evidence.signs, helps)),
    )


def _read(
    evidence: Evidence, some: NDArray[np.int64], left: NDArray[np.int64], strengths: Strengths, seed: int
) -> NDArray[np.float64]:
    model, others = fitted(evidence.of(some), seed=seed, strengths=strengths), evidence.of(left)
    return model.probabilities(others.languages.tolist(), others.before, others.counted, others.embedded)


def _some(rows: NDArray[np.int64], signs: NDArray[np.int64], size: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """So many of them by chance, and of each sign at least what it takes to leave some out in turn."""
    mixed = rng.permutation(rows)
    firsts = np.concatenate([mixed[signs[mixed] == sign][:FOLDS] for sign in np.unique(signs[rows])])
    rest = mixed[~np.isin(mixed, firsts)]
    return np.concatenate([firsts, rest])[:size]


def _told(chances: NDArray[np.float64], signs: NDArray[np.int64]) -> NDArray[np.int64]:
    """The likeliest of the signs that there are: where no text is neutral, none is judged for not being so."""
    present = np.unique(signs)
    return present[chances[:, present].argmax(axis=1)]


def _loss(chances: NDArray[np.float64], true: NDArray[np.int64]) -> NDArray[np.float64]:
    """Of each text: how surprised one would be of its sign."""
    return -np.log(np.maximum(chances[np.arange(len(true)), true], 1e-9))


def _clearly(gained: NDArray[np.float64]) -> bool:
    """Whether the mean is above nought beyond chance: one-sided, 95 %, pairwise by text."""
    return float(gained.mean()) > 1.645 * float(gained.std(ddof=1)) / len(gained) ** 0.5


def _notes(signs: NDArray[np.int64], helps: bool) -> list[str]:
    notes = []
    missing = [sign for at, sign in enumerate(KNOWN) if not (signs == at).any()]
    if missing:
        notes.append(f"No text is {' or '.join(missing)}: how likely that is stays as it was before.")
    if not helps:
        notes.append("What was learned does not read clearly better than before, and is not used.")
    return notes
