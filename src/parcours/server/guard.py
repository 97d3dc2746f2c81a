"""May this request be answered? Only to the browser that was let in, asked by our own page, under our own name."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from parcours.server.door import ENTER, Door
from parcours.server.pages import entered, shut

_LONG = 1000  # of a query at the door; ours is 49
_READING = ("GET", "HEAD")
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",  # React and the charts write widths and colours into style attributes
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Guard:
    """Stands before everything, the files included."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            answer = self._refused(scope, Headers(scope=scope))
            await (self._app if answer is None else answer)(scope, receive, _with_headers(send))
        # anything else (a web socket) is not spoken here: no answer closes it

    def _refused(self, scope: Scope, headers: Headers) -> Response | None:
        """What to answer instead; None where the request may pass."""
        if headers.getlist("host") not in [[host] for host in self._door.hosts]:
            return _problem(421, "This server is not known under that name.")
        opening = _opens_a_page(scope, headers)
        if not opening and not self._is_ours(scope, headers):
            return _problem(403, "Another site asked this.")
        if scope["path"] == ENTER:
            return self._enter(scope, headers)
        if self._door.is_in("; ".join(headers.getlist("cookie"))):
            return None
        return shut() if opening else _problem(401, "Parcours was started anew, or this is another browser.", _AGAIN)

    def _is_ours(self, scope: Scope, headers: Headers) -> bool:
        """Whether our own page asks, as far as the browser says; what changes anything must come with its word."""
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if origin is not None and origin != f"http://{headers['host']}":
            return False
        if site is not None:
            return site == "same-origin" or (site == "none" and scope["method"] in _READING)
        return origin is not None or scope["method"] in _READING

    def _enter(self, scope: Scope, headers: Headers) -> Response:
        if scope["method"] != "GET" or "prefetch" in headers.get("sec-purpose", headers.get("purpose", "")):
            return _problem(403, "This address is opened, not asked.")
        query = scope["query_string"][:_LONG].decode("latin-1")
        if (to := self._door.enter(parse_qs(query).get("token", [""])[0])) is not None:
            return entered(to, self._door.set_cookie())
        return entered("/", None) if self._door.is_in(headers.get("cookie", "")) else shut()


_OPEN = "Open the address that Parcours showed when it started."
_AGAIN = "Press Enter in the terminal where Parcours runs: it shows a new address to open."


def _opens_a_page(scope: Scope, headers: Headers) -> bool:
    """Whether somebody opens an address as a page: that may be done from anywhere, and shows nothing to who did it."""
    if scope["method"] not in _READING or scope["path"].startswith("/api/") or "origin" in headers:
        return False
    mode = headers.get("sec-fetch-mode")
    if mode is not None:
        return mode == "navigate" and headers.get("sec-fetch-dest", "document") == "document"
    return "text/html" in headers.get("accept", "")


def _problem(status: int, message: str, hint: str = _OPEN) -> Response:
    return JSONResponse({"kind": "NotLetIn", "message": message, "hint": hint}, status, {"Cache-Control": "no-store"})


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            if "cache-control" not in headers:
                headers["Cache-Control"] = "no-store"
        await send(message)

    return sending
