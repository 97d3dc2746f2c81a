"""Units of the calendar: days of 23 and 25 hours, and what the clocks skip or show twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from parcours.model.calendar import Unit, calendar


def second(text: str, zone: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp())


def names(key: str, unit: Unit, low: str, high: str) -> list[str]:
    units = calendar(key, unit, second(low, key), second(high, key))
    return [units.name(u) for u in range(len(units))]


def test_units_have_names_that_sort() -> None:
    assert names("Europe/Paris", "day", "2026-02-28T23:59", "2026-03-01") == ["2026-02-28", "2026-03-01"]
    assert names("Europe/Paris", "week", "2026-03-01", "2026-03-02") == ["2026-02-23", "2026-03-02"]
    assert names("Europe/Paris", "month", "2025-12-31", "2026-02-01") == ["2025-12", "2026-01", "2026-02"]
    assert names("Europe/Paris", "hour", "2026-03-01T23:10", "2026-03-02T00:30") == [
        "2026-03-01 23:00", "2026-03-02 00:00",
    ]  # fmt: skip


def test_days_on_which_the_clocks_change() -> None:
    spring = calendar("Europe/Berlin", "day", *(second(d, "Europe/Berlin") for d in ("2026-03-28", "2026-03-30")))
    autumn = calendar("Europe/Berlin", "day", *(second(d, "Europe/Berlin") for d in ("2026-10-24", "2026-10-26")))
    assert (np.diff(spring.edges) // 3600).tolist() == [24, 23, 24]
    assert (np.diff(autumn.edges) // 3600).tolist() == [24, 25, 24]


def test_hours_that_the_clocks_skip_or_show_twice() -> None:
    key = "America/New_York"
    spring = calendar(key, "hour", second("2026-03-08T00:30", key), second("2026-03-08T04:00", key))
    hours = dict(zip([spring.name(u)[11:13] for u in range(len(spring))], np.diff(spring.edges).tolist(), strict=True))
    assert hours == {"00": 3600, "01": 3600, "02": 0, "03": 3600, "04": 3600}
    assert spring.name(int(spring.number(second("2026-03-08T03:00", key)))) == "2026-03-08 03:00"
    autumn = calendar(key, "hour", second("2026-11-01T00:30", key), second("2026-11-01T03:00", key))
    hours = dict(zip([autumn.name(u)[11:13] for u in range(len(autumn))], np.diff(autumn.edges).tolist(), strict=True))
    assert hours == {"00": 3600, "01": 7200, "02": 3600, "03": 3600}


def test_a_day_that_never_was() -> None:
    key = "Pacific/Apia"
    units = calendar(key, "day", second("2011-12-29T12:00", key), second("2011-12-31T12:00", key))
    assert [(units.name(u), int(length)) for u, length in enumerate(np.diff(units.edges) // 3600)] == [
        ("2011-12-29", 24), ("2011-12-30", 0), ("2011-12-31", 24),
    ]  # fmt: skip
    assert units.number(second("2011-12-31T00:00", key)) == 2


def test_what_is_over() -> None:
    units = calendar("UTC", "day", 0, 3 * 86_400)
    assert [units.elapsed(t) for t in (0, 86_398, 86_399, 86_400, 2 * 86_400 - 1)] == [0, 0, 1, 1, 2]
    assert units.number(np.array([-1, 0, 86_399, 86_400])).tolist() == [-1, 0, 0, 1]


def test_the_ends_of_time() -> None:
    for unit in ("hour", "day", "week", "month"):
        assert calendar("America/Sao_Paulo", unit, 0, 10).number(5) == 0
        last = calendar("Asia/Kathmandu", unit, 2**32 - 100, 2**32)
        assert last.edges[0] <= 2**32 - 100 < 2**32 < last.edges[-1]


@pytest.mark.parametrize("key", ["Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"])
@pytest.mark.parametrize("unit", ["hour", "day", "week", "month"])
def test_random_instants_are_in_the_unit_that_the_clocks_show(key: str, unit: Unit) -> None:
    random, there = Random(f"{key}{unit}"), ZoneInfo(key)
    low = second("2017-01-01", key)
    units = calendar(key, unit, low, low + 800 * 86_400)
    for _ in range(300):
        at = low + random.randrange(800 * 86_400)
        local = datetime.fromtimestamp(at, UTC).astimezone(there)
        day = local.date()
        expected = {
            "hour": f"{local:%Y-%m-%d %H:00}", "day": f"{day}", "week": f"{day - timedelta(days=day.weekday())}",
            "month": f"{day:%Y-%m}",
        }  # fmt: skip
        assert units.name(int(units.number(at))) == expected[unit]
