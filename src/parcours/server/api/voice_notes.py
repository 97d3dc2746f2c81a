"""What did somebody say in an interview, or do in a test? Written down on the screen, one note at a time."""

from __future__ import annotations

from fastapi import APIRouter

from parcours.server.place import InHome, Name
from parcours.workspace.interview_notes import Added, Note, add_note

router = APIRouter(prefix="/api/workspaces/{workspace}/voice", tags=["voice"])


@router.post("/interview-notes")
def add_interview_note(workspace: Name, home: InHome, note: Note) -> Added:
    """Write one into the log; the same note sent twice is one."""
    with home.writing(workspace) as of:
        return add_note(of, note)
