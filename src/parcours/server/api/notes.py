"""What did people write beside things, and what do names mean in their words?

These lie in a database that minds its own order, so nobody waits here for a load to end.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query

from parcours.server.place import Id, In
from parcours.store.app import Description, Note, descriptions, notes

router = APIRouter(prefix="/api/workspaces/{workspace}", tags=["notes"])


@dataclass(frozen=True, slots=True)
class NewNote:
    """`about` is kind:key, such as stage:Decision, cell:Decision/pains, person:user:7."""

    about: str
    text: str


@dataclass(frozen=True, slots=True)
class NoteText:
    """What a note is to say."""

    text: str


@dataclass(frozen=True, slots=True)
class NewDescription:
    """An empty text takes a description back."""

    of: str  # event, property, trait, touchpoint, channel, source, stage, group
    name: str
    text: str


@router.get("/notes")
def list_notes(
    of: In,
    about: Annotated[str | None, Query(max_length=600)] = None,
    kind: Annotated[str | None, Query(max_length=50)] = None,
) -> list[Note]:
    """All notes, those of one thing, or of things of one kind."""
    return notes.listed(of.app, about=about, kind=kind)


@router.post("/notes")
def add_note(of: In, note: NewNote) -> Note:
    """Write one."""
    return notes.add(of.app, note.about, note.text, now=int(time.time()))


@router.put("/notes/{id}")
def change_note(of: In, id: Id, note: NoteText) -> Note:
    """Write it anew."""
    return notes.change(of.app, id, note.text, now=int(time.time()))


@router.delete("/notes/{id}")
def remove_note(of: In, id: Id) -> None:
    """Take it away."""
    notes.remove(of.app, id)


@router.get("/descriptions")
def list_descriptions(of: In, thing: Annotated[str | None, Query(max_length=50)] = None) -> list[Description]:
    """What names mean; `thing`: of events only, say."""
    return descriptions.listed(of.app, of=thing)


@router.put("/descriptions")
def describe(of: In, said: NewDescription) -> Description:
    """Say what a name means."""
    return descriptions.describe(of.app, said.of, said.name, said.text, now=int(time.time()))
