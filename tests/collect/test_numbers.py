"""Text is a number only where a whole sample says so; the rest stays text."""

from __future__ import annotations

import pyarrow as pa
import pytest

from parcours.collect.numbers import NumberRule, parse, recognise

POINT, COMMA = NumberRule(), NumberRule(decimal=",")


@pytest.mark.parametrize(
    ("texts", "rule"),
    [
        (["1", "2.5", "-3e2", None, ""], POINT),
        (["0.5", "0", "-0"], POINT),
        (["1,5", "2,75"], COMMA),
        (["1,5", "1,500"], COMMA),
        (["1.234,50", "7"], NumberRule(decimal=",", thousands=".")),
        (["1,234.50", "7"], NumberRule(thousands=",")),
        (["1,234,567"], NumberRule(thousands=",")),
        (["1 234,5", "2"], NumberRule(decimal=",", thousands=" ")),
        (["1\u00a0234", "2"], NumberRule(thousands="\u00a0")),
        (["1'234.50"], NumberRule(thousands="'")),
        (["1", "n/a", "NaN"], POINT),
        (["true", "False"], NumberRule("boolean")),
        (["Yes", "no", None], NumberRule("boolean")),
        (["t", "f"], NumberRule("boolean")),
        (["1,500", "2,300"], None),  # 1.5 or 1500?
        (["007", "12"], None),  # a name made of digits
        (["9007199254740993"], None),
        (["+4917012345"], None),
        (["1", "View"], None),
        (["F", "F"], None),  # a sex, a size
        (["12:30"], None),
        (["1,23,456"], None),
        ([None, "", "-"], None),
    ],
)
def test_recognise(texts: list[str | None], rule: NumberRule | None) -> None:
    assert recognise(pa.array(texts)) == rule
    assert recognise(pa.array(texts).dictionary_encode()) == rule


def test_the_user_says_the_decimal_mark() -> None:
    assert recognise(pa.array(["1,500"]), decimal=",") == COMMA
    assert recognise(pa.array(["1,5"]), decimal=".") is None


def test_columns_that_have_types_are_left_to_them() -> None:
    assert recognise(pa.array([1, 2])) is None


@pytest.mark.parametrize(
    ("rule", "texts", "values", "bad"),
    [
        (POINT, ["1", " 2.5 ", None, "", "null"], [1, 2.5, None, None, None], []),
        (
            POINT,
            ["1", "NaN", "inf", "-inf", "1e400", "x", "1,5", "0x1f"],
            [1] + [None] * 7,
            [1, 2, 3, 4, 5, 6, 7],
        ),
        (COMMA, ["1,5", "1.5", "7"], [1.5, None, 7], [1]),
        (NumberRule(decimal=",", thousands="."), ["1.234,5", "-1.000"], [1234.5, -1000], []),
        (NumberRule(decimal=",", thousands=" "), ["1 234,5", "x"], [1234.5, None], [1]),
        (
            NumberRule("boolean"),
            ["TRUE", "no", "1", "0", "maybe", None, ""],
            [True, False, True, False] + [None] * 3,
            [4],
        ),
    ],
)
def test_parse(rule: NumberRule, texts: list[str | None], values: list[float | None], bad: list[int]) -> None:
    for array in (pa.array(texts), pa.array(texts).dictionary_encode(), pa.array(["?", *texts]).slice(1)):
        found = parse(rule, array)
        assert found.values.to_pylist() == values
        assert found.bad.nonzero()[0].tolist() == bad
