from __future__ import annotations

import pytest

from parcours.model.duration import LONGEST, Duration, duration
from parcours.model.errors import BadInput


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("7 days", 604_800),
        ("7d", 604_800),
        ("1h 30m", 5400),
        ("90 s", 90),
        ("2 weeks", 1_209_600),
        (" 1 Minute ", 60),
    ],
)
def test_words_are_read(text: str, seconds: int) -> None:
    assert duration(text) == Duration(seconds)


@pytest.mark.parametrize(
    "value", ["7", 7, "", "7 parsecs", "seven days", "7 days later", "-1 day", None, {"seconds": "7"}]
)
def test_what_has_no_sure_unit_is_refused(value: object) -> None:
    with pytest.raises(BadInput) as error:
        duration(value)
    assert "7 days" in error.value.hint


def test_words_come_back() -> None:
    for seconds in (0, 1, 60, 61, 3600, 86_400, 604_800, 5400):
        assert duration(str(Duration(seconds))).seconds == seconds
    assert str(Duration(604_800)) == "7 days"


def test_a_length_beyond_the_timeline_is_refused() -> None:
    with pytest.raises(BadInput):
        Duration(LONGEST + 1)
