"""Nobody else gets in: strangers, other names, other sites, other methods, used addresses; and what pages may do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from parcours.server.app import make_app
from parcours.server.door import Door
from parcours.server.guard import Guard
from parcours.server.home import Home

ORIGIN = "http://127.0.0.1:8000"
PAGE = {"Accept": "text/html", "Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
OURS = {"Origin": ORIGIN, "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def door() -> Door:
    return Door(8000)


@pytest.fixture(scope="module")
def app(made_shop: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """What is guarded: made once, for each test a door is put before it."""
    folder = tmp_path_factory.mktemp("guarded")
    shutil.copytree(made_shop, folder / "shop")
    made = make_app(home := Home(folder))
    yield made
    home.close()


@pytest.fixture
def stranger(app: FastAPI, door: Door) -> TestClient:
    """Whoever reaches the port."""
    return at_the_door(app, door)


@pytest.fixture
def friend(stranger: TestClient, door: Door) -> TestClient:
    """The browser that opened the address."""
    assert stranger.get(path(door.address()), headers=PAGE).status_code == 200
    return stranger


def path(address: str) -> str:
    return address.removeprefix(ORIGIN)


def at_the_door(app: FastAPI, door: Door) -> TestClient:
    return TestClient(Guard(app, door), base_url=ORIGIN, raise_server_exceptions=False)


@pytest.fixture(scope="module")
def entrances(described: dict[str, Any]) -> list[tuple[str, str]]:
    """Every method of every address that the application knows."""
    paths = described["paths"]
    return [(method.upper(), at.replace("{workspace}", "shop")) for at, how in paths.items() for method in how]


def test_a_stranger_gets_nothing_at_any_entrance(stranger: TestClient, entrances: list[tuple[str, str]]) -> None:
    assert len(entrances) > 5
    for method, at in entrances:
        answer = stranger.request(method, at, headers=OURS)
        assert answer.status_code == 401, (method, at)
        assert answer.json()["kind"] == "NotLetIn"


def test_no_entrance_answers_another_name_origin_or_site(friend: TestClient, entrances: list[tuple[str, str]]) -> None:
    for method, at in entrances:
        for headers, status in (
            ({"Host": "evil.example:8000"}, 421),
            ({"Origin": "http://evil.example"}, 403),
            ({"Origin": "null"}, 403),
            ({"Sec-Fetch-Site": "cross-site"}, 403),
            ({"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1:9999"}, 403),
        ):
            assert friend.request(method, at, headers=headers).status_code == status, (method, at, headers)


@pytest.mark.parametrize("host", ["127.0.0.1:9999", "127.0.0.1", "evil.example", "localhost.evil.example:8000", ""])
def test_a_name_that_was_bound_to_this_machine_is_of_no_use(friend: TestClient, host: str) -> None:
    assert friend.get("/api/workspaces", headers={"Host": host}).status_code == 421
    assert friend.get("/", headers=PAGE | {"Host": host}).status_code == 421


def test_the_friend_is_answered(friend: TestClient) -> None:
    assert friend.get("/api/workspaces", headers=OURS).json() == [{"name": "shop"}]
    assert friend.get("/api/workspaces").status_code == 200  # typed into the address line


def test_what_changes_something_must_come_from_our_own_page(friend: TestClient) -> None:
    body = {"name": "no/folder", "zone": "UTC"}
    assert friend.post("/api/workspaces", json=body).status_code == 403  # a form of another site, in an old browser
    assert friend.post("/api/workspaces", json=body, headers={"Sec-Fetch-Site": "none"}).status_code == 403
    assert friend.post("/api/workspaces", json=body, headers=OURS).status_code == 422  # let in, and read


def test_a_question_of_another_origin_before_its_call_is_not_allowed(friend: TestClient) -> None:
    answer = friend.options(
        "/api/workspaces", headers={"Origin": "http://evil.example", "Access-Control-Request-Method": "POST"}
    )
    assert answer.status_code == 403
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_the_address_lets_in_once(app: FastAPI, door: Door) -> None:
    address = path(door.address())
    first, second = at_the_door(app, door), at_the_door(app, door)
    entered = first.get(address, headers=PAGE)
    assert entered.status_code == 200
    assert "token" not in entered.text
    assert entered.headers["set-cookie"].endswith("; Path=/; HttpOnly; SameSite=Strict")
    assert second.get(address, headers=PAGE).status_code == 403
    assert second.get("/api/workspaces").status_code == 401
    again = first.get(address, headers=PAGE)
    assert (again.status_code, "set-cookie" in again.headers) == (200, False)


def test_a_new_address_makes_the_one_before_worthless(stranger: TestClient, door: Door) -> None:
    old, new = path(door.address()), path(door.address("/shop"))
    assert stranger.get(old, headers=PAGE).status_code == 403
    assert "url=/shop" in stranger.get(new, headers=PAGE).text


@pytest.mark.parametrize(
    "query", ["", "?token=", "?token=guess", "?token=" + "x" * 5000, "?" + "&" * 900, "?token=%00%ff"]
)
def test_a_guess_does_not_let_in(stranger: TestClient, door: Door, query: str) -> None:
    door.address()
    assert stranger.get(f"/enter{query}", headers=PAGE).status_code == 403


def test_a_look_ahead_does_not_use_up_the_address(stranger: TestClient, door: Door) -> None:
    address = path(door.address())
    assert stranger.get(address, headers=PAGE | {"Sec-Purpose": "prefetch;prerender"}).status_code == 403
    assert stranger.post(address, headers=OURS).status_code == 403
    framed = PAGE | {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "iframe"}
    assert stranger.get(address, headers=framed).status_code == 403
    assert stranger.get(address, headers=PAGE | {"Sec-Fetch-Site": "cross-site"}).status_code == 200  # a link in a chat
    assert stranger.get("/api/workspaces").status_code == 200


@pytest.mark.parametrize(
    "cookie", ["", "x", "parcours-8000=", "parcours-8000=guess", 'parcours-8000="\\', "parcours-8000=" + "x" * 9000]
)
def test_a_made_up_cookie_does_not_let_in(stranger: TestClient, cookie: str) -> None:
    assert stranger.get("/api/workspaces", headers={"Cookie": cookie}).status_code == 401


def test_the_cookie_of_another_run_does_not_let_in(app: FastAPI, friend: TestClient) -> None:
    cookie = f"parcours-8000={friend.cookies['parcours-8000']}"
    later = at_the_door(app, Door(8000))
    assert later.get("/api/workspaces", headers={"Cookie": cookie}).status_code == 401


def test_a_person_at_the_wrong_door_is_told_how_to_get_in(stranger: TestClient) -> None:
    answer = stranger.get("/shop/explore", headers=PAGE)
    assert answer.status_code == 403
    assert "press Enter" in answer.text
    for language in ("ru", "ro", "fr", "id"):
        assert f'lang="{language}"' in answer.text


@pytest.mark.parametrize("at", ["/", "/shop", "/api/workspaces", "/api/nothing", "/assets/none.js", "/icon.svg"])
def test_every_answer_says_what_a_page_may_do(friend: TestClient, at: str) -> None:
    headers = friend.get(at).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cache-control"] in ("no-store", "no-cache")
    assert "server" not in headers


def test_a_page_opened_from_elsewhere_is_shown_and_a_part_of_it_is_not(friend: TestClient) -> None:
    """A link in a mail opens the screen; a picture, a script or a frame of another site gets nothing."""
    assert friend.get("/shop", headers=PAGE | {"Sec-Fetch-Site": "cross-site"}).status_code != 403
    for mode, dest in (("no-cors", "image"), ("no-cors", "script"), ("navigate", "iframe"), ("cors", "empty")):
        sent = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest, "Accept": "text/html"}
        assert friend.get("/shop", headers=sent).status_code == 403, (mode, dest)
    sent = PAGE | {"Sec-Fetch-Site": "cross-site"}
    assert friend.get("/api/workspaces", headers=sent).status_code == 403  # no page of ours, even when opened
