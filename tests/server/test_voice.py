"""The voice area by the door: texts, corrections, jobs, themes and quotes."""

from __future__ import annotations

import time
from typing import Any

import pytest
from starlette.testclient import TestClient

AT = "/api/workspaces/shop/voice"


def over(client: TestClient, job: str) -> dict[str, Any]:
    """The job, once it is."""
    for _ in range(600):
        told = client.get(f"/api/jobs/{job}").json()
        if told["state"] not in ("waiting", "running"):
            return told
        time.sleep(0.05)
    raise AssertionError("the job never ended")


def test_texts_and_corrections(client: TestClient) -> None:
    page = client.post(f"{AT}/inbox", json={}).json()
    assert [one["text"] for one in page["texts"]] == ["Broken on arrival, call [phone]", "Lovely lamp"]
    assert page["people"] == {"people": 2, "of": 6}
    key = page["texts"][1]["key"]
    assert client.get(f"{AT}/text", params={"key": key}).json() == page["texts"][1]
    said = {"key": key, "field": "sign", "value": ["negative"], "clause": None, "why": ""}
    told = client.post(f"{AT}/correct", json=said).json()
    assert (told["sign"], told["corrections"][0]["value"]) == ("negative", ["negative"])
    asked = client.post(f"{AT}/inbox", json={"sign": "negative"}).json()
    assert key in [one["key"] for one in asked["texts"]]
    (one,) = client.get(f"{AT}/corrections").json()
    assert client.delete(f"{AT}/correct", params={"id": one["id"]}).status_code == 200
    assert client.delete(f"{AT}/correct", params={"id": one["id"]}).status_code == 404
    assert client.get(f"{AT}/text", params={"key": key}).json()["sign"] == page["texts"][1]["sign"]


def test_what_is_refused(client: TestClient) -> None:
    assert client.post(f"{AT}/inbox", json={"most": 500}).status_code == 422
    assert client.post(f"{AT}/inbox", json={"order": "odd"}).status_code == 422
    assert client.get(f"{AT}/text", params={"key": "77777"}).status_code == 404
    bad = {"key": "77777", "field": "sign", "value": ["positive"]}
    assert client.post(f"{AT}/correct", json=bad).status_code == 404
    assert client.post(f"{AT}/listen", json={"reader": "magic"}).status_code == 422
    assert client.delete(f"{AT}/pins/99").status_code == 404
    assert client.delete(f"{AT}/themes", params={"theme": "delivery.late"}).status_code == 404


def test_reading_and_learning_are_jobs(client: TestClient) -> None:
    job = client.post(f"{AT}/listen", json={}).json()["job"]
    told = over(client, job)
    assert (told["state"], told["kind"], told["workspace"]) == ("done", "listen", "shop")
    assert told["result"] == client.get(f"{AT}/reading").json() == client.get(f"{AT}/read/{job}").json()
    assert (told["result"]["texts"], told["result"]["unread"]) == (2, 0)
    learning = over(client, client.post(f"{AT}/learn").json()["job"])
    assert learning["state"] == "failed"  # of two texts nothing is learned
    assert learning["problem"]["hint"]
    assert client.get(f"{AT}/learned").json() is None
    refused = over(client, client.post(f"{AT}/listen", json={"reader": "model"}).json()["job"])
    assert refused["state"] == "failed"


def test_themes_and_settings(client: TestClient) -> None:
    themes = client.get(f"{AT}/themes").json()
    assert {"delivery.late", "product.quality"} <= {one["key"] for one in themes["themes"]}
    said = {"theme": "lamp.lovely", "name": "Lovely", "words": ["lovely lamp"], "seen": themes["seen"]}
    told = client.put(f"{AT}/themes", json=said).json()
    assert next(one for one in told["themes"] if one["key"] == "lamp.lovely")["texts"] == 1
    assert client.put(f"{AT}/themes", json=said).status_code == 422  # of a text that is no longer there
    assert client.delete(f"{AT}/themes", params={"theme": "lamp.lovely"}).status_code == 200
    assert client.put(f"{AT}/settings", json={"competitors": ["Brightly"]}).json()["competitors"] == ["Brightly"]


def test_quotes_on_the_map(client: TestClient) -> None:
    key = client.post(f"{AT}/inbox", json={"find": "lovely"}).json()["texts"][0]["key"]
    pin = client.post(f"{AT}/pins", json={"key": key, "stage": "Customer"}).json()
    assert client.get(f"{AT}/pins").json() == [pin]
    assert pin["words"] == "Lovely lamp"
    assert client.delete(f"{AT}/pins/{pin['id']}").status_code == 200
    assert client.get(f"{AT}/pins").json() == []


def test_what_a_load_brought_is_read_where_no_question_waits_for_it(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parcours.listen.readers.Who.quick", False)
    at = "/api/workspaces/shop/arriving"
    rows = "time,email,stars,words\n2026-04-12T12:00:00Z,dan@shop.example,4,A warm light for the evening\n"
    client.put(f"{at}/files/reviews2.csv", content=rows.encode())
    version = client.get(at).json()["version"]
    assert over(client, client.post(f"{at}/load", json={"version": version}).json()["job"])["state"] == "done"
    jobs = [one for one in client.get("/api/jobs").json() if one["kind"] == "listen"]
    assert len(jobs) == 1
    told = over(client, jobs[0]["job"])
    assert (told["state"], told["result"]["unread"]) == ("done", 0)
