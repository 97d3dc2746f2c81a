"""Sessions end where nothing happens for a while."""

from __future__ import annotations

from pathlib import Path

import pytest

from parcours.timeline.sessions import NO_SESSION
from timeline.test_columns import world
from timeline.worlds import Row

NONE = int(NO_SESSION)


def sessions(folder: Path, rows: list[Row], gap: int = 1800, **how) -> list[int]:
    timeline, log = world(folder, rows)
    shop = timeline.snapshot(log, zone="UTC", **how)
    (g,) = shop.generations
    return shop.sessions(g, gap).tolist()


def seen(time: float, user: str = "u", **more) -> Row:
    return {"name": "Seen", "time": time, "user": user, **more}


@pytest.mark.parametrize(("second", "expected"), [(1800, [0, 0]), (1801, [0, 1])])
def test_a_session_bridges_exactly_the_gap(tmp_path: Path, second: int, expected: list[int]) -> None:
    assert sessions(tmp_path, [seen(0), seen(second)]) == expected


def test_everybody_has_sessions_of_their_own(tmp_path: Path) -> None:
    rows = [seen(0), seen(5), seen(9000), seen(1, "v"), seen(2, "w"), seen(50, "w"), seen(70, "w")]
    assert sessions(tmp_path, rows, gap=30) == [0, 0, 1, 2, 3, 4, 4]


def test_events_of_day_precision_are_in_no_session_and_bridge_none(tmp_path: Path) -> None:
    rows = [seen(0), seen(1000) | {"day": True}, seen(2000), seen(2001)]
    assert sessions(tmp_path, rows) == [0, NONE, 1, 1]


def test_hidden_events_are_in_no_session_and_bridge_none(tmp_path: Path) -> None:
    rows = [seen(0), seen(1000), seen(2000), seen(2000) | {"supersedes": 2}]
    assert sessions(tmp_path, rows) == [0, NONE, 1, 1]


def test_they_are_kept_by_their_rule(tmp_path: Path) -> None:
    timeline, log = world(tmp_path, [seen(0), seen(100)])
    shop = timeline.snapshot(log, zone="UTC")
    (g,) = shop.generations
    assert shop.sessions(g, 10).tolist() == [0, 1]
    assert shop.sessions(g, 1000).tolist() == [0, 0]
    assert shop.sessions(g, 10).tolist() == [0, 1]
    assert len(list((g.folder / "columns").iterdir())) == 2
