"""How does an entrance get the workspace that its address names, and the jobs? As FastAPI's dependencies."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Path, Request

from parcours.jobs import Jobs
from parcours.server.home import Home
from parcours.workspace import Workspace

Id = Annotated[int, Path(ge=1, le=2**63 - 1)]  # of a row that somebody wrote
Name = Annotated[str, Path(description="The workspace's name.", max_length=200)]


def home(request: Request) -> Home:
    """The folder of workspaces that this server shows."""
    return request.app.state.home


def jobs(request: Request) -> Jobs:
    """What is done in the background."""
    return request.app.state.jobs


def workspace(request: Request, workspace: Name) -> Workspace:
    """The workspace that the address names."""
    return home(request).workspace(workspace)


InHome = Annotated[Home, Depends(home)]
InJobs = Annotated[Jobs, Depends(jobs)]
In = Annotated[Workspace, Depends(workspace)]
