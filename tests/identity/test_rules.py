"""One form for each id, and nobody's values left out and counted."""

from __future__ import annotations

import pyarrow as pa
import pytest

from parcours.identity.rules import clean, clean_one


def ids(kind: str, values: pa.Array) -> list[str | None]:
    return clean(kind, values).ids.to_pylist()


@pytest.mark.parametrize(
    "value",
    [
        *("null", "NULL", " None ", "undefined", "Anonymous", "guest", "TEST", "0", "-1", "", "   ", "000"),
        *("0-0", "0.0", "00:00:00", "00000000-0000-0000-0000-000000000000"),
    ],
)
@pytest.mark.parametrize("kind", ["user", "anonymous", "email", "order"])
def test_blocked_values_are_nobodys(kind: str, value: str) -> None:
    assert clean_one(kind, value) is None


@pytest.mark.parametrize("value", ["nullable", "00a", "1", "-10", "10", "guest1", "tests", "000-1", "-"])
def test_other_values_are_ids(value: str) -> None:
    assert clean_one("user", value) == value


def test_what_is_blocked_can_be_said() -> None:
    values = pa.array(["root", "guest", "0"])
    assert clean("user", values, blocked=frozenset({"root"})).ids.to_pylist() == [None, "guest", None]


def test_numbers_texts_and_floats_are_one_id() -> None:
    expected = ["123", None, "7"]
    for values in (
        pa.array([123, None, 7]),
        pa.array([123, 0, 7], pa.uint16()),
        pa.array([123.0, float("nan"), 7.0]),
        pa.array(["123", "null", " 7"]),
        pa.array(["123.0", None, "7"]),
        pa.array(["123", "guest", "7"]).dictionary_encode(),
        pa.array(["123", "guest", "7"], pa.large_string()),
        pa.chunked_array([["123"], [None, "7"]]),
    ):
        assert ids("user", values) == expected, values.type
    assert ids("user", pa.array([0.0, -1.0, 2.5, float("inf")])) == [None, None, "2.5", None]
    assert ids("user", pa.array([2**60])) == [str(2**60)]
    assert ids("user", pa.array(["00123", "1.00", "12.05"])) == ["00123", "1.00", "12.05"], "texts stay as told"


def test_emails_have_one_form() -> None:
    told = [" Ann@Example.COM ", "ann@example.com", "A\u030aSA@x.se", "åsa@X.se", "İ@x.tr"]
    first = ids("email", pa.array(told))
    assert first[:2] == ["ann@example.com"] * 2
    assert first[2] == first[3] == "åsa@x.se"
    assert ids("email", pa.array(first)) == first, "the form of a form is itself"


@pytest.mark.parametrize(
    "value",
    ["ann", "ann@", "@x.de", "ann@x", "a b@x.de", "a@b@c.de", "a@x..de", "a@.x.de", "a@x.de.", "a,b@x.de"],
)
def test_what_is_no_email_is_no_id(value: str) -> None:
    assert clean_one("email", value) is None


def test_rows_left_out_are_counted_by_value() -> None:
    cleaned = clean("user", pa.array(["guest", " GUEST", "guest", "u", None, "", "  "]))
    assert cleaned.blocked == {"guest": 2, "GUEST": 1}
    assert clean("email", pa.array(["x", "a@b.de", "null"])).blocked == {"x": 1, "null": 1}


def test_equal_forms_share_one_entry() -> None:
    cleaned = clean("user", pa.array(["u", " u", "u ", "v"]))
    assert cleaned.ids.dictionary.to_pylist() == ["u", "v"]
    assert len(clean("user", pa.array([], pa.string())).ids) == 0
