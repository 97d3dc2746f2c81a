"""What does journey.yaml say, and what did it say before? Read, checked, written, and taken back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body

from parcours.server.place import In, InHome, Name
from parcours.workspace import definition as texts
from parcours.workspace.definition import Checked, Definition, NewText, VersionOf

router = APIRouter(prefix="/api/workspaces/{workspace}/definition", tags=["definition"])


@router.get("")
def definition(of: In) -> Definition:
    """The text as it stands."""
    return texts.definition(of)


@router.post("/check")
def check(of: In, text: Annotated[str, Body(embed=True)]) -> Checked:  # noqa: ARG001
    """Whether a text is a journey, and where it is not."""
    return texts.check(text)


@router.put("")
def write(workspace: Name, home: InHome, new: NewText) -> Definition:
    """Write it."""
    with home.writing(workspace) as of:
        return texts.write(of, new)


@router.post("/stages/{stage}/check")
def check_stage(of: In, stage: str, text: Annotated[str, Body(embed=True)]) -> Checked:
    """Whether a stage could be written so."""
    return texts.check_stage(of, stage, text)


@router.put("/stages/{stage}")
def write_stage(workspace: Name, home: InHome, stage: str, new: NewText) -> Definition:
    """Write one stage."""
    with home.writing(workspace) as of:
        return texts.write_stage(of, stage, new)


@router.get("/versions")
def versions(workspace: Name, home: InHome) -> list[VersionOf]:
    """All texts that were kept, the newest first."""
    with home.writing(workspace) as of:
        return texts.versions(of)


@router.get("/versions/{number}")
def version(of: In, number: int) -> str:
    """One of them."""
    return texts.version_text(of, number)


@router.put("/versions/{number}")
def restore(workspace: Name, home: InHome, number: int) -> Definition:
    """Write it again."""
    with home.writing(workspace) as of:
        return texts.restore(of, number)
