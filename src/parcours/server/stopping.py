"""How is a long question stopped? By who asked it: the browser hangs up, and the counting hears of it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from typing import Annotated

from fastapi import Depends, Request


async def stopped(request: Request) -> AsyncIterator[Callable[[], bool]]:
    """Whether whoever asked has gone."""
    gone = threading.Event()
    watching = asyncio.create_task(_watch(request, gone))
    try:
        yield gone.is_set
    finally:
        watching.cancel()


async def _watch(request: Request, gone: threading.Event) -> None:
    while (await request.receive())["type"] != "http.disconnect":  # the body was read before
        pass
    gone.set()


Stopped = Annotated[Callable[[], bool], Depends(stopped)]
