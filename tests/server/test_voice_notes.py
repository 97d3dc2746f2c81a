"""Notes of interviews by the door."""

from __future__ import annotations

from starlette.testclient import TestClient

AT = "/api/workspaces/shop/voice/interview-notes"


def test_a_note_is_told_once(client: TestClient) -> None:
    note = {
        "quote": "Where is the price?",
        "severity": 3,
        "date": "2025-03-10",
        "who": "user:ann",
        "kind": "usability test",
    }
    first, again = client.post(AT, json=note), client.post(AT, json=note)
    assert (first.json()["accepted"], again.json()["accepted"]) == (True, False)
    assert first.json()["id"] == again.json()["id"]


def test_what_is_no_note_is_refused(client: TestClient) -> None:
    for body in ({}, {"quote": "x", "severity": 9}, {"quote": "x", "date": "May"}, {"quote": "x", "kind": "walk"}):
        assert client.post(AT, json=body).status_code in (400, 422), body
    assert client.post("/api/workspaces/none/voice/interview-notes", json={"quote": "x"}).status_code == 404
    assert client.get(AT).status_code in (404, 405)
