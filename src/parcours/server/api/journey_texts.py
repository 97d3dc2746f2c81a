"""What do people write into the journey in place: what customers want of a stage, and what is held to be true of it?"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query

from parcours.model.assumed import Assumed, Lane
from parcours.server.place import InHome
from parcours.workspace import journey_texts

router = APIRouter(prefix="/api/workspaces/{workspace}/journey", tags=["journey"])


@dataclass(frozen=True, slots=True)
class Goal:
    """Empty: take it out."""

    stage: str
    goal: str


@dataclass(frozen=True, slots=True)
class Assumption:
    """`was`: the sentence that it takes the place of; empty: it is a new one."""

    stage: str
    lane: Lane
    says: str
    test: str = ""
    was: str = ""


@router.put("/goal")
def write_goal(workspace: str, home: InHome, goal: Goal) -> None:
    """Say what customers want of a stage."""
    with home.writing(workspace) as of:
        journey_texts.write_goal(of, goal.stage, goal.goal)


@router.put("/assumed")
def assume(workspace: str, home: InHome, told: Assumption) -> None:
    """Write down what is held to be true, or write it otherwise."""
    with home.writing(workspace) as of:
        journey_texts.assume(of, told.stage, Assumed(told.lane, told.says, told.test), told.was)


@router.delete("/assumed")
def assume_no_longer(
    workspace: str, home: InHome, stage: str, lane: Lane, says: Annotated[str, Query(max_length=4000)]
) -> None:
    """Take it back."""
    with home.writing(workspace) as of:
        journey_texts.assume_no_longer(of, stage, lane, says)
