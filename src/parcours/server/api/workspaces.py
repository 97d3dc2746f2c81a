"""Which workspaces are there, and what is one of them?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Body

from parcours.server.place import In, InHome

router = APIRouter(prefix="/api/workspaces", tags=["workspaces"])


@dataclass(frozen=True, slots=True)
class Listed:
    """A workspace by name."""

    name: str


@dataclass(frozen=True, slots=True)
class About:
    """What a screen shows of a workspace before anything is asked of it."""

    name: str
    journey: str
    zone: str
    currency: str | None
    stages: list[str]
    events: int
    role: str  # owner or reader


@router.get("")
def listed(home: InHome) -> list[Listed]:
    """The workspaces that there are."""
    return [Listed(name) for name in home.names()]


@router.post("")
def make(home: InHome, name: Annotated[str, Body()], zone: Annotated[str, Body()] = "UTC") -> Listed:
    """Make a new one."""
    home.make(name, zone=zone)
    return Listed(name)


@router.get("/{workspace}")
def about(workspace: str, of: In) -> About:
    """What is in it."""
    journey = of.journey
    return About(
        workspace, journey.name, journey.zone, journey.currency, list(journey.names), of.timeline.sequence, of.role
    )
