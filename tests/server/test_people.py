"""People by the door: found, opened, unlinked; each with what goes wrong."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

AT = "/api/workspaces/shop"
ANN = {"id": "email:ann@shop.example"}


def ask(client: TestClient, **asked: Any) -> Any:
    return client.post(f"{AT}/people", json=asked).json()


def test_people_are_found(shown: TestClient) -> None:
    found = ask(shown, find="ann@")
    assert found["people"] == {"people": 1, "of": 6}
    assert [seen["id"] for seen in found["seen"]] == ["user:ann"]
    assert ask(shown, among="Mobile")["people"]["people"] == 4
    assert len(ask(shown, most=2)["seen"]) == 2


def test_people_that_cannot_be_asked_for(shown: TestClient) -> None:
    for asked in (
        {"among": "did ("},
        {"among": "Mobil"},
        {"most": 1000},
        {"order": "best"},
        {"begin": -1},
        {"as_of": "soon"},
    ):
        assert shown.post(f"{AT}/people", json=asked).status_code in (404, 422), asked
    problem = ask(shown, among="Mobil")
    assert "Mobile" in problem["hint"]


def test_one_person(shown: TestClient) -> None:
    person = shown.get(f"{AT}/person", params=ANN).json()
    assert (person["id"], person["events"], person["stage"]) == ("user:ann", 4, "Customer")
    way = shown.get(f"{AT}/person/events", params={**ANN, "newest": False}).json()
    assert [one["event"] for one in way["happenings"]] == ["View", "Add", "Order", "Review"]
    said = shown.get(f"{AT}/person/events", params={**ANN, "said": True}).json()["happenings"]
    assert [(one["words"], one["score"]) for one in said] == [("Lovely lamp", 5)]
    detail = shown.get(f"{AT}/person/events/{said[0]['row']}", params=ANN).json()
    assert {"name": "text", "value": "Lovely lamp"} in detail["properties"]
    links = shown.get(f"{AT}/person/links", params=ANN).json()
    assert [one["id"] for one in links["ids"]][:3] == ["user:ann", "email:ann@shop.example", "anonymous:b1"]


def test_a_person_that_nobody_is(shown: TestClient) -> None:
    for path in ("/person", "/person/events", "/person/events/1", "/person/links"):
        assert shown.get(AT + path, params={"id": "user:nobody"}).status_code == 404, path
        assert shown.get(AT + path, params={"id": "nobody"}).status_code == 422, path
        assert shown.get(AT + path).status_code == 422, path
    assert shown.get(f"{AT}/person/events/999999", params=ANN).status_code == 404
    assert shown.get(f"{AT}/person/events", params={**ANN, "event": "Nothing"}).status_code == 404


def test_two_ids_are_unlinked_and_linked_again(client: TestClient) -> None:
    pair = {"one": "user:ann", "other": "anonymous:b1"}
    trial = client.get(f"{AT}/unlinks/trial", params=pair).json()
    assert [part["events"] for part in trial["parts"]] == [2, 2]
    assert (trial["people_before"], trial["people_after"]) == (6, 7)
    changed = client.post(f"{AT}/unlinks", json=pair).json()
    assert (changed["before"]["people"], changed["after"]["people"]) == (6, 7)
    assert ask(client)["people"]["of"] == 7
    assert client.get(f"{AT}/unlinks").json() == [pair]
    assert client.delete(f"{AT}/unlinks", params=pair).json()["after"]["people"] == 6
    assert client.get(f"{AT}/unlinks").json() == []


def test_what_cannot_be_unlinked(client: TestClient) -> None:
    for pair, status in (
        ({"one": "user:ann", "other": "user:ben"}, 422),
        ({"one": "user:ann", "other": "user:zed"}, 404),
        ({"one": "ann", "other": "ben"}, 422),
    ):
        assert client.post(f"{AT}/unlinks", json=pair).status_code == status, pair
        assert client.get(f"{AT}/unlinks/trial", params=pair).status_code == status, pair
    assert client.delete(f"{AT}/unlinks", params={"one": "user:ann", "other": "anonymous:b1"}).status_code == 422
