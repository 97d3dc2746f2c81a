"""How does an entrance get the workspace that its address names? By these, as FastAPI's dependencies."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Path, Request

from parcours.server.home import Home
from parcours.workspace import Workspace

Name = Annotated[str, Path(description="The workspace's name.", max_length=200)]


def home(request: Request) -> Home:
    """The folder of workspaces that this server shows."""
    return request.app.state.home


def workspace(request: Request, workspace: Name) -> Workspace:
    """The workspace that the address names."""
    return home(request).workspace(workspace)


InHome = Annotated[Home, Depends(home)]
In = Annotated[Workspace, Depends(workspace)]
