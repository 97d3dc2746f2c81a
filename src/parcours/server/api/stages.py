"""Which stages has the journey, or might it have; who would be in them; and how are they confirmed?"""

from __future__ import annotations

from fastapi import APIRouter

from parcours.server.place import In, InHome, Name
from parcours.workspace import arranging
from parcours.workspace.stages_told import Arrangement, Beginning, Counts, Proposal

router = APIRouter(prefix="/api/workspaces/{workspace}/stages", tags=["stages"])


@router.get("")
def proposal(of: In, template: str | None = None, language: str | None = None, again: bool = False) -> Proposal:
    """The stages that there are, or those that the events speak for (`again`: although there are some)."""
    return arranging.proposal(of, Beginning(template, language, again))


@router.post("/counts")
def counts(of: In, wanted: Arrangement) -> Counts:
    """Who would be where, if the stages were these."""
    return arranging.counts(of, wanted)


@router.put("")
def confirm(workspace: Name, home: InHome, wanted: Arrangement) -> None:
    """Write them into journey.yaml."""
    with home.writing(workspace) as of:
        arranging.confirm(of, wanted)
