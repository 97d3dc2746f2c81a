"""Which quotes did people put on the map? By the row of the log that holds the words, and the stage they stand in."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from parcours.model.errors import BadInput, UnknownName
from parcours.store.app.database import Database
from parcours.store.app.tables import pins

MOST = 500  # that a map may hold


@dataclass(frozen=True, slots=True)
class Pinned:
    """`start` and `end`: letters of the clause; None: the whole text. `made` in seconds since 1970."""

    id: int
    row: int
    stage: str
    lane: str
    start: int | None
    end: int | None
    made: int


def listed(of: Database) -> list[Pinned]:
    """All of them, the oldest first."""
    with of.reading() as connection:
        return [Pinned(*row) for row in connection.execute(select(pins).order_by(pins.c.id))]


def add(of: Database, row: int, stage: str, lane: str, *, clause: tuple[int, int] | None, now: int) -> Pinned:
    """Put one there."""
    start, end = clause or (None, None)
    with of.writing() as connection:
        there = [Pinned(*one) for one in connection.execute(select(pins))]
        for one in there:
            if (one.row, one.stage, one.lane, one.start, one.end) == (row, stage, lane, start, end):
                return one
        if len(there) >= MOST:
            raise BadInput(f"There are {MOST} quotes on the map already.", hint="Take some off first.")
        values = {"row": row, "stage": stage, "lane": lane, "start": start, "end": end, "made": now}
        return Pinned(*connection.execute(insert(pins).values(**values).returning(pins)).one())


def remove(of: Database, id: int) -> None:
    """Take one off."""
    with of.writing() as connection:
        if not connection.execute(delete(pins).where(pins.c.id == id)).rowcount:
            raise UnknownName(f"There is no quote number {id} on the map.", hint="Somebody may have taken it off.")
