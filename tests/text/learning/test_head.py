from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from parcours.listen.adapters import e5_embedder, e5_installed
from parcours.model.errors import BadInput
from parcours.text.finding import Embedder
from parcours.text.learning import EmbeddedSentiment
from parcours.text.learning.head import HEAD, shipped_head
from parcours.text.sentiment import LexicalSentiment

needs_e5 = pytest.mark.skipif(not e5_installed(), reason="the extra `language` is not installed")


class Flat:
    version = "flat-1"

    def probabilities(self, texts: Sequence[str], languages: Sequence[str]) -> NDArray[np.float64]:
        return np.full((len(texts), 3), 1 / 3)


class Nowhere:
    name = shipped_head().embedder

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.zeros((len(texts), 384), np.float32)


def test_the_head_is_small_and_told_apart_by_its_content() -> None:
    assert HEAD.stat().st_size < 20_000
    head = shipped_head()
    assert head.weights.shape == (384, 3)
    assert 0.5 <= head.threshold <= 0.9
    model = EmbeddedSentiment(Nowhere(), Flat())
    assert head.version in model.version
    assert "flat-1" in model.version


def test_what_words_say_is_pooled_in() -> None:
    """Where meaning says the same of all, words alone decide the order."""
    model = EmbeddedSentiment(Nowhere(), LexicalSentiment())
    chances = model.probabilities(["excellent", "terrible"], ["en", "en"])
    assert chances.sum(axis=1) == pytest.approx([1, 1])
    assert chances[0, 2] > chances[1, 2]
    assert chances[1, 0] > chances[0, 0]
    assert model.probabilities([], []).shape == (0, 3)


def test_a_head_reads_only_the_directions_it_was_learned_with() -> None:
    class Other(Nowhere):
        name = "another-model-1"

    with pytest.raises(BadInput, match="another-model-1") as told:
        EmbeddedSentiment(Other(), Flat())
    assert "parcours[language]" in told.value.hint


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return e5_embedder()


@needs_e5
@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The lamp flickers and the switch came loose, I want my money back", 0),
        ("Лампа мигает, кнопка отвалилась, верните деньги", 0),
        ("Lampa pâlpâie și întrerupătorul s-a desprins, vreau banii înapoi", 0),
        ("A bright and pretty lamp, my mother is delighted with it", 2),
        ("Cette lampe éclaire à merveille, ma fille en est ravie", 2),
        ("Lampunya terang dan indah, ibu saya senang sekali", 2),
        ("Die Lampe ist wunderschön, vielen Dank!", 2),  # a language that was not learned from
        ("Lampa dorazila rozbitá a nikdo neodpovídá", 0),
    ],
)
def test_meaning_is_read_in_any_language(embedder: Embedder, text: str, sign: int) -> None:
    chances = EmbeddedSentiment(embedder, Flat()).probabilities([text], ["unknown"])
    assert chances[0, sign] > chances[0, 2 - sign]
