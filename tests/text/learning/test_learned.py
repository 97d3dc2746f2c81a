"""A shop whose customers have words of their own: *zibbly* is good there and *gromp* bad, which no lexicon knows."""

import zipfile
from collections.abc import Sequence
from dataclasses import asdict
from io import BytesIO

import numpy as np
import pytest
from numpy.typing import NDArray

from parcours.model.errors import BadInput
from parcours.text.learning import Learned, LearningReport, learned_from

SIGNS = ("negative", "neutral", "positive")
OWN = {"negative": "gromp", "neutral": "", "positive": "zibbly"}


class Coin:
    """Knows nothing."""

    version = "coin-1"

    def probabilities(self, texts: Sequence[str], languages: Sequence[str]) -> NDArray[np.float64]:
        return np.full((len(texts), 3), 1 / 3)


class Oracle(Coin):
    """Knows all there is to know."""

    version = "oracle-1"

    def probabilities(self, texts: Sequence[str], languages: Sequence[str]) -> NDArray[np.float64]:
        found = [0 if "gromp" in text else 2 if "zibbly" in text else 1 for text in texts]
        return 0.02 + 0.94 * np.eye(3)[found]


class Directions:
    """Embeds by the shop's own words: what a model of meanings might know."""

    name = "directions-1"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        noise = np.random.default_rng(len(texts)).normal(0, 0.1, (len(texts), 8))
        noise[:, 0] += [("zibbly" in text) - ("gromp" in text) for text in texts]
        return (noise / np.linalg.norm(noise, axis=1, keepdims=True)).astype(np.float32)


def reviews(
    many: int, seed: int = 1, *, signs: Sequence[str] = SIGNS, known: bool = True
) -> tuple[list[str], list[str]]:
    rng = np.random.default_rng(seed)
    words = [f"word{number}" for number in range(60)]
    chosen = [str(sign) for sign in rng.choice(signs, many)]
    said = [[*rng.choice(words, 5), OWN[sign] if known else ""] for sign in chosen]
    return [" ".join(rng.permutation(some)) for some in said], chosen


@pytest.fixture(scope="module")
def shop() -> Learned:
    texts, signs = reviews(120)
    return learned_from(texts, signs, ["en"] * 120, before=Coin())


def test_it_learns_the_shops_own_words(shop: Learned) -> None:
    texts, signs = reviews(200, seed=2)
    chances = shop.probabilities(texts, ["en"] * 200)
    assert chances.sum(axis=1) == pytest.approx(np.ones(200))
    assert np.mean([SIGNS[at] == sign for at, sign in zip(chances.argmax(axis=1), signs, strict=True)]) > 0.9


def test_its_report_tells_what_new_texts_confirm(shop: Learned) -> None:
    """What the report says of texts left out is what happens on texts that it never had."""
    texts, signs = reviews(600, seed=3)
    said = shop.probabilities(texts, ["en"] * 600).argmax(axis=1)
    share = np.mean([SIGNS[at] == sign for at, sign in zip(said, signs, strict=True)])
    after = shop.report.whole.after
    assert after.of == 120
    assert after.low - 0.05 <= share  # some more to learn from than in the check
    assert shop.report.whole.before.share < 0.5
    assert shop.helps
    assert shop.report.by_sign == {sign: reviews(120)[1].count(sign) for sign in SIGNS}
    assert [point.labels for point in shop.report.curve] == [60, 96]


def test_where_there_is_nothing_to_learn_it_says_so() -> None:
    """Words that have nothing to do with signs: no better than before, and not used."""
    texts, signs = reviews(72, known=False)
    model = learned_from(texts, signs, ["en"] * 72, before=Coin())
    assert model.report.whole.after.share < 0.5
    assert not model.helps
    assert "not used" in model.report.notes[-1]


def test_who_knows_all_is_not_made_worse() -> None:
    texts, signs = reviews(72)
    model = learned_from(texts, signs, ["en"] * 72, before=Oracle())
    assert model.report.whole.after.right == 72


def test_meanings_help_where_words_are_new() -> None:
    texts, signs = reviews(72)
    model = learned_from(texts, signs, ["en"] * 72, before=Coin(), embedder=Directions())
    assert set(model.report.voices) == {"before", "words", "meanings"}
    unseen = model.probabilities(["zibbly", "gromp"], ["en", "en"])
    assert unseen.argmax(axis=1).tolist() == [2, 0]


