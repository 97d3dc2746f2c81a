"""How is something asked of a server over HTTP, and what if it does not answer? Patience, limits, and no detours.

Redirects are not followed: what is sent goes to the address that somebody agreed to, and nowhere else.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any, Protocol
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from parcours.model.errors import StorageFailed

LARGEST = 4 * 2**20  # bytes of an answer that are read
TRIES = 4
_LONGEST_WAIT_S = 30.0
_AGAIN = {408, 425, 429, 500, 502, 503, 504}


class NotAnswering(StorageFailed):
    """A server outside does not answer, or not what was asked. What was read before stands."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


class Post(Protocol):
    """Sends once. Raises `OSError` where there is no answer at all."""

    def __call__(self, address: str, headers: Mapping[str, str], body: bytes, timeout_s: float) -> Answer: ...


def over_http(address: str, headers: Mapping[str, str], body: bytes, timeout_s: float) -> Answer:
    request = Request(address, data=body, headers=dict(headers), method="POST")
    try:
        with _opener.open(request, timeout=timeout_s) as answered:
            return Answer(answered.status, dict(answered.headers), answered.read(LARGEST + 1))
    except HTTPError as refused:
        with refused:
            return Answer(refused.code, dict(refused.headers), refused.read(LARGEST))
    except HTTPException as broken:
        raise OSError(str(broken)) from broken


def patiently(send: Callable[[], Answer], *, wait: Callable[[float], None] = time.sleep) -> Answer:
    """The first answer that is not *later*; waits twice as long each time, or as long as the server says."""
    for turn in range(TRIES):
        last = turn == TRIES - 1
        try:
            answer = send()
        except OSError as error:
            if last:
                raise NotAnswering(f"The model's server does not answer: {_reason(error)}.", hint=_HINT) from error
            wait(2.0**turn)
            continue
        if answer.status in _AGAIN and not last:
            wait(min(_asked_to_wait(answer) or 2.0**turn, _LONGEST_WAIT_S))
            continue
        if len(answer.body) > LARGEST:
            raise NotAnswering(f"The model's server answered with more than {LARGEST:,} bytes.", hint=_HINT)
        return answer
    raise AssertionError("the last turn returns or raises")


_HINT = "What was read so far is kept; read on with `parcours listen DIR` when it answers again."


class _Straight(HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


_opener = build_opener(_Straight)


def _asked_to_wait(answer: Answer) -> float | None:
    said = {name.lower(): value for name, value in answer.headers.items()}.get("retry-after", "")
    return float(said) if said.isdecimal() else None


def _reason(error: OSError) -> str:
    reason = error.reason if isinstance(error, URLError) else error
    return str(reason).rstrip(".") or type(error).__name__
