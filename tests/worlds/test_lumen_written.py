"""The lamp shop's files: the same seed writes the same bytes, as tools export them, and nothing gives the key away."""

from __future__ import annotations

import ast
import csv
from datetime import date
from pathlib import Path

import pytest

from parcours.worlds import lumen
from parcours.worlds.lumen import FILES, PLANTED, Written, write
from parcours.worlds.lumen.calendar import at, offset, stamp, utc, wall
from parcours.worlds.lumen.topics import TOPICS


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write(tmp_path_factory.mktemp("lumen"), seed=5, size=0.03)


def rows(written: Written, name: str) -> list[dict[str, str]]:
    path = next(path for path in written.files if path.name == name)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_same_seed_writes_the_same_bytes_and_another_does_not(tmp_path: Path, small: Written) -> None:
    again, other = write(tmp_path / "again", seed=5, size=0.03), write(tmp_path / "other", seed=6, size=0.03)
    assert [path.name for path in small.files] == list(FILES)
    for one, same, different in zip(small.files, again.files, other.files, strict=True):
        assert one.read_bytes() == same.read_bytes()
        assert one.read_bytes() != different.read_bytes()
    assert again.truth == small.truth != other.truth


def test_rows_are_as_many_as_the_truth_says(small: Written) -> None:
    truth = small.truth
    orders = {row["Name"] for row in rows(small, "orders.csv")}
    assert len([name for name in orders if name.startswith("#")]) == truth.orders
    assert len([name for name in orders if name.startswith("CN")]) == truth.refunds
    assert len(rows(small, "parcels.csv")) == truth.parcels
    assert len(rows(small, "reviews.csv")) == truth.reviews
    assert len(rows(small, "tickets.csv")) == truth.tickets
    assert len(rows(small, "exit_survey.csv")) == truth.answers
    started = [row for row in rows(small, "web_events.csv") if row["event"] == "Checkout Started"]
    told = {row["message_id"] for row in started}
    by_hand = 1  # Camille's, which no chance drew
    assert len(told) == sum(share.of for share in truth.finished.values()) + by_hand


def test_orders_are_written_as_shopify_does(small: Written) -> None:
    """The order's own columns on its first line alone; what it comes to is what its lines do."""
    lines: dict[str, list[dict[str, str]]] = {}
    for row in rows(small, "orders.csv"):
        lines.setdefault(row["Name"], []).append(row)
    assert any(len(of) > 1 for of in lines.values())
    for name, of in lines.items():
        assert of[0]["Total"]
        assert not any(row["Total"] or row["Financial Status"] for row in of[1:])
        assert len({row["Email"] for row in of}) == len({row["Created at"] for row in of}) == 1
        if name.startswith("#"):
            worth = sum(int(row["Lineitem quantity"]) * float(row["Lineitem price"]) for row in of)
            paid = worth - float(of[0]["Discount Amount"]) + float(of[0]["Shipping"])
            assert float(of[0]["Total"]) == pytest.approx(paid, abs=0.011)


def test_the_mess_of_trackers_is_there(small: Written) -> None:
    events = rows(small, "web_events.csv")
    assert len({row["message_id"] for row in events}) < len(events), "some are sent twice"
    assert {"undefined", "null"} <= {row["user_id"] for row in events}
    assert any("bot" in row["user_agent"].lower() for row in events)
    assert any(row["email"] != row["email"].lower().strip() for row in events)
    assert len({row["locale"] for row in events}) == 5
    assert {row["device"] for row in events} == {"mobile", "desktop", "tablet", ""}


def test_what_was_planted_is_told_in_no_file(small: Written) -> None:
    names = {column for path in small.files for column in path.read_text(encoding="utf-8").splitlines()[0].split(",")}
    assert not names & {"phase", "topic", "topics", "loyal", "interest", "bot", "story", "complained"}


def test_each_story_is_stated() -> None:
    assert [story.key for story in PLANTED] == [
        "shipping_price", "one_person", "carrier", "note", "decoy", "early_price", "told",
    ]  # fmt: skip
    assert [story.key for story in PLANTED if not story.effect] == ["decoy"]
    assert all(topic in TOPICS for story in PLANTED for topic in story.topics)
    assert all(date(2026, 1, 5) <= story.when <= date(2026, 9, 30) for story in PLANTED)


def test_clocks_in_paris() -> None:
    assert utc(at(date(2026, 3, 3))).isoformat() == "2026-03-02T23:00:00+00:00"
    assert utc(at(date(2026, 5, 1))).isoformat() == "2026-04-30T22:00:00+00:00"
    for day in (date(2026, 3, 28), date(2026, 3, 29), date(2026, 3, 30)):
        assert wall(at(day)).isoformat() == f"{day}T00:00:00+00:00"
        assert wall(at(day, 12)).hour == 12
    assert offset(at(date(2026, 3, 29), 1.99)) == 3_600 != offset(at(date(2026, 3, 29), 3.01))
    assert stamp(at(date(2026, 3, 3), 1.5) + 0.25) == "2026-03-03T00:30:00.250Z"


def test_no_clock_and_no_chance_of_its_own() -> None:
    """Everything hangs on the seed that is handed in."""
    for path in Path(lumen.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in ("now", "today", "utcnow", "urandom"), f"{path.name} reads a clock"
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = [alias.name for alias in node.names] + [getattr(node, "module", None) or ""]
                assert not {"random", "time", "secrets", "uuid"} & set(names), path.name
