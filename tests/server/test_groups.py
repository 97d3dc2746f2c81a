"""Groups by the door."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

AT = "/api/workspaces/shop/groups"


def sizes(client: TestClient) -> dict[str, Any]:
    return {group["name"]: group["people"]["people"] for group in client.get(AT).json()["groups"]}


def test_groups_with_their_size(shown: TestClient) -> None:
    found = shown.get(AT).json()
    assert (found["people"], found["zone"]) == (6, "Europe/Paris")
    assert sizes(shown) == {"Mobile": 4}
    early = shown.get(AT, params={"as_of": "2026-03-02"}).json()
    assert early["groups"][0]["people"] == {"people": 1, "of": 1}


def test_a_group_is_made_changed_and_removed(client: TestClient) -> None:
    assert client.post(AT, json={"name": "Buyers", "rule": "did Order"}).status_code == 200
    assert sizes(client) == {"Mobile": 4, "Buyers": 3}
    changed = client.put(AT, params={"name": "Buyers"}, json={"name": "Bought", "rule": "did Order and Mobile"})
    assert changed.status_code == 200
    assert sizes(client) == {"Mobile": 4, "Bought": 2}
    assert client.delete(AT, params={"name": "Mobile"}).status_code == 422  # Bought is built of it
    assert client.delete(AT, params={"name": "Bought"}).status_code == 200
    assert sizes(client) == {"Mobile": 4}


def test_a_part_of_an_answer_is_kept_as_a_group(client: TestClient) -> None:
    rule = 'answer funnel {"steps": ["View", "Add"], "within": "1 day"} part "left after 1"'
    assert client.post(AT, json={"name": "Only looked", "rule": rule}).status_code == 200
    assert sizes(client)["Only looked"] == 2  # dan and (f)


def test_what_cannot_be_a_group(client: TestClient) -> None:
    for body in (
        {"name": "", "rule": "did Order"},
        {"name": "Mobile", "rule": "did Order"},
        {"name": "New", "rule": "did ("},
        {},
    ):
        assert client.post(AT, json=body).status_code == 422, body
    assert client.put(AT, params={"name": "None"}, json={"name": "A", "rule": "did Order"}).status_code == 404
    assert client.delete(AT, params={"name": "None"}).status_code == 404
