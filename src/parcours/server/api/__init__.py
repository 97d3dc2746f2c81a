"""The entrances of the screen, one module an area. All lie under /api; those of a workspace under its name."""

from parcours.server.api import workspaces

ROUTERS = (workspaces.router,)
