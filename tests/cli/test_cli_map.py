"""`parcours map` as it is typed: what is printed, what is written to files, and what is said when it cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.typed import run
from parcours.journeymap import from_json
from parcours.model.errors import BadInput
from parcours.model.journey_map import JourneyMap, TwoMaps

ROWS = "ts,user_id,type\n" + "".join(
    f"2026-01-0{1 + n % 3}T10:00:00Z,u{n},View\n2026-01-0{1 + n % 3}T10:05:00Z,u{n},{'Order' if n % 2 else 'Add'}\n"
    for n in range(12)
)
STAGES = "\nmilestone: Order\nstages:\n  - {name: Looking, enter: View}\n  - {name: Owning, enter: Order}\n"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "events.csv").write_text(ROWS)
    run("init", tmp_path / "shop")
    run("load", tmp_path / "shop", tmp_path / "events.csv", "--map", "time=ts,person=user_id,event=type", "--yes")
    return tmp_path / "shop"


@pytest.fixture
def staged(shop: Path) -> Path:
    journey = shop / "journey.yaml"
    journey.write_text(journey.read_text() + STAGES)
    return shop


def test_as_json(staged: Path) -> None:
    map = from_json(json.loads(run("map", staged, "--least", "0", "--json")))
    assert isinstance(map, JourneyMap)
    assert [(c.name, c.ever.count and c.ever.count.people) for c in map.columns] == [("Looking", 12), ("Owning", 6)]
    some = from_json(json.loads(run("map", staged, "--rows", "goals,pains", "--json")))
    assert isinstance(some, JourneyMap)
    assert [row.lane for row in some.rows] == ["goals", "pains"]


def test_two_as_json(staged: Path) -> None:
    maps = from_json(json.loads(run("map", staged, "--against-group", "did Order", "--json")))
    assert isinstance(maps, TwoMaps)
    assert maps.names == ("all others", "did Order")


def test_in_the_terminal(staged: Path) -> None:
    text = run("map", staged)
    assert "Looking" in text
    assert max(map(len, text.splitlines())) <= 80


def test_files(staged: Path, tmp_path: Path) -> None:
    assert run("map", staged, "--html", tmp_path / "map.html", "--csv", tmp_path / "map.csv") == ""
    assert "Looking" in (tmp_path / "map.html").read_text(encoding="utf-8")
    table = (tmp_path / "map.csv").read_bytes()
    assert table.startswith(b"\xef\xbb\xbfstage,row,kind")
    assert b"\r\r" not in table


def test_without_stages_a_draft_is_offered(shop: Path) -> None:
    with pytest.raises(BadInput) as caught:
        run("map", shop)
    assert "parcours draft DIR" in caught.value.hint
