"""Notes, descriptions, saved questions and settings by the door."""

from __future__ import annotations

from starlette.testclient import TestClient

AT = "/api/workspaces/shop"


def test_notes(client: TestClient) -> None:
    note = client.post(f"{AT}/notes", json={"about": "stage:Customer", "text": "Ask them"}).json()
    assert note["made"] == note["changed"] > 1_700_000_000
    client.post(f"{AT}/notes", json={"about": "person:user:ann", "text": "Called"})
    assert [n["text"] for n in client.get(f"{AT}/notes", params={"about": "stage:Customer"}).json()] == ["Ask them"]
    assert [n["text"] for n in client.get(f"{AT}/notes", params={"kind": "person"}).json()] == ["Called"]
    assert client.put(f"{AT}/notes/{note['id']}", json={"text": "Asked"}).json()["text"] == "Asked"
    assert client.delete(f"{AT}/notes/{note['id']}").status_code == 200
    assert client.delete(f"{AT}/notes/{note['id']}").status_code == 404
    assert client.put(f"{AT}/notes/{note['id']}", json={"text": "x"}).status_code == 404
    for body in ({"about": "nothing:x", "text": "x"}, {"about": "stage:A", "text": ""}, {"about": "stage:A"}):
        assert client.post(f"{AT}/notes", json=body).status_code in (404, 422), body


def test_descriptions(client: TestClient) -> None:
    said = {"of": "event", "name": "View", "text": "A product's page"}
    assert client.put(f"{AT}/descriptions", json=said).json()["text"] == "A product's page"
    assert [d["name"] for d in client.get(f"{AT}/descriptions", params={"thing": "event"}).json()] == ["View"]
    assert client.get(f"{AT}/descriptions", params={"thing": "property"}).json() == []
    assert client.put(f"{AT}/descriptions", json={**said, "of": "events"}).status_code == 404


def test_saved_questions(client: TestClient) -> None:
    told = {
        "name": "To order",
        "question": "funnel",
        "query": {"steps": ["View", "Order"]},
        "shown": {"picture": "bars"},
    }
    one = client.post(f"{AT}/saved", json=told).json()
    assert client.get(f"{AT}/saved/{one['id']}").json() == one == client.get(f"{AT}/saved").json()[0]
    assert client.post(f"{AT}/saved", json=told).status_code == 422
    changed = client.put(f"{AT}/saved/{one['id']}", json={**told, "name": "Orders"}).json()
    assert changed["name"] == "Orders"
    assert client.delete(f"{AT}/saved/{one['id']}").status_code == 200
    assert client.get(f"{AT}/saved/{one['id']}").status_code == 404


def test_settings(client: TestClient) -> None:
    assert client.get(f"{AT}/settings").json() == {}
    client.put(f"{AT}/settings/map.rows", json={"value": {"hidden": ["measures"]}})
    assert client.get(f"{AT}/settings").json() == {"map.rows": {"hidden": ["measures"]}}
    client.put(f"{AT}/settings/map.rows", json={"value": None})
    assert client.get(f"{AT}/settings").json() == {}
