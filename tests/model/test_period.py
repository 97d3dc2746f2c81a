from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from parcours.model.errors import BadInput
from parcours.model.period import Period, period

NEW_YORK = ZoneInfo("America/New_York")


def test_days_are_whole_local_days_the_last_included() -> None:
    assert period("2017-03-01..2017-03-31").seconds(NEW_YORK) == (1488344400, 1491019200)


def test_a_single_day_of_23_hours() -> None:
    low, high = period("2017-03-12").seconds(NEW_YORK)
    assert high - low == 23 * 3600


def test_open_sides() -> None:
    assert period("..").seconds(NEW_YORK) == (0, 2**32)
    assert period("2017-03-01..") == Period("2017-03-01", None)


def test_an_instant_ends_a_period_without_being_in_it() -> None:
    assert period("2017-03-01..2017-03-01T01:00").seconds(NEW_YORK) == (1488344400, 1488348000)


@pytest.mark.parametrize("text", ["2017-13-01", "yesterday", "2017-03-31..2017-03-01", "01.03.2017"])
def test_what_is_not_a_period_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        period(text).seconds(NEW_YORK)
