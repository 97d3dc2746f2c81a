"""What the screen is told of work in the background."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from parcours.jobs import Jobs, Work
from parcours.model.errors import BadInput


@dataclass(frozen=True)
class Loaded:
    rows: int


@pytest.fixture
def jobs(app: FastAPI) -> Jobs:
    return app.state.jobs


def ended(client: TestClient, job: str) -> dict[str, Any]:
    for _ in range(2000):
        told = client.get(f"/api/jobs/{job}").json()
        if told["state"] not in ("waiting", "running"):
            return told
        threading.Event().wait(0.002)
    raise AssertionError(told)


def test_it_is_told_as_it_goes_and_what_came_of_it(client: TestClient, jobs: Jobs) -> None:
    told, go = threading.Event(), threading.Event()

    def function(work: Work) -> Loaded:
        work.say("reading", 3, 9, "orders.csv")
        told.set()
        go.wait(5)
        return Loaded(9)

    job = jobs.start("load", function, about="shop")
    told.wait(5)
    before = client.get(f"/api/jobs/{job}").json()
    assert before == {
        "job": job, "kind": "load", "workspace": "shop", "state": "running", "what": "reading",
        "detail": "orders.csv", "done": 3, "of": 9, "result": None, "problem": None,
    }  # fmt: skip
    go.set()
    assert ended(client, job)["result"] == {"rows": 9}


def test_one_is_stopped(client: TestClient, jobs: Jobs) -> None:
    def function(work: Work) -> None:
        while True:
            work.go_on()
            threading.Event().wait(0.002)

    job = jobs.start("load", function)
    assert client.delete(f"/api/jobs/{job}").status_code == 200
    told = ended(client, job)
    assert (told["state"], told["problem"]["kind"]) == ("stopped", "Cancelled")


def test_what_failed_says_why_and_what_to_do(client: TestClient, jobs: Jobs) -> None:
    def function(_: Work) -> None:
        raise BadInput("The file is empty.", hint="Export it again.")

    told = ended(client, jobs.start("load", function))
    assert told["state"] == "failed"
    assert told["problem"] == {"kind": "BadInput", "message": "The file is empty.", "hint": "Export it again."}


def test_a_defect_tells_nothing_of_itself(client: TestClient, jobs: Jobs) -> None:
    def function(_: Work) -> None:
        raise RuntimeError("/home/ann/secret")

    told = ended(client, jobs.start("load", function))
    assert told["problem"]["kind"] == "Defect"
    assert "secret" not in str(told)


def test_they_are_listed_by_workspace(client: TestClient, jobs: Jobs) -> None:
    mine = jobs.start("load", lambda _: None, about="shop")
    jobs.start("load", lambda _: None, about="bank")
    assert [job["job"] for job in client.get("/api/jobs", params={"workspace": "shop"}).json()] == [mine]


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_one_that_is_not_there(client: TestClient, method: str) -> None:
    answer = client.request(method, "/api/jobs/nothing")
    assert answer.status_code == 404
    assert answer.json()["kind"] == "UnknownName"
