import numpy as np
import pytest

from parcours.listen.adapters import e5, e5_embedder, e5_installed
from parcours.model.errors import BadInput

needs_e5 = pytest.mark.skipif(not e5_installed(), reason="the extra `language` is not installed")


def test_without_the_extra_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5, "find_spec", lambda _: None)
    with pytest.raises(BadInput, match="not installed") as told:
        e5_embedder()
    assert 'pip install "parcours[language]"' in told.value.hint


@needs_e5
def test_the_same_meaning_is_near_in_another_language() -> None:
    english, french, other = e5_embedder().embed(["my parcel is late", "mon colis est en retard", "I play the piano"])
    assert english @ french > english @ other
    assert np.linalg.norm(english) == pytest.approx(1, abs=1e-3)


@needs_e5
def test_strange_texts_do_not_stop_it() -> None:
    strange = ["", "   ", "\0", "a\0b", "\ud800", "🙂", "x " * 500_000, "<script>alert(1)</script>"]
    found = e5_embedder().embed(strange)
    assert found.shape == (8, 384)
    assert np.isfinite(found).all()
    assert e5_embedder().embed([]).shape == (0, 384)


@needs_e5
def test_a_text_is_embedded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    embedder = e5_embedder()
    first = embedder.embed(["late", "late", "early"])
    monkeypatch.setattr(embedder, "_model", Asked(first.shape[1]))
    again = embedder.embed(["early", "late"])
    assert np.array_equal(again, first[[2, 0]])
    with pytest.raises(AssertionError):
        embedder.embed(["new"])


class Asked:
    def __init__(self, dim: int) -> None:
        self.dim = dim

    def query(self, texts: list[str]) -> None:
        raise AssertionError("it was remembered")
