"""The map is shown as it is counted: of a period, a group, a day; two of them side by side; kept, and made ahead."""

from __future__ import annotations

import shutil
import time

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from parcours.journeymap import from_json, to_json
from parcours.server.home import Home
from parcours.workspace.maps import map as map_of

MAP = "/api/workspaces/shop/map"


def test_the_map_is_the_one_that_python_gives(client: TestClient, home: Home) -> None:
    told = client.get(MAP)
    assert told.status_code == 200
    assert told.json() == to_json(map_of(home.workspace("shop"), least=0).facts)
    assert [column["name"] for column in told.json()["columns"]] == ["Looking", "Deciding", "Customer"]


def test_it_is_of_a_period_a_group_and_a_day(shown: TestClient) -> None:
    asked = {"period": "2026-03-01..2026-03-31", "among": "Mobile", "as_of": "2026-03-04", "least": 0}
    told = shown.get(MAP, params=asked).json()
    view = told["view"]
    assert (view["among"], view["period"]["end"], view["people"]) == ("Mobile", "2026-03-31", 2)
    assert told["columns"][1]["ever"]["count"] == {"people": 2, "of": 2}


def test_small_groups_are_shown_to_who_holds_the_data_and_withheld_where_asked_for(shown: TestClient) -> None:
    assert shown.get(MAP).json()["columns"][0]["ever"]["count"] == {"people": 6, "of": 6}
    withheld = shown.get(MAP, params={"least": 10}).json()
    assert withheld["view"]["least"] == 10
    assert withheld["columns"][0]["ever"]["count"] is None


@pytest.mark.parametrize(
    ("asked", "by"),
    [
        ({"period": "2026-03-05..2026-03-09", "against": "2026-03-01..2026-03-04"}, "period"),
        ({"against_group": "Mobile"}, "group"),
        ({"among": "Mobile", "against_group": "did Refund"}, "group"),
        ({"against_day": "2026-03-04"}, "day"),
    ],
)
def test_two_maps_stand_side_by_side(shown: TestClient, asked: dict[str, str], by: str) -> None:
    told = shown.get(f"{MAP}/two", params={**asked, "least": 0})
    assert told.status_code == 200
    assert told.json()["by"] == by
    assert from_json(told.json())


@pytest.mark.parametrize(
    ("path", "asked", "kind"),
    [
        (MAP, {"among": "Mobil"}, "UnknownName"),
        (MAP, {"period": "soon"}, "BadInput"),
        (MAP, {"as_of": "2026-02-30"}, "BadInput"),
        (MAP, {"least": -1}, "BadInput"),
        (MAP, {"most": 1000}, "BadInput"),
        (f"{MAP}/two", {}, "BadInput"),
        (f"{MAP}/two", {"against": "2026-03-01"}, "BadInput"),
        (f"{MAP}/two", {"against_day": "2026-03-01", "against_group": "Mobile"}, "NotAllowed"),
        ("/api/workspaces/nowhere/map", {}, "UnknownName"),
    ],
)
def test_what_cannot_be_asked_is_said(shown: TestClient, path: str, asked: dict[str, str], kind: str) -> None:
    told = shown.get(path, params=asked)
    assert told.status_code in (404, 422)
    assert told.json()["kind"] == kind
    assert told.json()["message"]


def test_days_are_those_on_which_something_happened(shown: TestClient) -> None:
    told = shown.get(f"{MAP}/days").json()
    assert (told["first"], told["last"], told["zone"]) == ("2026-03-02", "2026-04-11", "Europe/Paris")
    assert {"day": "2026-03-07", "people": 1} in told["days"]


def test_a_map_that_is_the_same_is_not_sent_again(client: TestClient) -> None:
    tag = client.get(MAP).headers["etag"]
    again = client.get(MAP, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"{MAP}?most=6", headers={"If-None-Match": tag}).status_code == 200


def test_what_is_written_makes_it_another(client: TestClient) -> None:
    before = client.get(MAP)
    client.put("/api/workspaces/shop/journey/goal", json={"stage": "Deciding", "goal": "Be sure"})
    after = client.get(MAP, headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert after.json() != before.json()


def test_a_map_that_was_counted_is_at_hand_after_a_restart(
    client: TestClient, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parcours.workspace.answers.LONG", 0)
    told = client.get(MAP, params={"least": 2}).content
    home.close()
    monkeypatch.setattr("parcours.workspace.map_answers.mapped", None)  # nothing is counted any more
    assert client.get(MAP, params={"least": 2}).content == told


@pytest.fixture
def nothing_at_hand(home: Home) -> None:
    """Before the server starts."""
    shutil.rmtree(home.folder / "shop" / "answers")


@pytest.mark.usefixtures("nothing_at_hand")
def test_it_is_made_before_somebody_asks(client: TestClient, app: FastAPI, home: Home) -> None:
    assert app is client.app
    shop = home.workspace("shop")
    held = shop.answers
    for _ in range(200):
        if held._held:
            break
        time.sleep(0.05)
    assert held._held
