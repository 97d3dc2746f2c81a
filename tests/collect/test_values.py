"""Values of properties, parted by type."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from parcours.collect.mapping import Told, Type
from parcours.collect.values import text, typed

TOO_LARGE = 2**53 + 1


def parts(values: pa.Array, type_: Type | None = None, **kinds: str) -> dict[str, list[Any]]:
    return {suffix: part.to_pylist() for suffix, part in typed(values, Told("x", type_, **kinds)).items()}


@pytest.mark.parametrize("coded", [False, True])
def test_text_that_is_no_number_stays_text_beside_the_numbers(coded: bool) -> None:
    values = pa.array(["1.5", "n. a.", None, "", "-2", "1e999"])
    values = values.dictionary_encode() if coded else values
    assert parts(values, "number") == {
        "n": [1.5, None, None, None, -2.0, None],
        "s": [None, "n. a.", None, None, None, "1e999"],
    }


def test_numbers_with_a_decimal_comma() -> None:
    assert parts(pa.array(["1.234,5"]), "number", decimal=",", thousands=".") == {"n": [1234.5]}


def test_yes_and_no() -> None:
    assert parts(pa.array(["yes", "No", None, "perhaps"]), "yes/no") == {
        "b": [True, False, None, None],
        "s": [None, None, None, "perhaps"],
    }


def test_integers_beyond_exact_numbers_are_kept_digit_for_digit() -> None:
    assert parts(pa.array([1, TOO_LARGE, None, -TOO_LARGE])) == {
        "n": [1.0, None, None, None],
        "s": [None, str(TOO_LARGE), None, str(-TOO_LARGE)],
    }
    assert parts(pa.array([2**64 - 1, 7], pa.uint64()))["s"] == [str(2**64 - 1), None]
    assert parts(pa.array([2**53, -(2**53)])) == {"n": [2.0**53, -(2.0**53)]}


def test_nan_is_missing_and_infinity_is_text() -> None:
    assert parts(pa.array([1.0, float("nan"), None])) == {"n": [1.0, None, None]}
    assert parts(pa.array([1.0, float("inf")])) == {"n": [1.0, None], "s": [None, "inf"]}


def test_decimals_and_yes_no_columns() -> None:
    assert parts(pa.array([Decimal("1.50")])) == {"n": [1.5]}
    assert parts(pa.array([True, None])) == {"b": [True, None]}
    assert parts(pa.array([True, None]), "text") == {"s": ["true", None]}


def test_lists_keep_the_place_of_every_item() -> None:
    assert parts(pa.array([[1, TOO_LARGE], None, [], [None, 2]])) == {
        "ns": [[1.0, None], None, [], [None, 2.0]],
        "ss": [[None, str(TOO_LARGE)], None, [], [None, None]],
    }
    assert parts(pa.array([["a"], ["b", "c"]]).slice(1)) == {"ss": [["b", "c"]]}
    assert parts(pa.array([[True, False]])) == {"bs": [[True, False]]}
    assert parts(pa.array([[1, 2]], pa.list_(pa.int32(), 2))) == {"ns": [[1.0, 2.0]]}


def test_ids_that_passed_through_a_float_lose_their_point() -> None:
    assert text(pa.array([17850.0, None, 0.5, float("nan")])).to_pylist() == ["17850", None, "0.5", None]


def test_bytes_are_text_or_hexadecimal_digits() -> None:
    assert text(pa.array([b"abc", None])).to_pylist() == ["abc", None]
    assert text(pa.array([b"\xff\x00"])).to_pylist() == ["ff00"]


def test_a_column_of_nulls_has_no_part() -> None:
    assert parts(pa.nulls(3)) == {}
