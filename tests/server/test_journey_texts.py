"""What is written on the map is written into journey.yaml, where its comments stay, and stands on the map."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from parcours.server.home import Home

AT = "/api/workspaces/shop"


def _cell(client: TestClient, lane: str, stage: str) -> list[dict[str, Any]]:
    rows = client.get(f"{AT}/map", params={"least": 0}).json()["rows"]
    cells = next(row["cells"] for row in rows if row["lane"] == lane)
    return next(cell["statements"] for cell in cells if cell["stage"] == stage)


def _text(home: Home) -> str:
    return (home.folder / "shop" / "journey.yaml").read_text("utf-8")


def test_a_goal_is_written_and_taken_out(client: TestClient, home: Home) -> None:
    before = _text(home)
    assert client.put(f"{AT}/journey/goal", json={"stage": "Deciding", "goal": "Be sure of it"}).status_code == 200
    assert "goal: Be sure of it" in _text(home)
    assert "# something lies in the cart" in _text(home)
    assert client.put(f"{AT}/journey/goal", json={"stage": "Deciding", "goal": ""}).status_code == 200
    assert _text(home) == before


def test_an_assumption_stands_on_the_map_is_changed_and_taken_back(client: TestClient, home: Home) -> None:
    told = {"stage": "Deciding", "lane": "pains", "says": "Shipping is dear", "test": "an exit survey"}
    assert client.put(f"{AT}/journey/assumed", json=told).status_code == 200
    assumed = [one for one in _cell(client, "pains", "Deciding") if one["evidence"] == "assumed"]
    assert [(one["about"], one["detail"]) for one in assumed] == [("Shipping is dear", {"test": "an exit survey"})]
    changed = {**told, "says": "Shipping comes late", "was": "Shipping is dear"}
    assert client.put(f"{AT}/journey/assumed", json=changed).status_code == 200
    assert [one["about"] for one in _cell(client, "pains", "Deciding") if one["evidence"] == "assumed"] == [
        "Shipping comes late"
    ]
    place = {"stage": "Deciding", "lane": "pains", "says": "Shipping comes late"}
    assert client.delete(f"{AT}/journey/assumed", params=place).status_code == 200
    assert "Shipping" not in _text(home)


def test_every_text_is_kept(client: TestClient) -> None:
    client.put(f"{AT}/journey/goal", json={"stage": "Deciding", "goal": "Be sure"})
    why = [version["why"] for version in client.get(f"{AT}/definition/versions").json()]
    assert why[0] == "goal of Deciding"


@pytest.mark.parametrize(
    ("what", "told", "kind"),
    [
        ("goal", {"stage": "Decidin", "goal": "x"}, "UnknownName"),
        ("goal", {"stage": "Deciding", "goal": "x" * 3000}, "BadInput"),
        ("goal", {"stage": "Deciding"}, "BadInput"),
        ("assumed", {"stage": "Deciding", "lane": "hopes", "says": "x"}, "BadInput"),
        ("assumed", {"stage": "Deciding", "lane": "pains", "says": "  "}, "BadInput"),
        ("assumed", {"stage": "Deciding", "lane": "pains", "says": "x", "was": "never said"}, "BadInput"),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is(
    client: TestClient, home: Home, what: str, told: dict[str, str], kind: str
) -> None:
    before = _text(home)
    answer = client.put(f"{AT}/journey/{what}", json=told)
    assert answer.status_code in (404, 422)
    assert answer.json()["kind"] == kind
    assert _text(home) == before
