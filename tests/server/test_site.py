"""The screen's files: what is built and nothing else, packed, kept by browsers as long as it may be."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from parcours.server.errors import explain
from parcours.server.limits import Limited
from parcours.server.site import Site

INDEX = "<!doctype html><title>Parcours</title>"
SCRIPT = "console.log('a screen')"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder as a build leaves it; beside it something that is nobody's business."""
    folder = tmp_path / "site"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text(INDEX)
    (folder / "assets" / "main-Ab12.js").write_text(SCRIPT)
    (folder / "assets" / "main-Ab12.js.gz").write_bytes(gzip.compress(SCRIPT.encode()))
    (tmp_path / "secret.txt").write_text("secret")
    return folder


@pytest.fixture
def browser(built: Path) -> TestClient:
    return TestClient(app_of(built), headers={"Accept-Encoding": "identity"})


def app_of(folder: Path) -> FastAPI:
    """The files as the application has them, without the entrances."""
    app = FastAPI(openapi_url=None)
    explain(app)
    app.mount("/", Site(folder))
    app.add_middleware(Limited)
    return app


@pytest.mark.parametrize("at", ["/", "/shop", "/shop/explore?question=funnel", "/a%20shop/people/u1", "/my.shop/map"])
def test_every_address_of_the_screen_is_its_page(browser: TestClient, at: str) -> None:
    answer = browser.get(at)
    assert (answer.status_code, answer.text) == (200, INDEX)
    assert answer.headers["cache-control"] == "no-cache"


def test_what_has_its_content_in_its_name_is_kept_for_ever(browser: TestClient) -> None:
    answer = browser.get("/assets/main-Ab12.js")
    assert answer.text == SCRIPT
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "javascript" in answer.headers["content-type"]


def test_what_was_packed_is_sent_packed(browser: TestClient) -> None:
    answer = browser.get("/assets/main-Ab12.js", headers={"Accept-Encoding": "gzip, deflate, br"})
    assert (answer.headers["content-encoding"], answer.text) == ("gzip", SCRIPT)
    assert answer.headers["vary"] == "Accept-Encoding"
    plain = browser.get("/assets/main-Ab12.js", headers={"Accept-Encoding": "gzip;q=0"})
    assert "content-encoding" not in plain.headers


@pytest.mark.parametrize(
    "at",
    [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/assets/../../secret.txt",
        "/assets/%2e%2e/%2e%2e/secret.txt",
        "//etc/passwd",
        "/assets/..\\..\\secret.txt",
        "/%00",
        "/assets/main-Ab12.js%00.txt",
    ],
)
def test_nothing_else_is_ever_opened(browser: TestClient, at: str) -> None:
    answer = browser.get(at)
    assert "secret" not in answer.text
    assert answer.status_code in (404, 422) or answer.text == INDEX


@pytest.mark.parametrize("at", ["/assets/main-Old1.js", "/api/nothing", "/api", "/api/"])
def test_what_is_not_there_is_not_there(browser: TestClient, at: str) -> None:
    answer = browser.get(at)
    assert answer.status_code == 404
    assert answer.json()["kind"] == "UnknownName"


def test_it_is_only_read(browser: TestClient) -> None:
    assert browser.put("/shop", content=b"x").status_code == 405
    assert browser.head("/").status_code == 200


def test_a_new_build_is_seen_without_a_new_start(browser: TestClient, built: Path) -> None:
    assert browser.get("/assets/new.js").status_code == 404
    (built / "assets" / "new.js").write_text("new")
    os.utime(built / "index.html", ns=(1, 1))
    assert browser.get("/assets/new.js").text == "new"


def test_where_nothing_is_built_it_says_how(tmp_path: Path) -> None:
    answer = TestClient(app_of(tmp_path / "none")).get("/shop")
    assert answer.status_code == 503
    assert "make web" in answer.text
