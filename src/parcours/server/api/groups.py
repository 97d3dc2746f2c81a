"""Which groups of customers have a name, and how is one made, changed or removed?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query

from parcours.server.place import In, InHome
from parcours.server.stopping import Stopped
from parcours.workspace import groups
from parcours.workspace.groups import Groups

router = APIRouter(prefix="/api/workspaces/{workspace}/groups", tags=["groups"])

Which = Annotated[str, Query(max_length=500, description="The group's name.")]


@dataclass(frozen=True, slots=True)
class NewGroup:
    """A name for a rule; the rule is a segment's text."""

    name: str
    rule: str


@router.get("")
def list_groups(of: In, gone: Stopped, as_of: Annotated[str, Query(max_length=40)] = "") -> Groups:
    """All groups, with their size now or on a day."""
    return groups.groups(of, as_of=as_of, cancel=gone)


@router.post("")
def make_group(workspace: str, home: InHome, group: NewGroup) -> None:
    """Give a rule a name."""
    with home.writing(workspace) as of:
        groups.make_group(of, group.name, group.rule)


@router.put("")
def change_group(workspace: str, home: InHome, name: Which, group: NewGroup) -> None:
    """Give a group another rule or name."""
    with home.writing(workspace) as of:
        groups.change_group(of, name, new=group.name, rule=group.rule)


@router.delete("")
def remove_group(workspace: str, home: InHome, name: Which) -> None:
    """Take its name away."""
    with home.writing(workspace) as of:
        groups.remove_group(of, name)
