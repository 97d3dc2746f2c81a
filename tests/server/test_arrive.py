"""Files on their way in, through the real application: sent, looked at, mended, loaded; refused where they must be."""

from __future__ import annotations

import time
from typing import Any

import pytest
from starlette.testclient import TestClient

from parcours.server.home import Home

HERE = "/api/workspaces/shop/arriving"
TICKETS = """\
opened_at,requester_email,message,stars
2026-04-01 10:00:00,ann@shop.example,Where is it?,2
2026-04-02 10:00:00,eve@shop.example,Thanks,5
soon,dan@shop.example,When?,3
2026-04-03 10:00:00,null,Hello,1
"""
UPLOAD = {"content-type": "application/octet-stream"}


def _send(client: TestClient, name: str, text: str) -> Any:
    return client.put(f"{HERE}/files/{name}", content=text.encode(), headers=UPLOAD)


def _table(understood: dict[str, Any], name: str) -> dict[str, Any]:
    return next(table for table in understood["tables"] if table["name"] == name)


def _over(client: TestClient, job: str) -> dict[str, Any]:
    for _ in range(600):
        told = client.get(f"/api/jobs/{job}").json()
        if told["state"] not in ("waiting", "running"):
            return told
        time.sleep(0.05)
    raise AssertionError("it never ended")


def _load(client: TestClient, version: str) -> dict[str, Any]:
    return _over(client, client.post(f"{HERE}/load", json={"version": version}).json()["job"])


def test_a_file_is_looked_at_mended_and_loaded(client: TestClient, home: Home) -> None:
    assert client.get(HERE).json() | {"version": ""} == {
        "files": [], "tables": [], "origin": "real", "zone": "Europe/Paris", "ready": False, "version": "",
    }  # fmt: skip
    sent = _send(client, "tickets.csv", TICKETS)
    assert (sent.status_code, sent.json()["size"]) == (200, len(TICKETS.encode()))
    table = _table(client.get(HERE).json(), "tickets")
    roles = {column["column"]: (column["role"], column["because"]) for column in table["columns"]}
    assert roles["opened_at"] == ("time", "values")
    assert roles["requester_email"][0] == "email"
    assert (table["looked"], table["accepted"]) == (4, 2)
    assert {(one["reason"], one["column"], one["rows"]) for one in table["aside"]} == {
        ("time not readable", "opened_at", 1), ("no person", "requester_email", 1),
    }  # fmt: skip
    assert table["rows"][0]["event"]["ids"] == [{"name": "email", "value": "ann@shop.example", "currency": ""}]
    said = {"origin": "sample", "tables": {table["table"]: {"columns": {"stars": {"name": "score"}}, "event": "Asked"}}}
    mended = client.put(HERE, json=said).json()
    assert _table(mended, "tickets")["names"] == [{"name": "Asked", "rows": 2}]
    assert mended == client.get(HERE).json()  # kept: a page that is opened again shows it

    told = _load(client, mended["version"])
    assert told["state"] == "done", told
    (source,) = told["result"]["sources"]
    assert (source["accepted"], source["twice"], source["origin"]) == (2, 0, "sample")
    assert {one["reason"]: one["rows"] for one in source["aside"]} == {"time not readable": 1, "no person": 1}
    assert [row["row"] for one in source["aside"] for row in one["examples"] if one["reason"] == "no person"] == [4]
    assert told["result"]["joins"] == [
        {"source": "tickets", "rows": 2, "joined": [{"kind": "email", "rows": 2}], "nobody": []}
    ]
    assert client.get(f"{HERE}/came/{told['job']}").json() == told["result"]
    assert client.get(HERE).json()["files"] == []
    assert "score" in home.workspace("shop").snapshot().properties("event")


def test_the_same_file_twice_changes_nothing(client: TestClient) -> None:
    for expected in ((2, 0), (0, 2)):
        _send(client, "tickets.csv", TICKETS)
        told = _load(client, client.get(HERE).json()["version"])
        (source,) = told["result"]["sources"]
        assert (source["accepted"], source["twice"]) == expected
    assert client.get(HERE).json()["tables"] == []


def test_what_was_shown_is_what_is_loaded(client: TestClient) -> None:
    _send(client, "tickets.csv", TICKETS)
    version = client.get(HERE).json()["version"]
    _send(client, "tickets.csv", TICKETS.replace("ann", "amy"))
    told = _load(client, version)
    assert (told["state"], told["problem"]["message"]) == ("failed", "The files have changed meanwhile.")
    assert len(client.get(HERE).json()["files"]) == 1


