"""What does the server answer? The screen's files, and the entrances under /api; nothing else, to nobody else."""

from __future__ import annotations

import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import APIRouter, FastAPI
from starlette.middleware.gzip import GZipMiddleware

import parcours
from parcours.jobs import Jobs
from parcours.server.ahead import Ahead
from parcours.server.api import ROUTERS
from parcours.server.door import Door
from parcours.server.errors import Problem, explain
from parcours.server.guard import Guard
from parcours.server.home import Home
from parcours.server.limits import Limited
from parcours.server.site import Site

SITE = Path(__file__).parent / "site"  # the built screen
# What FastAPI needs of an entrance is made at the first request, in most of a second: once for all applications.
ENTRANCES = APIRouter(responses={422: {"model": Problem}})
for router in ROUTERS:
    ENTRANCES.include_router(router)


def make_app(home: Home, *, door: Door | None = None, site: Path = SITE) -> FastAPI:
    """The application over a folder of workspaces. Without a door it answers anybody: to be tried, never served."""
    jobs = Jobs(clock=time.monotonic, name=lambda: secrets.token_hex(8))
    ahead = Ahead()

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        home.changed = ahead.soon
        ahead.begin(home)
        yield
        ahead.close()
        jobs.close()
        home.close()

    app = FastAPI(
        title="Parcours",
        version=parcours.__version__,
        lifespan=living,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        routes=[*ENTRANCES.routes],
    )
    app.state.home = home
    app.state.jobs = jobs
    explain(app)
    app.mount("/", Site(site))
    app.add_middleware(Limited)
    app.add_middleware(GZipMiddleware, minimum_size=2000, compresslevel=4)
    if door is not None:
        app.add_middleware(Guard, door=door)  # the last that is added is the first that is asked
    return app
