"""Times in any form become instants, each row with a reason where it has none; nothing is guessed."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parcours.collect.times import REASONS, Ambiguous, TimeRule, parse, recognise
from parcours.model.verdict import Reason

BERLIN = "Europe/Berlin"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def read(values: list[Any] | pa.Array, zone: str = "UTC", **options: Any) -> list[str]:
    """Recognise and parse: what each row says, as ISO in UTC, `day` behind days, or the reason."""
    array = values if isinstance(values, pa.Array) else pa.array(values)
    rule = recognise(array, zone, **options)
    assert isinstance(rule, TimeRule), rule
    return told(rule, array)


def told(rule: TimeRule, values: pa.Array | list[Any], now_us: int | None = None) -> list[str]:
    array = values if isinstance(values, pa.Array) else pa.array(values)
    found = parse(rule, array, now_us=now_us)
    rows = zip(found.time_us.tolist(), found.day, found.reasons, found.valid, strict=True)
    out = []
    for us, day, code, valid in rows:
        assert valid == (code == 0)
        instant = (EPOCH + timedelta(microseconds=us)).strftime("%Y-%m-%dT%H:%M:%S.%f").removesuffix(".000000")
        out.append(str(REASONS[code]) if code else instant + (" day" if day else ""))
    return out


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2019-10-01 00:00:00 UTC", "2019-10-01T00:00:00"),
        ("2019-10-01T10:11:12Z", "2019-10-01T10:11:12"),
        ("2019-10-01t10:11:12.5z", "2019-10-01T10:11:12.500000"),
        ("2019-10-01T10:11:12,123456+02:00", "2019-10-01T08:11:12.123456"),
        ("2019-10-01 10:11:12 -0530", "2019-10-01T15:41:12"),
        ("2019-10-01 10:11+02", "2019-10-01T08:11:00"),
        ("2019-10-01 10:11:12.000001 +0000 UTC", "2019-10-01T10:11:12.000001"),
        ("20191001T101112Z", "2019-10-01T10:11:12"),
        ("2019/10/1 9:05 GMT", "2019-10-01T09:05:00"),
        ("  2019-10-01T24:00:00Z ", "2019-10-02T00:00:00"),
        ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00"),
        ("1 Oct 2019 10:00 PM UTC", "2019-10-01T22:00:00"),
        ("Oct 1, 2019 12:30:00 AM GMT", "2019-10-01T00:30:00"),
        ("Tue, 01 Oct 2019 10:00:00 GMT", "2019-10-01T10:00:00"),
        ("01/Oct/2019:10:00:00 +0200", "2019-10-01T08:00:00"),
        ("1. October 2019, 10:00 UTC", "2019-10-01T10:00:00"),
        ("2019-Oct-01 10:00Z", "2019-10-01T10:00:00"),
        ("01-Oct-19 10:00 UTC", "2019-10-01T10:00:00"),
        ("2020-02-29", "2020-02-29T00:00:00 day"),
        ("20191001", "2019-10-01T00:00:00 day"),
        ("01OCT2019", "2019-10-01T00:00:00 day"),
    ],
)
def test_forms_of_text(text: str, instant: str) -> None:
    assert read([text]) == [instant]
    assert read([text, "2019-10-01T10:11:12Z", None])[0] == instant


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.no_time),
        ("   ", Reason.no_time),
        (None, Reason.no_time),
        ("NaN", Reason.bad_time),
        ("soon", Reason.bad_time),
        ("2019-13-01", Reason.bad_time),
        ("2019-02-29", Reason.bad_time),
        ("2019-10-01T25:00:00Z", Reason.bad_time),
        ("2019-10-01T24:00:01Z", Reason.bad_time),
        ("2019-10-01T10:60:00Z", Reason.bad_time),
        ("2019-10-01T", Reason.bad_time),
        ("2019-10-01 10:00:00 CET", Reason.bad_time),
        ("2019-10-01 13:00 PM", Reason.bad_time),
        ("2019-10-01T10:00:00+19:00", Reason.bad_time),
        ("03/04/2019", Reason.bad_time),
        ("１２/１２/２０１９", Reason.bad_time),
        ("2019-10-01" + " " * 99, Reason.bad_time),
        ("0000-00-00 00:00:00", Reason.time_out_of_range),
        ("0000-01-01", Reason.time_out_of_range),
        ("1969-12-31T23:59:59Z", Reason.time_out_of_range),
        ("2106-02-07T06:28:16Z", Reason.time_out_of_range),
        ("9999-12-31 23:59:59", Reason.time_out_of_range),
    ],
)
def test_what_is_no_time(text: str | None, reason: Reason) -> None:
    assert told(TimeRule("iso"), ["2019-10-01T10:11:12Z", text]) == ["2019-10-01T10:11:12", reason]


def test_the_edges_of_the_range() -> None:
    assert read(["1970-01-01T00:00:00Z", "2106-02-07T06:28:15Z"]) == [
        "1970-01-01T00:00:00",
        "2106-02-07T06:28:15",
    ]


def test_local_times_gaps_and_folds() -> None:
    values = pa.array(["2024-03-31 02:30", "2024-10-27 02:30", "2024-07-01 12:00", "2024-07-01T12:00Z"])
    assert told(TimeRule("iso", zone=BERLIN), values) == [
        Reason.time_in_gap,
        "2024-10-27T00:30:00",
        "2024-07-01T10:00:00",
        "2024-07-01T12:00:00",
    ]
    assert parse(TimeRule("iso", zone=BERLIN), values).folds == 1


def test_days_are_those_of_the_workspace() -> None:
    values = pa.array(["2024-07-01", "2024-07-01 12:00"])
    found = parse(TimeRule("iso", zone="UTC"), values, day_zone="America/New_York")
    assert found.time_us.tolist() == [1_719_806_400_000_000, 1_719_835_200_000_000]
    assert found.day.tolist() == [True, False]
    assert told(TimeRule("iso", zone="Pacific/Apia"), ["2011-12-30", "2011-12-31"])[0] == Reason.time_in_gap


def test_the_time_of_day_can_be_left_out() -> None:
    values = pa.array(["2024-07-01 23:30", "2024-07-01T23:30:00Z", "2024-07-01"])
    assert told(TimeRule("date", zone=BERLIN), values) == [
        "2024-06-30T22:00:00 day",
        "2024-07-01T22:00:00 day",
        "2024-06-30T22:00:00 day",
    ]


def test_more_digits_than_microseconds_are_cut_and_counted() -> None:
    values = pa.array(["2019-10-01T00:00:00.123456789Z", "2019-10-01T00:00:00.123456000Z", "2019-10-01T00:00:00Z"])
    found = parse(TimeRule("iso"), values)
    assert (found.time_us[:2] % 1_000_000).tolist() == [123_456, 123_456]
    assert found.cut == 1
    assert parse(TimeRule("epoch", "ns"), pa.array([1_569_888_000_000_000_001, 1_569_888_000_000_001_000])).cut == 1


def test_times_in_the_future() -> None:
    now = int(datetime(2024, 1, 1, tzinfo=UTC).timestamp()) * 1_000_000
    values = ["2024-01-02T00:00:00Z", "2024-01-02T00:00:01Z", "9999-01-01"]
    assert told(TimeRule("iso"), values, now) == [
        "2024-01-02T00:00:00",
        Reason.time_in_future,
        Reason.time_out_of_range,
    ]


@pytest.mark.parametrize(("unit", "per"), [("s", 1), ("ms", 10**3), ("us", 10**6), ("ns", 10**9)])
def test_epochs_by_their_size(unit: str, per: int) -> None:
    numbers = [1_569_888_000 * per, 1_600_000_000 * per]
    expected = ["2019-10-01T00:00:00", "2020-09-13T12:26:40"]
    for values in (
        pa.array(numbers),
        pa.array(list(map(str, numbers))),
        pa.array([str(n) for n in numbers] * 2).dictionary_encode(),
    ):
        rule = recognise(values, "UTC")
        assert rule == TimeRule("epoch", unit)
        assert told(rule, values)[:2] == expected
    assert told(TimeRule("epoch", unit), pa.array(np.array(numbers, np.float64))) == expected


def test_what_is_no_epoch() -> None:
    values = [
        "1569888000",
        "1569888000.25",
        " 1569888001 ",
        "NaN",
        "inf",
        "x",
        "",
        None,
        "-5",
        "1e300",
        "99999999999999999999",
    ]
    assert read(values) == [
        "2019-10-01T00:00:00",
        "2019-10-01T00:00:00.250000",
        "2019-10-01T00:00:01",
        *[Reason.bad_time] * 3,
        *[Reason.no_time] * 2,
        *[Reason.time_out_of_range] * 3,
    ]
    numbers = [1.5e9, float("nan"), float("inf"), None, -1.0]
    assert told(TimeRule("epoch", "s"), numbers)[1:] == ["time not readable"] * 2 + [
        "no time",
        "time outside 1970 to 2106",
    ]


def test_seconds_among_milliseconds_are_not_taken_for_january_1970() -> None:
    assert told(TimeRule("epoch", "ms"), [1_569_888_000_000, 1_569_888_000]) == [
        "2019-10-01T00:00:00",
        Reason.bad_time,
    ]
    mixed = recognise(pa.array([1_569_888_000_000, 1_569_888_000]), "UTC")
    assert isinstance(mixed, Ambiguous)
    assert "different units" in mixed.why


def test_a_spreadsheets_serial_numbers_are_asked_about() -> None:
    found = recognise(pa.array([43_739.5, 43_740.25]), "UTC", column="ts")
    assert isinstance(found, Ambiguous)
    assert "spreadsheet" in found.why


def test_typed_columns() -> None:
    moment = datetime(2019, 10, 1, 10)  # noqa: DTZ001 - that it has no zone is the point
    for unit in ("s", "ms", "us", "ns"):
        assert read(pa.array([moment, None], pa.timestamp(unit)), BERLIN) == [
            "2019-10-01T08:00:00",
            Reason.no_time,
        ]
        assert read(pa.array([moment], pa.timestamp(unit, "Asia/Tokyo")), BERLIN) == ["2019-10-01T10:00:00"]
    for kind in (pa.date32(), pa.date64()):
        assert read(pa.array([date(2019, 10, 1)], kind), BERLIN) == ["2019-09-30T22:00:00 day"]
    assert read(pa.array([20_191_001, 20_191_002])) == ["2019-10-01T00:00:00 day", "2019-10-02T00:00:00 day"]
    assert told(TimeRule("iso"), pa.nulls(2)) == [Reason.no_time] * 2
    assert told(TimeRule("iso"), pa.array([True, None])) == [Reason.bad_time, Reason.bad_time]


def test_a_number_that_is_more_than_12_decides_the_order() -> None:
    assert read(["03/04/2019", "13/04/2019 9:05"]) == ["2019-04-03T00:00:00 day", "2019-04-13T09:05:00"]
    assert read(["03/04/2019", "04/13/2019 9:05 PM"]) == ["2019-03-04T00:00:00 day", "2019-04-13T21:05:00"]
    assert read(["1.2.2019 10:00", "31.12.2019 10:00:05"]) == ["2019-02-01T10:00:00", "2019-12-31T10:00:05"]
    assert read(["10/25/19 3:07"]) == ["2019-10-25T03:07:00"]


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (["03/04/2019", "05/06/2019 10:00"], "“03/04/2019” may be 3 April or 4 March"),
        (["13/04/2019", "04/13/2019"], "“13/04/2019” has the day first and “04/13/2019” the month"),
        (["19/10/01"], "“19/10/01” may begin with the year or the day"),
    ],
)
def test_the_order_is_never_guessed(values: list[str], why: str) -> None:
    found = recognise(pa.array(values), "UTC", column="ts")
    assert isinstance(found, Ambiguous)
    assert why in found.why
    assert "--map time=ts --day-first" in found.hint
    error = found.error("ts", "events.csv")
    assert str(error) == f"The times in column “ts” of events.csv are ambiguous: {found.why}."
    assert error.hint == found.hint


def test_the_user_says_the_order() -> None:
    assert read(["03/04/2019"], day_first=True) == ["2019-04-03T00:00:00 day"]
    assert read(["03/04/2019"], day_first=False) == ["2019-03-04T00:00:00 day"]
    assert read(["13/04/2019", "04/13/2019"], day_first=True) == ["2019-04-13T00:00:00 day", Reason.bad_time]
    against = recognise(pa.array(["13/04/2019"]), "UTC", day_first=False)
    assert isinstance(against, Ambiguous)
    assert "cannot have the month first" in against.why


def test_a_stated_pattern() -> None:
    rule = TimeRule("pattern", pattern="%d.%m.%y um %H:%M", zone=BERLIN)
    assert told(rule, ["01.07.24 um 10:00", "x", None, ""]) == [
        "2024-07-01T08:00:00",
        "time not readable",
        "no time",
        "no time",
    ]
    assert told(TimeRule("pattern", pattern="%d%m%Y"), ["01072024", "01070001"]) == [
        "2024-07-01T00:00:00 day",
        Reason.time_out_of_range,
    ]


def test_columns_that_are_no_times() -> None:
    for values in (["View", "Buy"], [None, ""], [True], [[1]], ["a", "b", "2019-10-01"], [float("nan")]):
        assert recognise(pa.array(values), "UTC") is None


def test_rules_are_json() -> None:
    rule = TimeRule("pattern", zone=BERLIN, day_first=True)
    assert TimeRule(**json.loads(json.dumps(asdict(rule)))) == rule


def test_dictionaries_chunks_and_slices() -> None:
    texts = ["2019-10-01", "x", None, "2019-10-01T10:00Z", "2019-10-01"]
    expected = told(TimeRule("iso"), texts)
    array = pa.array(texts)
    assert told(TimeRule("iso"), array.dictionary_encode()) == expected
    assert told(TimeRule("iso"), pa.array(["?", *texts, "?"]).slice(1, 5)) == expected
    assert told(TimeRule("iso"), pa.chunked_array([array[:2], array[2:]])) == expected  # type: ignore[arg-type]
    assert told(TimeRule("iso"), array.cast(pa.large_string())) == expected
    assert told(TimeRule("iso"), array[:0]) == []


moments = st.datetimes(datetime(1970, 1, 2), datetime(2106, 1, 1))  # noqa: DTZ001
FORMS = ["%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%dT%H:%M:%S.%fZ", "%d %b %Y %H:%M:%S.%f", "%d/%m/%Y %H:%M:%S.%f",
         "%Y%m%dT%H%M%S.%f", "%a, %d %B %Y %I:%M:%S.%f %p", "%Y.%m.%d, %H:%M:%S.%f"]  # fmt: skip


@given(st.lists(st.tuples(moments, st.sampled_from(FORMS)), min_size=1, max_size=30))
@settings(max_examples=60, deadline=None)
def test_whatever_strftime_writes_is_read(told_times: list[tuple[datetime, str]]) -> None:
    texts = pa.array([moment.strftime(form) for moment, form in told_times])
    found = parse(TimeRule("pattern", day_first=True), texts)
    assert found.valid.all()
    assert found.time_us.tolist() == [
        (m.replace(tzinfo=UTC) - EPOCH) // timedelta(microseconds=1) for m, _ in told_times
    ]


@given(st.lists(st.text("0123456789-/: TZ.+apmoct", max_size=24), max_size=30))
@settings(max_examples=100, deadline=None)
def test_each_text_alone_is_read_as_among_others(texts: list[str]) -> None:
    rule = TimeRule("pattern", day_first=True)
    together = told(rule, pa.array(texts, pa.string()))
    assert together == [told(rule, pa.array([text]))[0] for text in texts]
