"""Is every question answered as in Python, are names completed, texts read, and long questions stopped?"""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anyio
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from parcours.analyses.registry import analyses, ask, to_json
from parcours.server.home import Home

AT = "/api/workspaces/shop"
FUNNEL = {"steps": ["View", "Add", "Order"], "within": "1 day"}
NEEDED: dict[str, dict[str, Any]] = {
    "funnel": FUNNEL,
    "dropoff": FUNNEL,
    "segment": {"segments": ["Mobile"]},
    "compare": {"question": {"question": "funnel", "query": FUNNEL}, "among": "Mobile"},
    "conformance": {"intended": ["View", "Add", "Order"]},
}
NOTHING_YET = {"prompts"}  # the shop's journey has none


def _get(client: TestClient, path: str, **params: str) -> Any:
    response = client.get(AT + path, params=params)
    assert response.status_code == 200, response.text
    return response.json()


def _read(client: TestClient, kind: str, given: Any, **more: Any) -> Any:
    response = client.post(f"{AT}/read", json={"kind": kind, "given": given, **more})
    assert response.status_code == 200, response.text
    return response.json()


def test_every_question_is_answered_as_in_python(client: TestClient, home: Home) -> None:
    snapshot = home.workspace("shop").snapshot()
    for question in set(analyses()) - NOTHING_YET:
        query = NEEDED.get(question, {})
        response = client.post(f"{AT}/ask/{question}", json=query)
        assert response.status_code == 200, response.text
        assert response.json() == json.loads(json.dumps(to_json(ask(snapshot, question, query)))), question
    for question in NOTHING_YET:
        response = client.post(f"{AT}/ask/{question}", json={})
        assert (response.status_code, "journey.yaml" in response.json()["hint"]) == (422, True)


def test_a_funnel_counts_the_fingers(shown: TestClient) -> None:
    steps = shown.post(f"{AT}/ask/funnel", json=FUNNEL).json()["steps"]
    assert [step["people"] for step in steps] == [6, 4, 3]


def test_an_earlier_day_is_asked_as_of(shown: TestClient) -> None:
    trend = shown.post(f"{AT}/ask/trend", json={"per": "day"}, params={"as_of": "2026-03-04"}).json()
    assert trend["receipt"]["people"] == 3
    told = shown.post(f"{AT}/ask/trend", json={}, params={"as_of": "last week"})
    assert told.status_code == 422
    assert "not a day" in told.json()["message"]


def test_what_cannot_be_asked_says_what_to_do(shown: TestClient) -> None:
    for query, kind, words in (
        ({"steps": ["Vew"], "within": "1 day"}, "UnknownName", "View"),
        ({"steps": ["View"]}, "BadInput", "within"),
        ({"steps": ["View"], "within": "1 day", "ordr": "exact"}, "UnknownName", "order"),
        ({"steps": ["View where"], "within": "1 day"}, "BadInput", "character"),
    ):
        response = shown.post(f"{AT}/ask/funnel", json=query)
        assert response.status_code in (404, 422)
        problem = response.json()
        assert problem["kind"] == kind
        assert words in problem["message"] + problem["hint"]
    assert shown.post(f"{AT}/ask/nothing", json={}).status_code in (404, 405)
    assert shown.post("/api/workspaces/none/ask/trend", json={}).status_code == 404


def test_the_forms_say_how_each_question_is_asked(shown: TestClient) -> None:
    forms = {one["form"]["name"]: one for one in _get(shown, "/questions")}
    assert set(forms) == set(analyses())
    assert forms["trend"]["begin"] == {"event": "Order"}  # the milestone
    assert forms["funnel"]["begin"]["steps"] == ["View", "Add", "Order"]  # no way is intended: the commonest events
    for name in set(forms) - NOTHING_YET - {"compare"}:  # what a question begins with can be asked
        begin = forms[name]["begin"]
        assert shown.post(f"{AT}/ask/{name}", json=begin).status_code == 200, (name, begin)


def test_names_are_completed_with_how_often_they_occur(shown: TestClient) -> None:
    events = _get(shown, "/names", like="re")
    assert [(one["name"], one["events"], one["people"]) for one in events["found"]] == [
        ("Review", 2, 2),
        ("Refund", 1, 1),
    ]
    assert _get(shown, "/names", of="value", property="device")["found"][0]["name"] == "mobile"
    segments = _get(shown, "/names", of="segment")["found"]
    assert [(one["name"], one["people"]) for one in segments] == [("Mobile", 4)]
    assert shown.get(f"{AT}/names", params={"of": "value", "property": "colour"}).status_code == 404
    assert shown.get(f"{AT}/names", params={"of": "everything"}).status_code == 422


def test_texts_are_read_in_parts_or_said_to_be_wrong(shown: TestClient) -> None:
    filter = _read(shown, "filter", "Order where price > 30 and device = mobile")
    assert [part["kind"] for part in filter["filter"]["filters"]] == ["named", "compare", "compare"]
    assert (filter["people"], filter["of"]) == (1, 6)
    assert _read(shown, "filter", filter["filter"])["text"] == "Order where price > 30 and device = mobile"
    rule = _read(shown, "segment", "did Add and not did Order")
    assert (rule["people"], rule["segment"]["joined"]) == (1, "and")
    wrong = _read(shown, "segment", "did Ordr")
    assert "Ordr" in wrong["problem"]
    assert "Order" in wrong["hint"]
    assert _read(shown, "filter", "Ordr", count=False)["problem"] == ""  # names are only looked for to count


def test_questions_at_once_get_what_they_get_alone(client: TestClient) -> None:
    queries = [
        {**FUNNEL, "among": rule, "by": by}
        for rule in ("Mobile", "did Add and not did Order", "did View then Order within 1 day")
        for by in (None, "device")
    ] * 4
    alone = [client.post(f"{AT}/ask/funnel", json=query).json()["steps"] for query in queries]
    with ThreadPoolExecutor(8) as pool:
        again = list(
            pool.map(lambda query: client.post(f"{AT}/ask/funnel", json={**query, "per": "day"}).json(), queries)
        )
    assert [one["steps"] for one in again] == alone


def test_who_hangs_up_stops_the_counting(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    from parcours.workspace import asking

    stopped: list[bool] = []

    def slowly(*_: Any, cancel: Any, **__: Any) -> bytes:
        for _ in range(200):
            if cancel():
                stopped.append(True)
                return b"{}"
            import time

            time.sleep(0.01)
        return b"{}"

    monkeypatch.setattr(asking, "answer", slowly)
    sent: list[Any] = []

    async def hang_up() -> None:
        messages = [{"type": "http.request", "body": b"{}", "more_body": False}]

        async def receive() -> Any:
            if messages:
                return messages.pop()
            await anyio.sleep(0.05)
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            sent.append(message)

        headers = [
            (b"host", b"127.0.0.1:8000"),
            (b"origin", b"http://127.0.0.1:8000"),
            (b"content-type", b"application/json"),
        ]
        scope = {"type": "http", "method": "POST", "path": f"{AT}/ask/trend", "raw_path": b"", "query_string": b"",
                 "headers": headers, "http_version": "1.1", "scheme": "http", "server": ("127.0.0.1", 8000),
                 "client": ("127.0.0.1", 1), "root_path": ""}  # fmt: skip
        await app(scope, receive, send)

    with ThreadPoolExecutor(1) as elsewhere:  # a browser of another test may have a loop in this thread
        elsewhere.submit(anyio.run, hang_up).result()
    assert stopped == [True]
