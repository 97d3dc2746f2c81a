"""Does a server that runs let its own person in, show its screen, and answer? Asked as a browser does, step by step."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse

from parcours.model.errors import ParcoursError
from parcours.server.serving import LOOPBACK, Serving

_SCRIPT = re.compile(r'<script[^>]+src="([^"]+)"')
_PATIENCE = 120  # seconds: the first question of a machine compiles kernels


class NotServed(ParcoursError):
    """The server did not do what it is for."""


def trial(serving: Serving, workspace: str | None) -> Iterator[str]:
    """Goes in with the address's token, opens the page and its script, and asks for the map: a line for each."""
    port = serving.door.port
    refused = _get(port, "/api/workspaces")
    _must(refused.status == 401, f"a stranger was answered with {refused.status}")
    address = serving.door.address().split(f":{port}", 1)[1]
    entered = _get(port, address)
    cookie = (entered.headers["Set-Cookie"] or "").split(";")[0]
    _must(entered.status == 200 and bool(cookie), f"the address was answered with {entered.status}")
    _must(_get(port, address).status == 403, "the address let in twice")
    yield "The address lets in once; strangers are refused."
    page = _get(port, "/", cookie)
    script = _SCRIPT.search(page.read().decode())
    _must(page.status == 200 and script is not None, f"the screen was answered with {page.status}: is it built?")
    assert script is not None
    _must(_get(port, script[1], cookie).status == 200, "the screen's script is missing")
    names = [one["name"] for one in json.loads(_get(port, "/api/workspaces", cookie).read())]
    yield f"The screen opens, and shows {', '.join(names) or 'no workspace yet'}."
    if workspace is not None:
        begun = time.perf_counter()
        asked = _get(port, f"/api/workspaces/{workspace}/map", cookie)
        size = len(asked.read())
        _must(asked.status == 200, f"the map was answered with {asked.status}")
        yield f"The map of {workspace}: {size:,} bytes after {time.perf_counter() - begun:.1f} s."


def _get(port: int, path: str, cookie: str = "") -> HTTPResponse:
    connection = HTTPConnection(LOOPBACK, port, timeout=_PATIENCE)
    headers = {"Accept": "text/html", "Connection": "close"} | ({"Cookie": cookie} if cookie else {})
    connection.request("GET", path, headers=headers)
    return connection.getresponse()


def _must(holds: bool, otherwise: str) -> None:
    if not holds:
        raise NotServed(f"The screen does not work: {otherwise}.", hint="Build it with `make web`, and start again.")
