"""Languages: the workspace's own are told apart, all others are strangers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from parcours.text.finding import UNKNOWN
from parcours.text.language import Languages, _model

LABELLED = Path(__file__).parent / "labelled"
FIVE = ("en", "fr", "ro", "ru", "id")


def rows(name: str) -> list[list[str]]:
    lines = (LABELLED / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_clauses_in_five_languages() -> None:
    written = [(row[0], row[3]) for row in rows("clauses.tsv")]
    told = Languages(FIVE).of_each([text for _, text in written])
    right = sum(language == own for language, (own, _) in zip(told, written, strict=True))
    wrong = [pair for pair in zip(told, written, strict=True) if pair[0] not in (pair[1][0], UNKNOWN)]
    assert right >= 0.97 * len(written)
    assert not wrong  # unknown is honest, another language is not


def test_twenty_other_languages_are_unknown() -> None:
    written = rows("strangers.tsv")
    told = Languages(FIVE).of_each([text for _, text in written])
    assert len({language for language, _ in written}) >= 20
    assert sum(language == UNKNOWN for language in told) >= 0.95 * len(written)


@pytest.mark.parametrize("language", FIVE)
def test_what_was_not_asked_for_is_unknown(language: str) -> None:
    others = [row[3] for row in rows("clauses.tsv") if row[0] != language]
    assert set(Languages([language]).of_each(others)) <= {UNKNOWN}


def test_a_language_beyond_the_five_can_be_asked_for() -> None:
    mine = Languages(["pt", "en"])
    assert mine.of("O produto é ótimo, mas a entrega atrasou muito.") == "pt"
    assert mine.of("The product is great but delivery was late.") == "en"


@pytest.mark.parametrize("text", ["", " ", "😡😡😡", "12345", "?!", "\u200b", "a", "x" * 5_000, "ok", "zzqx vvk"])
def test_what_cannot_be_told_is_unknown(text: str) -> None:
    assert Languages(FIVE).of(text) == UNKNOWN


def test_no_language_asked_for() -> None:
    assert Languages([]).of("The lamp is lovely") == UNKNOWN


def test_together_and_alone_are_alike() -> None:
    texts = [*(row[3] for row in rows("clauses.tsv")[::7]), "", "é" * 300]
    mine = Languages(FIVE)
    assert mine.of_each(texts) == [mine.of(text) for text in texts]


def test_our_walk_gives_what_the_model_gives() -> None:
    """An independent reference: the package's own walk, one text at a time."""
    slow = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    texts = [row[-1] for row in (*rows("clauses.tsv")[::5], *rows("strangers.tsv"))]
    texts += ["SUPER TARE", "e\u0301te\u0301"]
    model = _model()
    chances = model.chances(texts)
    for text, row in zip(texts, chances, strict=True):
        expected = dict(slow.rank(text))
        np.testing.assert_allclose([row[model.column[name]] for name in expected], list(expected.values()), atol=2e-4)