@pytest.mark.parametrize("name", ["..%2fout.csv", ".hidden.csv", "a%00b.csv", "%20", "x" * 250, "a%5cb.csv", "a:b.csv"])
def test_names_that_are_no_files_are_refused(client: TestClient, home: Home, name: str) -> None:
    assert _send(client, name, TICKETS).status_code in (404, 405, 422)
    assert not (home.folder / "out.csv").exists()
    assert client.get(HERE).json()["files"] == []


def test_a_file_that_cannot_be_opened_is_told_with_what_may_help(client: TestClient) -> None:
    _send(client, "book.xlsx", "PK\x03\x04 and so on")
    _send(client, "tickets.csv", TICKETS)
    told = client.get(HERE).json()
    book = next(file for file in told["files"] if file["name"] == "book.xlsx")
    assert "zip archive or an Excel workbook" in book["problem"]["message"]
    assert str(book["problem"]["message"]).startswith("book.xlsx is")
    assert not told["ready"]
    assert _load(client, told["version"])["state"] == "failed"
    assert client.delete(f"{HERE}/files/book.xlsx").status_code == 200
    assert client.get(HERE).json()["ready"]
    assert client.delete(f"{HERE}/files/book.xlsx").status_code == 404


def test_one_open_question_does_not_stand_in_the_way_of_other_files(client: TestClient) -> None:
    _send(client, "tickets.csv", TICKETS)
    _send(client, "visits.csv", "client_id,when,what\nann,03/04/2026,View\nben,05/06/2026,Add\n")
    told = client.get(HERE).json()
    assert _table(told, "tickets")["problem"] is None
    visits = _table(told, "visits")
    assert (visits["problem"]["question"], visits["problem"]["columns"]) == ("dates", ["when"])
    assert [row["cells"][0] for row in visits["rows"]] == ["ann", "ben"]
    said = {"tables": {visits["table"]: {"day_first": True}}}
    visits = _table(client.put(HERE, json=said).json(), "visits")
    assert visits["problem"] is None
    assert time.strftime("%m-%d", time.gmtime(visits["rows"][0]["event"]["at"] + 7200)) == "04-03"
    left = client.put(HERE, json={"tables": {visits["table"]: {"out": True}}}).json()
    assert (_table(left, "visits")["part"], left["ready"]) == ("out", True)


def test_who_it_was_can_be_said_where_nothing_tells(client: TestClient) -> None:
    _send(client, "log.csv", "at,code,thing\n" + "".join(f"2026-04-0{n} 10:00,c{n},Ping\n" for n in range(1, 8)))
    asked = client.get(HERE).json()["tables"][0]
    assert asked["problem"]["question"] == "no person"
    said = {"tables": {asked["table"]: {"columns": {"code": {"role": "user"}, "thing": {"role": "event"}}}}}
    told = client.put(HERE, json=said).json()
    assert told["ready"], told["tables"][0]["problem"]
    assert [name["name"] for name in told["tables"][0]["names"]] == ["Ping"]


def test_a_mending_that_cannot_be_is_told_and_can_be_taken_back(client: TestClient) -> None:
    _send(client, "tickets.csv", TICKETS)
    table = client.get(HERE).json()["tables"][0]["table"]
    wrong = client.put(
        HERE, json={"tables": {table: {"columns": {"stars": {"name": "text"}, "message": {"name": "text"}}}}}
    )
    assert "Two columns are told as “text”" in wrong.json()["tables"][0]["problem"]["message"]
    assert client.put(HERE, json={"tables": {}}).json()["ready"]
    assert client.put(HERE, json={"origin": "invented", "tables": {}}).status_code == 422


def test_all_that_waits_can_be_taken_away(client: TestClient) -> None:
    _send(client, "tickets.csv", TICKETS)
    assert client.delete(HERE).status_code == 200
    told = client.get(HERE).json()
    assert (told["files"], told["ready"]) == ([], False)
    assert _load(client, told["version"])["problem"]["message"] == "Nothing has arrived that could be loaded."


def test_demonstrations_are_made_once(client: TestClient, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    from parcours.workspace.demos import making

    assert {demo["name"] for demo in client.get("/api/demos").json()} == {"lumen", "grocer"}
    monkeypatch.setattr(making, "_lumen", lambda folder, say, cancel, size: making.init(folder).close())
    assert _over(client, client.post("/api/demos/lumen").json()["job"])["result"] == "lumen"
    assert "lumen" in home.names()
    assert _over(client, client.post("/api/demos/lumen").json()["job"])["state"] == "done"
    assert _over(client, client.post("/api/demos/moon").json()["job"])["state"] == "failed"
    assert [path.name for path in home.folder.iterdir() if path.name.startswith(".")] == []
