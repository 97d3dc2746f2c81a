"""How are goals and assumptions written from the screen? Into journey.yaml, where Python and the command line see them.

An assumption is known by what it says: by then somebody may have written another before it.
"""

from __future__ import annotations

from parcours.model.assumed import LANES, Assumed, Lane
from parcours.model.errors import BadInput, unknown_name
from parcours.model.journey_stage_text import with_assumed, with_goal, without_assumed
from parcours.model.journey_text import read_journey
from parcours.workspace.editing import edit_journey
from parcours.workspace.workspace import Workspace

LONGEST = 2000  # characters of a sentence


def write_goal(workspace: Workspace, stage: str, goal: str) -> None:
    """What customers want of a stage; empty: nothing is said any more."""
    _short(goal)
    edit_journey(workspace, lambda text: with_goal(text, stage, goal), f"goal of {stage}")


def assume(workspace: Workspace, stage: str, assumed: Assumed, was: str = "") -> None:
    """Hold something to be true of a stage; `was`: what is said no longer, in its place."""
    for said in (assumed.says, assumed.test):
        _short(said)
    if not assumed.says.strip():
        raise BadInput("What is assumed?", hint="Write a sentence, such as: Unsure whether it fits.")
    _known(assumed.lane)

    def edit(text: str) -> str:
        place = _place(text, stage, assumed.lane, was) if was else None
        return with_assumed(text, stage, assumed, place)

    edit_journey(workspace, edit, f"assumed of {stage}")


def assume_no_longer(workspace: Workspace, stage: str, lane: Lane, says: str) -> None:
    """Take back what was assumed of a stage."""
    _known(lane)
    edit_journey(
        workspace,
        lambda text: without_assumed(text, stage, lane, _place(text, stage, lane, says)),
        f"assumed of {stage}",
    )


def _place(text: str, stage: str, lane: Lane, says: str) -> int:
    """The place of a sentence among those of its row."""
    stages = {one.name: one for one in read_journey(text).stages}
    if stage not in stages:
        raise unknown_name("stage", stage, stages)
    row = [one.says for one in stages[stage].assumed if one.lane == lane]
    if says not in row:
        raise BadInput(
            f"Nobody assumes “{says[:100]}” any more.", hint="It was changed meanwhile: look at the map again."
        )
    return row.index(says)


def _known(lane: str) -> None:
    if lane not in LANES:
        raise unknown_name("row", lane, LANES)


def _short(text: str) -> None:
    if len(text) > LONGEST:
        raise BadInput(
            f"{len(text):,} characters are more than {LONGEST:,}.", hint="Say it shorter; notes may be long."
        )