def test_what_is_kept_reads_the_same_and_holds_no_text(shop: Learned) -> None:
    kept = shop.to_bytes()
    again = Learned.from_bytes(kept, before=Coin())
    texts, _ = reviews(50, seed=4)
    assert again.version == shop.version
    assert np.array_equal(again.probabilities(texts, ["en"] * 50), shop.probabilities(texts, ["en"] * 50))
    assert Learned.report_of(kept) == shop.report == LearningReport.from_dict(asdict(shop.report))
    with zipfile.ZipFile(BytesIO(kept)) as packed:
        assert not any(b"zibbly" in packed.read(name) for name in packed.namelist())


def test_it_is_the_same_every_time(shop: Learned) -> None:
    texts, signs = reviews(120)
    assert learned_from(texts, signs, ["en"] * 120, before=Coin()).version == shop.version


def test_a_sign_that_nobody_gave_stays_as_likely_as_before() -> None:
    texts, signs = reviews(72, signs=("negative", "positive"))
    model = learned_from(texts, signs, ["en"] * 72, before=Oracle())
    facts, _ = reviews(20, signs=("neutral",))
    assert (model.probabilities(facts, ["en"] * 20).argmax(axis=1) == 1).all()
    assert any("neutral" in note for note in model.report.notes)


def test_the_same_text_is_learned_once() -> None:
    texts, signs = reviews(72)
    model = learned_from([*texts, *[texts[0]] * 500], [*signs, *[signs[0]] * 500], ["en"] * 572, before=Coin())
    assert model.report.learned_from == 72


def test_of_two_signs_of_one_text_the_weightier_counts() -> None:
    texts, signs = reviews(72)
    other = ["positive" if sign == "negative" else "negative" for sign in signs]
    model = learned_from(texts + texts, other + signs, ["en"] * 144, before=Coin(), weights=[1.0] * 72 + [3.0] * 72)
    assert model.report.by_sign == {sign: signs.count(sign) for sign in SIGNS}


def test_too_little_to_learn_from_is_told() -> None:
    texts, signs = reviews(40)
    with pytest.raises(BadInput, match="too few different texts") as told:
        learned_from(texts, signs, ["en"] * 40, before=Coin())
    assert "It takes 60" in told.value.hint
    texts, _ = reviews(100)
    with pytest.raises(BadInput, match="100 positive"):
        learned_from(texts, ["positive"] * 100, ["en"] * 100, before=Coin())


def test_unsure_and_strange_signs_are_left_out() -> None:
    texts, signs = reviews(72)
    model = learned_from([*texts, "so so", " "], [*signs, "unsure", "positive"], ["en"] * 74, before=Coin())
    assert model.report.learned_from == 72


def test_what_was_learned_upon_another_model_is_refused(shop: Learned) -> None:
    with pytest.raises(BadInput, match="builds upon another model") as told:
        Learned.from_bytes(shop.to_bytes(), before=Oracle())
    assert "--learn" in told.value.hint


@pytest.mark.parametrize("kept", [b"", b"no archive", b"PK\x03\x04 broken"])
def test_what_cannot_be_read_is_told(kept: bytes) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        Learned.from_bytes(kept, before=Coin())


def test_nothing_to_read_is_nothing_read(shop: Learned) -> None:
    assert shop.probabilities([], []).shape == (0, 3)
    assert shop.probabilities(["", "🙂" * 9, "x" * 100_000], ["unknown"] * 3).sum(axis=1) == pytest.approx(np.ones(3))


def test_three_stars_do_not_unlearn_what_a_plain_fact_is() -> None:
    """Texts in the middle that are good and bad at once: the direction is learned, neutral stays what it was."""
    texts, signs = reviews(120, signs=("negative", "positive"))
    both = [f"{text} gromp zibbly {number}" for number, text in enumerate(texts[:30])]
    model = learned_from([*texts, *both], [*signs, *["neutral"] * 30], ["en"] * 150, before=Oracle())
    assert model.report.by_sign["neutral"] == 0
    assert any("mixed" in note for note in model.report.notes)
    facts, _ = reviews(20, signs=("neutral",))
    assert (model.probabilities(facts, ["en"] * 20).argmax(axis=1) == 1).all()
