"""What does a name mean, in the words of people here? Descriptions of events, properties, and whatever else has one."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from parcours.model.errors import BadInput, unknown_name
from parcours.store.app.database import Database
from parcours.store.app.tables import descriptions

THINGS = ("event", "property", "trait", "touchpoint", "channel", "source", "stage", "group")
LONGEST = 2_000  # characters


@dataclass(frozen=True, slots=True)
class Description:
    """When it was last changed in seconds since 1970."""

    of: str
    name: str
    text: str
    changed: int


def listed(database: Database, *, of: str | None = None) -> list[Description]:
    """All descriptions by name, or those of one sort of thing."""
    asked = select(descriptions).order_by(descriptions.c.of, descriptions.c.name)
    if of is not None:
        asked = asked.where(descriptions.c.of == of)
    with database.reading() as connection:
        return [Description(*row) for row in connection.execute(asked)]


def describe(database: Database, of: str, name: str, text: str, *, now: int) -> Description:
    """Say what a name means, instead of what was said before; an empty text takes it back."""
    if of not in THINGS:
        raise unknown_name("thing to describe", of, THINGS)
    text = text.strip()
    if not name or len(name) > 500 or len(text) > LONGEST:
        raise BadInput(f"A description of {len(text):,} characters.", hint=f"Keep it within {LONGEST:,}.")
    mine = (descriptions.c.of == of) & (descriptions.c.name == name)
    with database.writing() as connection:
        if text:
            said = insert(descriptions).values(of=of, name=name, text=text, changed=now)
            connection.execute(said.on_conflict_do_update(set_={"text": text, "changed": now}))
        else:
            connection.execute(delete(descriptions).where(mine))
    return Description(of, name, text, now)
