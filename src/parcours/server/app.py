"""What does the server answer? The screen's files, and the entrances under /api; nothing else, to nobody else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI

import parcours
from parcours.server.api import ROUTERS
from parcours.server.errors import Problem, explain
from parcours.server.home import Home

SITE = Path(__file__).parent / "site"  # the built screen


def make_app(home: Home) -> FastAPI:
    """The application over a folder of workspaces."""

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        yield
        home.close()

    app = FastAPI(
        title="Parcours",
        version=parcours.__version__,
        lifespan=living,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        responses={422: {"model": Problem}},
    )
    app.state.home = home
    explain(app)
    for router in ROUTERS:
        app.include_router(router)
    return app
