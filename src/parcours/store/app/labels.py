"""How is written down what people correct of what was understood? `store.corrections` reads it for every view."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, func, insert, select

from parcours.model.errors import BadInput, UnknownName
from parcours.store.app.database import Database
from parcours.store.app.tables import labels

LONGEST, MOST = 1_000, 200_000  # letters of a reason; corrections


def add(
    of: Database,
    text: bytes,
    field: str,
    value: Sequence[str],
    *,
    clause: tuple[int, int] | None,
    was: Sequence[str],
    why: str,
    now: int,
) -> int:
    """Say that something of a text is otherwise; its number. What was said of the same before is replaced."""
    if len(why) > LONGEST:
        raise BadInput(f"The reason has {len(why):,} letters.", hint=f"Keep it within {LONGEST:,}.")
    start, end = clause or (None, None)
    with of.writing() as connection:
        if (connection.scalar(select(func.count()).select_from(labels)) or 0) >= MOST:
            raise BadInput(f"There are {MOST:,} corrections already.", hint="Learn from them, and take some back.")
        same = (labels.c.text == text.hex()) & (labels.c.field == field)
        same &= labels.c.start.is_(None) if start is None else (labels.c.start == start) & (labels.c.end == end)
        connection.execute(delete(labels).where(same))
        values = {"text": text.hex(), "start": start, "end": end, "field": field, "value": list(value)}
        made = insert(labels).values(**values, was=list(was), why=why.strip(), made=now).returning(labels.c.id)
        return connection.execute(made).scalar_one()


def remove(of: Database, id: int) -> None:
    """Take one back."""
    with of.writing() as connection:
        if not connection.execute(delete(labels).where(labels.c.id == id)).rowcount:
            raise UnknownName(f"There is no correction number {id}.", hint="Somebody may have taken it back.")
