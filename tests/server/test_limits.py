"""What is sent is bounded, whether or not it says how long it is; only what says that it is a file may be large."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import FastAPI, Request
from starlette.testclient import TestClient

from parcours.server.limits import MOST, Limited


@pytest.fixture
def client() -> Iterator[TestClient]:
    app = FastAPI()

    @app.post("/length")
    async def length(request: Request) -> int:
        return len(await request.body())

    app.add_middleware(Limited)
    with TestClient(app) as client:
        yield client


def test_what_is_small_passes(client: TestClient) -> None:
    assert client.post("/length", content=b"x" * MOST).json() == MOST


def test_what_says_that_it_is_large_is_refused_at_once(client: TestClient) -> None:
    answer = client.post("/length", content=b"x" * (MOST + 1))
    assert answer.status_code == 413
    assert answer.json()["kind"] == "TooMuch"


def test_what_does_not_say_so_is_refused_when_it_gets_there(client: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(3):
            yield b"x" * (MOST // 2)

    assert client.post("/length", content=pieces()).status_code == 413


@pytest.mark.parametrize("said", ["-1", "1e9", "9" * 40, "²"])
def test_a_length_that_is_none_is_refused(client: TestClient, said: str) -> None:
    answer = client.post("/length", content=b"x", headers={"Content-Length": said.encode("latin-1")})
    assert answer.status_code == 413


@pytest.mark.parametrize("at", ["/length?name=a%00b", "/len%00gth"])
def test_an_address_with_a_zero_byte_is_refused(client: TestClient, at: str) -> None:
    answer = client.post(at, content=b"x")
    assert (answer.status_code, answer.json()["kind"]) == (422, "BadInput")


def test_an_upload_is_its_own_entrances_matter(client: TestClient) -> None:
    sent = client.post("/length", content=b"x" * (MOST + 1), headers={"Content-Type": "application/octet-stream"})
    assert sent.json() == MOST + 1
