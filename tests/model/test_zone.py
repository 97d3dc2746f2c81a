"""Local time in bulk equals what zoneinfo says one instant at a time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from parcours.model.errors import UnknownName
from parcours.model.zone import zone

ZONES = ["Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Beirut",
         "Pacific/Apia", "Africa/Casablanca", "Asia/Kathmandu", "UTC"]  # fmt: skip
SECOND = 1_000_000
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - a wall's


def us(*texts: str) -> np.ndarray:
    return np.array([np.datetime64(t, "us").astype(np.int64) for t in texts])


def written(times: np.ndarray) -> list[str]:
    return [str(t)[:19] for t in times.astype("M8[us]")]


def test_a_summer_in_berlin() -> None:
    berlin = zone("Europe/Berlin")
    assert written(berlin.to_local(us("2024-01-01T12:00", "2024-07-01T12:00"))) == [
        "2024-01-01T13:00:00",
        "2024-07-01T14:00:00",
    ]
    assert berlin.utc_offset(us("2024-07-01T12:00")).tolist() == [7200]
    there = berlin.to_utc(us("2024-03-31T01:59", "2024-03-31T02:30", "2024-10-27T02:30", "2024-10-27T03:00"))
    assert written(there.utc_us) == [
        "2024-03-31T00:59:00",
        "2024-03-31T01:00:00",  # in the gap: when the clocks jumped
        "2024-10-27T00:30:00",  # in the fold: the first
        "2024-10-27T02:00:00",
    ]
    assert there.gap.tolist() == [False, True, False, False]
    assert there.fold.tolist() == [False, False, True, False]


def test_days_have_23_24_and_25_hours() -> None:
    berlin = zone("Europe/Berlin")
    noons = us("2024-03-31T12:00", "2024-06-01T12:00", "2024-10-27T12:00")
    begins, ends = berlin.local_day_start(noons), berlin.day_end(noons)
    assert ((ends - begins) // (3600 * SECOND)).tolist() == [23, 24, 25]
    assert written(begins) == ["2024-03-30T23:00:00", "2024-05-31T22:00:00", "2024-10-26T22:00:00"]


def test_a_day_that_begins_at_one_o_clock() -> None:
    # in Beirut the clocks jump from midnight to one
    beirut = zone("Asia/Beirut")
    (begin,) = written(beirut.local_day_start(us("2022-03-27T12:00")))
    assert begin == "2022-03-26T22:00:00"
    assert written(beirut.to_local(us(begin))) == ["2022-03-27T01:00:00"]


def test_a_day_that_never_was() -> None:
    apia = zone("Pacific/Apia")  # skipped 30 December 2011
    there = apia.to_utc(us("2011-12-30T00:00", "2011-12-30T12:00", "2011-12-31T00:00"))
    assert there.gap.tolist() == [True, True, False]
    assert len(set(there.utc_us.tolist())) == 1


@pytest.mark.parametrize("key", ZONES)
def test_as_zoneinfo_says(key: str) -> None:
    there, info = zone(key), ZoneInfo(key)
    random = np.random.default_rng(7).integers(0, 2**32, 1500)
    edges = np.add.outer(there._at // SECOND, [-3601, -1800, -1, 0, 1, 1800, 3600]).ravel()
    seconds = np.concatenate([random, edges[(edges >= 0) & (edges < 2**32)]])
    local = there.to_local(seconds * SECOND)
    back = there.to_utc(local)
    for second, wall, instant, fold in zip(
        seconds.tolist(), local.tolist(), back.utc_us.tolist(), back.fold, strict=True
    ):
        moment = datetime.fromtimestamp(second, UTC).astimezone(info).replace(tzinfo=None, fold=0)
        assert (moment - EPOCH) // timedelta(microseconds=1) == wall
        assert moment.replace(tzinfo=info).timestamp() * SECOND == instant
        assert bool(fold) == (instant != second * SECOND or _twice(moment.replace(tzinfo=info)))
    assert not back.gap.any()


def _twice(moment: datetime) -> bool:
    return moment.utcoffset() != moment.replace(fold=1).utcoffset()


def test_one_batch_or_many_is_the_same() -> None:
    berlin = zone("Europe/Berlin")
    times = np.sort(np.random.default_rng(3).integers(0, 2**32, 400)) * SECOND
    one_by_one = np.concatenate([berlin.local_day_start(times[i : i + 1]) for i in range(len(times))])
    assert (berlin.local_day_start(times) == one_by_one).all()
    assert len(berlin.to_utc(times[:0]).utc_us) == 0


def test_unknown_zones_are_offered_the_nearest() -> None:
    with pytest.raises(UnknownName, match="no time zone “Europe/Berlln”") as error:
        zone("Europe/Berlln")
    assert "Europe/Berlin" in error.value.hint
