"""What was noted, and beside what? A note is pinned to one thing, named `kind:key`."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update

from parcours.model.errors import BadInput, UnknownName, unknown_name
from parcours.store.app.database import Database
from parcours.store.app.tables import notes

KINDS = (
    "map", "stage", "cell", "finding", "figure", "person", "group", "question", "event", "property", "touchpoint",
    "channel", "source",
)  # fmt: skip
LONGEST, LONGEST_KEY = 10_000, 500  # characters


@dataclass(frozen=True, slots=True)
class Note:
    """Times in seconds since 1970."""

    id: int
    about: str  # stage:Decision, cell:Decision/pains, person:user:7
    text: str
    made: int
    changed: int


def listed(of: Database, *, about: str | None = None, kind: str | None = None) -> list[Note]:
    """All notes, the oldest first; of one thing, or of things of one kind."""
    asked = select(notes).order_by(notes.c.id)
    if about is not None:
        asked = asked.where(notes.c.about == about)
    if kind is not None:
        asked = asked.where(notes.c.about.startswith(f"{kind}:", autoescape=True))
    with of.reading() as connection:
        return [Note(*row) for row in connection.execute(asked)]


def add(of: Database, about: str, text: str, *, now: int) -> Note:
    """Write a note beside something."""
    about, text = _about(about), _text(text)
    with of.writing() as connection:
        made = insert(notes).values(about=about, text=text, made=now, changed=now).returning(notes)
        return Note(*connection.execute(made).one())


def change(of: Database, id: int, text: str, *, now: int) -> Note:
    """Write a note anew."""
    text = _text(text)
    with of.writing() as connection:
        connection.execute(update(notes).where(notes.c.id == id).values(text=text, changed=now))
        row = connection.execute(select(notes).where(notes.c.id == id)).first()
    if row is None:
        raise _gone(id)
    return Note(*row)


def remove(of: Database, id: int) -> None:
    """Take a note away."""
    with of.writing() as connection:
        if not connection.execute(delete(notes).where(notes.c.id == id)).rowcount:
            raise _gone(id)


def _about(about: str) -> str:
    kind, colon, key = about.partition(":")
    if kind not in KINDS:
        raise unknown_name("thing to note beside", kind, KINDS)
    if not colon or not key or len(key) > LONGEST_KEY:
        raise BadInput(f"“{about[:80]}” names nothing to note beside.", hint="Write kind:name, such as stage:Decision.")
    return about


def _text(text: str) -> str:
    text = text.strip()
    if not text:
        raise BadInput("The note is empty.", hint="Write something, or take the note away.")
    if len(text) > LONGEST:
        raise BadInput(f"The note has {len(text):,} characters.", hint=f"Keep it within {LONGEST:,}.")
    return text


def _gone(id: int) -> UnknownName:
    return UnknownName(f"There is no note number {id}.", hint="Somebody may have taken it away: look again.")
