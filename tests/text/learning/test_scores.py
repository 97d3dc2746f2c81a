import pytest

from parcours.text.learning import sign_of_score


@pytest.mark.parametrize(
    ("value", "low", "high", "sign"),
    [
        (1, 1, 5, "negative"),
        (2, 1, 5, "negative"),
        (3, 1, 5, "neutral"),
        (4, 1, 5, "positive"),
        (5, 1, 5, "positive"),
        (6, 0, 10, "negative"),
        (7, 0, 10, "neutral"),
        (9, 0, 10, "positive"),
        (3, 1, 7, "negative"),
        (4, 1, 7, "neutral"),
        (5, 1, 7, "positive"),
        (0, 0, 1, "negative"),
        (1, 0, 1, "positive"),
    ],
)
def test_the_ends_of_a_scale_have_signs(value: float, low: float, high: float, sign: str) -> None:
    assert sign_of_score(value, low, high) == sign


@pytest.mark.parametrize(("value", "low", "high"), [(6, 1, 5), (0, 1, 5), (1, 5, 5)])
def test_a_score_off_its_scale_is_a_mistake(value: float, low: float, high: float) -> None:
    with pytest.raises(ValueError, match="not on a scale"):
        sign_of_score(value, low, high)
