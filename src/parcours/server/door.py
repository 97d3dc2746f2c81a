"""Who is let in? Whoever brings the address that the terminal showed, once; later a cookie says that it was them."""

from __future__ import annotations

import hmac
import secrets
from http.cookies import CookieError, SimpleCookie
from threading import Lock

ENTER = "/enter"  # the address's path; the token is its query
_LONG = 400  # of a token or a cookie; ours are 43


class Door:
    """Keys of one run of the server: none of them is kept on disk, and none outlives it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookie = f"parcours-{port}"  # browsers keep cookies by host alone: two servers must not share a name
        self._token: str | None = None
        self._to = "/"
        self._session = secrets.token_urlsafe(32)
        self._lock = Lock()

    @property
    def hosts(self) -> tuple[str, ...]:
        """What a browser of this machine calls the server. Another name that leads here is somebody's trick."""
        return (f"127.0.0.1:{self.port}", f"localhost:{self.port}")

    def address(self, to: str = "/") -> str:
        """Where to go in, to be sent on to a page: good once, and until another is asked for."""
        with self._lock:
            self._token, self._to = secrets.token_urlsafe(32), to
            return f"http://{self.hosts[0]}{ENTER}?token={self._token}"

    def enter(self, token: str) -> str | None:
        """Where to send on whoever brings the token; None where it is not good, or no longer."""
        with self._lock:
            if self._token is None or len(token) > _LONG or not _same(token, self._token):
                return None
            self._token = None
            return self._to

    def is_in(self, cookies: str) -> bool:
        """Whether a request with this `Cookie` header comes from a browser that was let in."""
        try:
            sent = SimpleCookie(cookies).get(self.cookie)
        except CookieError:
            return False
        return sent is not None and len(sent.value) <= _LONG and _same(sent.value, self._session)

    def set_cookie(self) -> str:
        """The header that lets a browser in: out of scripts' reach, and never sent along from another site."""
        return f"{self.cookie}={self._session}; Path=/; HttpOnly; SameSite=Strict"


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
