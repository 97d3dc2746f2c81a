"""Whatever is sent to any entrance, it is answered or refused with a reason: never a defect, never for long."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from parcours.server.app import make_app
from parcours.server.home import Home
from server.fuzzed import GARBAGE, Sender

TIMES = int(os.environ.get("PARCOURS_FUZZ", "8"))  # of each entrance; more of them by hand
LONG = 10.0  # seconds
DESCRIBED = json.loads((Path(__file__).parents[2] / "web" / "openapi.json").read_text(encoding="utf-8"))
ENTRANCES = [(method, at) for at, how in DESCRIBED["paths"].items() for method in how]
BODIES = (b"", b"{", b"null", b"[]", b'"x"', b"\xff\xfe", b'{"a":' * 900, b"NaN", b"1" * 5000, b'{"a": 1, "a": 2}')


@pytest.fixture(scope="module")
def client(made_shop: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Behind a shop that may get broken on the way: nobody counts in it."""
    folder = tmp_path_factory.mktemp("fuzzed")
    shutil.copytree(made_shop, folder / "shop")
    with TestClient(make_app(Home(folder)), base_url="http://127.0.0.1:8000", raise_server_exceptions=False) as client:
        yield client


def test_every_entrance_is_known(described: dict[str, Any]) -> None:
    """What is sent to here, and what the screen's types are made of, is what the server answers."""
    assert _open(described) == _open(DESCRIBED), "web/openapi.json is old: python scripts/openapi.py"


@pytest.mark.parametrize(("method", "at"), ENTRANCES, ids=[f"{method} {at}" for method, at in ENTRANCES])
def test_nothing_that_is_sent_makes_a_defect(client: TestClient, method: str, at: str) -> None:
    how = DESCRIBED["paths"][at][method]
    random = Random(f"{method} {at}")
    sender = Sender(DESCRIBED, random)
    for number in range(TIMES):
        path, query = at, []
        for one in how.get("parameters", ()):
            value = sender.value(one["schema"])
            if one["in"] == "path":
                said = "shop" if one["name"] == "workspace" and number % 4 else _text(value) or "x"
                path = path.replace("{" + one["name"] + "}", quote(said[:300], safe=""))
            elif one["in"] == "query" and (one.get("required") or random.random() < 0.5):
                query += [(one["name"], _text(v)) for v in (value if isinstance(value, list) else [value])]
        content, headers = _body(sender, random, how, number)
        begun = time.perf_counter()
        answer = client.request(method, path, params=query, content=content, headers=headers)
        said = (method, path, query, content[:500] if content else None, answer.text[:300])
        assert answer.status_code < 500, said
        assert time.perf_counter() - begun < LONG, said
        if answer.status_code >= 400:
            assert set(answer.json()) >= {"kind", "message", "hint"}, said
            assert answer.json()["message"], said


def _body(sender: Sender, random: Random, how: dict[str, Any], number: int) -> tuple[bytes | None, dict[str, str]]:
    kinds = how.get("requestBody", {}).get("content", {})
    if not kinds:
        return None, {}
    if "application/json" not in kinds:
        return random.choice(BODIES), {"Content-Type": next(iter(kinds))}
    headers = {"Content-Type": "application/json"}
    if number % 4 == 3:
        return random.choice(BODIES), headers
    value = sender.value(kinds["application/json"]["schema"]) if number % 4 else random.choice(GARBAGE)
    return json.dumps(value).encode("utf-8", "surrogatepass"), headers


def _open(schema: Any) -> Any:
    """Without whether other keys are refused: that is said of a type from when it was first asked about on."""
    if isinstance(schema, dict):
        return {k: _open(v) for k, v in schema.items() if (k, v) != ("additionalProperties", False)}
    return [_open(one) for one in schema] if isinstance(schema, list) else schema


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
