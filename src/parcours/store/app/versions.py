"""Which texts has journey.yaml had, since when, and why? Each is kept whole, byte for byte."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy import desc, insert, select

from parcours.model.errors import UnknownName
from parcours.store.app.database import Database
from parcours.store.app.tables import journey_versions as versions


@dataclass(frozen=True, slots=True)
class Version:
    """A text of journey.yaml; `made` in seconds since 1970."""

    number: int
    digest: str
    why: str
    made: int


def listed(of: Database) -> list[Version]:
    """All versions, the newest first."""
    asked = select(versions.c.number, versions.c.digest, versions.c.why, versions.c.made)
    with of.reading() as connection:
        return [Version(*row) for row in connection.execute(asked.order_by(desc(versions.c.number)))]


def text_of(of: Database, number: int) -> bytes:
    """The text of one version."""
    with of.reading() as connection:
        text = connection.scalar(select(versions.c.text).where(versions.c.number == number))
    if text is None:
        raise UnknownName(f"There is no version {number} of journey.yaml.", hint="Look at the history again.")
    return text


def keep(of: Database, text: bytes, why: str, *, now: int) -> bool:
    """Keep a text, unless the newest one kept is the same; says whether it was new."""
    name = digest(text)
    with of.writing() as connection:
        last = connection.scalar(select(versions.c.digest).order_by(desc(versions.c.number)).limit(1))
        if last == name:
            return False
        connection.execute(insert(versions).values(digest=name, text=text, why=why[:500], made=now))
    return True


def digest(text: bytes) -> str:
    """What tells one text from another."""
    return hashlib.sha256(text).hexdigest()[:16]
