"""How much may be sent? Questions are small; only an upload, which says what it is, may be as large as a file."""

from __future__ import annotations

import json

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST = 2_000_000  # bytes of a question, an edit, a note
UPLOAD = "application/octet-stream"  # its own entrance says how much it takes


class _TooLong(Exception):
    pass


class Limited:
    """Refuses a body that is too large, at once where it says so itself, else where it gets so."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        if "\x00" in scope["path"] or b"%00" in scope["query_string"]:
            return await _refuse(send, 422, "BadInput", "A character that no text holds was sent.", "Leave it away.")
        headers = Headers(scope=scope)
        if _uploads(headers):
            return await self._app(scope, receive, send)
        said = headers.get("content-length", "0")
        if not said.isdecimal() or len(said) > 18 or int(said) > MOST:
            return await _too_long(send)
        taken, begun = 0, False

        async def receiving() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > MOST:
                raise _TooLong
            return message

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receiving, sending)
        except _TooLong:
            if not begun:
                await _too_long(send)


def _uploads(headers: Headers) -> bool:
    return headers.get("content-type", "").split(";")[0].strip().lower() == UPLOAD


async def _too_long(send: Send) -> None:
    await _refuse(send, 413, "TooMuch", f"More than {MOST:,} bytes were sent.", "Send less at once.")


async def _refuse(send: Send, status: int, kind: str, message: str, hint: str) -> None:
    problem = {"kind": kind, "message": message, "hint": hint}
    headers = [(b"content-type", b"application/json"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(problem).encode()})
