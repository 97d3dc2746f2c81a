"""Names: told, changed, taken back; touchpoints and channels: what their rules keep, and how they are changed."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

HERE = "/api/workspaces/shop"


def dictionary(client: TestClient) -> dict[str, Any]:
    return client.get(f"{HERE}/dictionary").json()


def text(client: TestClient) -> str:
    return client.get(f"{HERE}/definition").json()["text"]


def test_names_come_with_counts_and_sources(shown: TestClient) -> None:
    told = dictionary(shown)
    view = next(one for one in told["events"] if one["name"] == "View")
    assert (view["events"], view["people"], view["sources"]) == (7, 6, ["web"])
    assert {"name": "price", "types": ["number"], "called": ["price"]} in told["properties"]
    derived = next(one for one in told["properties"] if one["name"] == "journey.stage")
    assert derived["called"] == []
    assert (told["people"], told["customers"], told["changes"]) == (6, 5, [])


def test_a_name_is_changed_and_taken_back(client: TestClient) -> None:
    before = text(client)
    change = {"of": "event", "how": "rename", "old": "Refund", "new": "Money back"}
    assert client.post(f"{HERE}/dictionary/changes", json=change).json() == {"left": []}
    told = dictionary(client)
    assert told["changes"] == [change]
    assert "Money back" in {one["name"] for one in told["events"]}
    client.post(f"{HERE}/dictionary/merges", json={"of": "event", "new": "Interest", "olds": ["View", "Add"]})
    hidden = {"of": "property", "how": "hide", "old": "price", "new": ""}
    client.post(f"{HERE}/dictionary/changes", json=hidden)
    told = dictionary(client)
    assert len(told["changes"]) == 4
    assert next(one["events"] for one in told["events"] if one["name"] == "Interest") == 11
    for one in told["changes"]:
        assert client.post(f"{HERE}/dictionary/returns", json=one).status_code == 200
    assert text(client).rstrip() == before.rstrip()


def test_what_cannot_be_changed_says_why(client: TestClient) -> None:
    for how, old, new in (("rename", "Nothing", "X"), ("rename", "View", "Add"), ("hide", "Nothing", "")):
        refused = client.post(f"{HERE}/dictionary/changes", json={"of": "event", "how": how, "old": old, "new": new})
        assert refused.status_code in (404, 422)
        assert refused.json()["hint"]
    back = {"of": "event", "how": "hide", "old": "View", "new": ""}
    assert client.post(f"{HERE}/dictionary/returns", json=back).status_code == 404
    assert client.post(f"{HERE}/dictionary/merges", json={"of": "event", "new": "X", "olds": []}).status_code == 422


def test_places_say_what_each_rule_keeps(shown: TestClient) -> None:
    told = shown.get(f"{HERE}/places").json()
    assert told["at_touchpoints"] == [{"name": "The shop", "events": 14, "people": 6}]
    assert told["elsewhere"] == {"name": "", "events": 3, "people": 2}
    assert told["touchpoints"][0]["events"] == ["View", "Add", "Order"]
    tried = shown.post(
        f"{HERE}/places/trial", json={"name": "x", "events": ["View", "Order"], "where": "device = mobile"}
    )
    assert tried.json() == {"name": "x", "events": 6, "people": 4}
    assert shown.post(f"{HERE}/places/trial", json={"name": "x"}).status_code == 422
    wrong = shown.post(f"{HERE}/places/trial", json={"name": "x", "where": "device ="})
    assert wrong.status_code == 422


def test_rules_are_added_moved_and_removed_with_all_else_as_it_was(client: TestClient) -> None:
    told = client.get(f"{HERE}/places").json()
    first = {"rule": told["touchpoints"][0], "was": 0}
    desk = {"rule": {"name": "Reviews", "events": ["Review"]}, "was": None}
    path = f"{HERE}/places/touchpoints"
    changed = client.put(path, json={"rules": [desk, first], "seen": told["seen"]}).json()
    assert [one["name"] for one in changed["touchpoints"]] == ["Reviews", "The shop"]
    assert {one["name"]: one["events"] for one in changed["at_touchpoints"]} == {"Reviews": 2, "The shop": 14}
    assert "# a small shop" in text(client)
    stale = client.put(path, json={"rules": [], "seen": told["seen"]})
    assert stale.status_code == 422
    assert "changed meanwhile" in stale.json()["message"]
    client.put(path, json={"rules": [{**first, "was": 1}], "seen": changed["seen"]})
    rule = {"name": "Coupon", "where": "price > 30"}
    channels = client.put(f"{HERE}/places/channels", json={"rules": [{"rule": rule}]}).json()
    assert channels["channels"][0]["where"] == "price > 30"
    assert {"name": "Coupon", "events": 5, "people": 2} in channels["by_channel"]
    assert client.put(f"{HERE}/places/stages", json={"rules": []}).status_code == 422
    assert client.put(path, json={"rules": [{"rule": {"name": "x"}, "was": 9}]}).status_code == 422
    assert client.put(path, json={"rules": [{"rule": {"name": "", "events": ["View"]}}]}).status_code == 422
