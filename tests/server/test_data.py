"""What was loaded, and rows to fix: shown, tried, fixed in place, by a file, or read otherwise."""

from __future__ import annotations

import csv
import io
from typing import Any

from starlette.testclient import TestClient

HERE = "/api/workspaces/shop"


def rows(client: TestClient, **which: str) -> dict[str, Any]:
    return client.get(f"{HERE}/rows", params=which).json()


def events(client: TestClient) -> int:
    return client.get(HERE).json()["events"]


def test_sources_and_loads_tell_what_came_of_every_row(shown: TestClient) -> None:
    told = shown.get(f"{HERE}/sources").json()
    assert {(one["name"], one["kind"], one["rows"], one["waiting"]) for one in told["sources"]} == {
        ("web", "events", 15, 2),
        ("reviews", "events", 2, 0),
    }
    assert told["waiting"] == 2
    web = next(one for one in told["loads"] if one["source"] == "web")
    [file] = web["files"]
    assert (file["name"], file["rows"], file["accepted"], file["set_aside"]) == ("web.csv", 17, 15, 2)
    assert web["names"]["View"] == 7
    mapping = shown.get(f"{HERE}/loads/{web['load']}/mapping").json()
    assert "anonymous: browser" in mapping
    assert shown.get(f"{HERE}/loads/none/mapping").status_code == 404


def test_rows_to_fix_say_what_is_wrong_where(shown: TestClient) -> None:
    told = rows(shown)
    assert (told["waiting"], told["found"], told["mended"]) == (2, 2, 0)
    assert {(one["reason"], one["rows"]) for one in told["reasons"]} == {("no time", 1), ("no event name", 1)}
    [load] = told["loads"]
    assert load["roles"]["time"] == "time"
    assert load["columns"][:2] == ["time", "event"]
    [row] = rows(shown, reason="no time")["rows"]
    assert (row["file"], row["row"], row["column"]) == ("web.csv", 16, "time")
    assert row["cells"]["event"] == "View"
    assert rows(shown, reason="no person")["found"] == 0
    assert rows(shown, load="none")["found"] == 0


def test_a_row_is_tried_then_fixed_once(client: TestClient) -> None:
    [row] = rows(client, reason="no time")["rows"]
    which = {"load": row["load"], "number": row["number"]}
    bad = {**which, "cells": {**row["cells"], "time": "yesterday"}}
    good = {**which, "cells": {**row["cells"], "time": "2026-03-09T11:00:00Z"}}
    tried = client.post(f"{HERE}/rows/trial", json={"by_hand": [bad]}).json()
    assert (tried["coming"], tried["staying"]) == (0, 1)
    assert tried["wrong"] == [{**which, "reason": "time not readable", "column": "time"}]
    assert client.post(f"{HERE}/rows/trial", json={"by_hand": [good]}).json()["coming"] == 1
    before = events(client)
    fixed = client.post(f"{HERE}/rows/fixed", json={"by_hand": [good]}).json()
    assert (fixed["accepted"], fixed["again"], fixed["left"]) == (1, 0, 1)
    assert events(client) == before + 1
    assert client.post(f"{HERE}/rows/fixed", json={"by_hand": [good]}).json()["before"] == 1
    assert events(client) == before + 1
    told = rows(client)
    assert (told["waiting"], told["mended"]) == (1, 1)


def test_rows_are_read_otherwise(client: TestClient) -> None:
    body = {"map": "event==View", "reason": "no event name"}
    assert client.post(f"{HERE}/rows/trial", json=body).json() == {
        "coming": 1, "staying": 0, "unmapped": 0, "wrong": [],
    }  # fmt: skip
    fixed = client.post(f"{HERE}/rows/fixed", json=body).json()
    assert (fixed["accepted"], fixed["left"]) == (1, 1)
    wrong = client.post(f"{HERE}/rows/trial", json={"map": "time=when"})
    assert wrong.status_code == 404
    assert "when" in wrong.json()["message"]


def test_rows_go_out_and_come_back_as_a_file(client: TestClient) -> None:
    got = client.get(f"{HERE}/rows/file")
    assert "attachment" in got.headers["content-disposition"]
    told = list(csv.DictReader(io.StringIO(got.text)))
    assert {one["parcours_reason"] for one in told} == {"no time", "no event name"}
    for one in told:
        one["time"] = one["time"] or "2026-03-09T11:00:00Z"
        one["event"] = one["event"] or "View"
    out = io.StringIO()
    writer = csv.DictWriter(out, told[0])
    writer.writeheader()
    writer.writerows(told)
    fixed = client.put(f"{HERE}/rows/file", params={"name": "rows.csv"}, content=out.getvalue().encode())
    assert (fixed.json()["accepted"], fixed.json()["left"]) == (2, 0)
    assert rows(client)["rows"] == []


def test_what_is_no_row_is_refused(client: TestClient) -> None:
    for content in (b"", b"a,b\n1,2\n", b"\xff\xfe\x00"):
        refused = client.put(f"{HERE}/rows/file", params={"name": "rows.csv"}, content=content)
        assert refused.status_code in (200, 422), refused.text
        assert refused.status_code == 422 or refused.json()["accepted"] == 0
    assert client.put(f"{HERE}/rows/file", params={"name": "rows.xlsx"}, content=b"x").status_code == 422
    never = [{"load": "none", "number": 1, "cells": {"time": "x"}}]
    assert client.post(f"{HERE}/rows/fixed", json={"by_hand": never}).status_code == 422
    assert client.post(f"{HERE}/rows/fixed", json={"by_hand": []}).status_code == 422
    assert client.get(f"{HERE}/rows", params={"limit": 0}).status_code == 422
    assert client.post(f"{HERE}/rows/trial", json={"reason": "bad luck"}).status_code == 404
