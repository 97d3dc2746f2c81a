"""Stages through the real application: looked at, counted while they are arranged, written into journey.yaml."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

from parcours.server.home import Home

HERE = "/api/workspaces/shop/stages"


def _wanted(proposal: dict[str, Any], **events: list[str]) -> dict[str, Any]:
    stages = [
        {"of": one["name"], "name": one["name"], "goal": one["goal"], "events": events.get(one["name"], one["events"])}
        for one in proposal["stages"]
    ]
    return {"stages": stages, "milestone": proposal["milestone"]}


def test_the_stages_that_there_are_come_with_all_events(shown: TestClient) -> None:
    told = shown.get(HERE).json()
    assert told["there"]
    assert [(one["name"], one["events"]) for one in told["stages"]] == [
        ("Looking", ["View"]), ("Deciding", ["Add"]), ("Customer", ["Order"]),
    ]  # fmt: skip
    assert {one["name"]: one["people"] for one in told["events"]} == {
        "View": 6, "Add": 4, "Order": 3, "Review": 2, "Refund": 1,
    }  # fmt: skip
    assert told["stages"][1]["after"] == {"event": "Add", "before": "View", "count": {"people": 4, "of": 4}}


def test_who_would_be_where_is_counted_as_it_is_arranged(shown: TestClient) -> None:
    told = shown.get(HERE).json()
    before = shown.post(f"{HERE}/counts", json=_wanted(told)).json()
    assert [(one["name"], one["ever"]["people"]) for one in before["stages"]] == [
        ("Looking", 6), ("Deciding", 4), ("Customer", 3),
    ]  # fmt: skip
    assert before["reached"] == {"people": 3, "of": 6}
    moved = shown.post(f"{HERE}/counts", json=_wanted(told, Deciding=["Add", "Order"], Customer=["Review"])).json()
    assert [one["ever"]["people"] for one in moved["stages"]] == [6, 4, 2]


def test_confirming_changes_what_was_changed_and_nothing_else(client: TestClient, home: Home) -> None:
    told = client.get(HERE).json()
    wanted = _wanted(told, Customer=["Order", "Review"])
    wanted["stages"][0]["name"] = "Looking round"
    assert client.put(HERE, json=wanted).status_code == 200
    text = (home.folder / "shop" / "journey.yaml").read_text(encoding="utf-8")
    assert "# a small shop" in text
    assert "- name: Deciding   # something lies in the cart\n    enter: Add\n    back: true\n" in text
    assert "- name: Looking round\n    enter: View\n" in text
    assert "any: [Order, Review]" in text
    assert [one["name"] for one in client.get(HERE).json()["stages"]] == ["Looking round", "Deciding", "Customer"]


def test_proposed_anew_the_stages_lose_that_nobody_confirmed_them(client: TestClient, home: Home) -> None:
    told = client.get(HERE, params={"again": True, "template": "shop", "language": "fr"}).json()
    assert not told["there"]
    assert told["template"] == "shop"
    assert all(one["proposed"] for one in told["stages"] if one["events"])
    wanted = _wanted(told) | {"beginning": {"template": "shop", "language": "fr", "again": True}}
    assert client.put(HERE, json=wanted).status_code == 200
    journey = home.workspace("shop").journey
    assert [one.name for one in journey.stages] == [one["name"] for one in told["stages"]]
    assert all(not one.inferred for one in journey.stages)


def test_what_cannot_be_is_refused_and_nothing_is_written(client: TestClient, home: Home) -> None:
    path = home.folder / "shop" / "journey.yaml"
    before = path.read_bytes()
    told = client.get(HERE).json()
    twice = _wanted(told)
    twice["stages"][1]["name"] = "Looking"
    refused = client.put(HERE, json=twice)
    assert (refused.status_code, refused.json()["kind"]) == (422, "BadJourney")
    assert client.post(f"{HERE}/counts", json=_wanted(told, Looking=[])).status_code == 422
    assert client.get(HERE, params={"template": "circus"}).status_code == 404
    assert path.read_bytes() == before


def test_without_events_there_is_nothing_to_propose(client: TestClient) -> None:
    client.post("/api/workspaces", json={"name": "bare", "zone": "UTC"})
    refused = client.get("/api/workspaces/bare/stages")
    assert (refused.status_code, refused.json()["message"]) == (422, "There are no events yet.")
