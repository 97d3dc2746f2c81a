"""A question is told back as somebody would type it."""

from __future__ import annotations

from starlette.testclient import TestClient


def test_a_query_in_parts_is_said_in_texts(shown: TestClient) -> None:
    steps = [{"name": "View", "filter": {"kind": "named", "names": ["View"]}}, {"name": "Order", "filter": "Order"}]
    asked = {
        "question": "funnel",
        "query": {"steps": steps, "within": {"seconds": 604800}, "period": None, "order": "in order"},
    }
    told = shown.post("/api/said", json=asked)
    assert told.json() == {"question": "funnel", "query": {"steps": ["View", "Order"], "within": "7 days"}}


def test_what_is_no_question_is_said(shown: TestClient) -> None:
    told = shown.post("/api/said", json={"question": "funel", "query": {}})
    assert (told.status_code, told.json()["kind"]) == (404, "UnknownName")
    assert "funnel" in told.json()["hint"]
    assert shown.post("/api/said", json={"question": "funnel", "query": {"stepps": []}}).status_code == 404
    assert shown.post("/api/said", json={"question": 7}).status_code == 422
