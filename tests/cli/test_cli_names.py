"""Names on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.typed import run
from parcours.model.errors import BadInput

ROWS = """\
at,user_id,event,price
2026-01-01T10:00:00Z,ann,view,1
2026-01-01T10:05:00Z,ann,buy,2
2026-01-01T10:06:00Z,bob,purchase,2
2026-01-01T10:07:00Z,bob,ping,
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "events.csv").write_text(ROWS)
    run("init", tmp_path / "shop")
    run("load", tmp_path / "shop", tmp_path / "events.csv", "--yes")
    return tmp_path / "shop"


def test_from_the_files_names_to_ones_own(shop: Path) -> None:
    assert run("rename", shop, "view", "Page Viewed") == "“view” is called “Page Viewed” from now on.\n"
    assert "“buy”, “purchase” and “Bought” are one" in run("merge", shop, "Bought", "buy", "purchase")
    assert "“ping” is out of view" in run("hide", shop, "ping")
    assert "“price” is called “paid”" in run("rename", shop, "price", "paid", "--property")
    text = run("names", shop)
    assert text.splitlines()[:7] == [
        "2 people: 2 customers, 0 visitors",
        "",
        "Events                                                       events      people",
        "Bought                                                            2           2",
        "    buy, purchase in the log",
        "Page Viewed                                                       1           1",
        "    view in the log",
    ]
    assert "number\n    price in the log" in text
    assert "Hidden by journey.yaml\nping (event)" in text
    assert max(map(len, text.splitlines())) <= 80
    told = json.loads(run("names", shop, "--json"))
    assert told["events"][0] == {"name": "Bought", "events": 2, "people": 2, "called": ["buy", "purchase"]}


def test_a_name_is_of_one_thing(shop: Path) -> None:
    with pytest.raises(BadInput, match="a property's or a trait's"):
        run("hide", shop, "price", "--property", "--trait")


def test_names_are_taken_back(shop: Path) -> None:
    run("rename", shop, "view", "Page Viewed")
    run("merge", shop, "Bought", "buy", "purchase")
    run("hide", shop, "ping")
    assert "called again what the log calls it" in run("rename", "--back", shop, "Page Viewed")
    assert run("merge", "--back", shop, "Bought", "buy") == "“buy” as “Bought” counts apart again.\n"
    assert "as “Bought” counts apart" in run("merge", "--back", shop, "Bought")
    assert run("hide", "--back", shop, "ping") == "“ping” is in view again.\n"
    assert {one["name"] for one in json.loads(run("names", shop, "--json"))["events"]} == {
        "view", "buy", "purchase", "ping",
    }  # fmt: skip


def test_a_name_is_given_or_taken_back(shop: Path) -> None:
    for words in (("rename", shop, "view"), ("rename", "--back", shop, "view", "Seen"), ("merge", shop, "Bought")):
        with pytest.raises(BadInput) as told:
            run(*words)
        assert told.value.hint
