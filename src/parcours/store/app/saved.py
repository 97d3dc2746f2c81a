"""Which questions were kept, to be asked again? By name, with the query as JSON and how the screen showed it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from parcours.model.errors import BadInput, UnknownName
from parcours.store.app.database import Database
from parcours.store.app.tables import saved

LONGEST_NAME, LONGEST = 200, 100_000  # characters


@dataclass(frozen=True, slots=True)
class Saved:
    """Times in seconds since 1970."""

    id: int
    name: str
    question: str  # funnel, trend, map ...
    query: dict[str, Any]
    shown: dict[str, Any]  # what the screen adds: a picture, a comparison
    made: int
    changed: int


def listed(of: Database) -> list[Saved]:
    """All that were kept, by name."""
    with of.reading() as connection:
        return [Saved(*row) for row in connection.execute(select(saved).order_by(saved.c.name))]


def one(of: Database, id: int) -> Saved:
    """One of them."""
    with of.reading() as connection:
        row = connection.execute(select(saved).where(saved.c.id == id)).first()
    if row is None:
        raise _gone(id)
    return Saved(*row)


def keep(
    of: Database, name: str, question: str, query: Mapping[str, Any], *, shown: Mapping[str, Any], now: int
) -> Saved:
    """Keep a question under a name that no other has."""
    values = _values(name, question, query, shown)
    with _unlike(name), of.writing() as connection:
        made = insert(saved).values(**values, made=now, changed=now).returning(saved)
        return Saved(*connection.execute(made).one())


def change(
    of: Database, id: int, name: str, question: str, query: Mapping[str, Any], *, shown: Mapping[str, Any], now: int
) -> Saved:
    """Keep it otherwise, or under another name."""
    values = _values(name, question, query, shown)
    with _unlike(name), of.writing() as connection:
        connection.execute(update(saved).where(saved.c.id == id).values(**values, changed=now))
        row = connection.execute(select(saved).where(saved.c.id == id)).first()
    if row is None:
        raise _gone(id)
    return Saved(*row)


def remove(of: Database, id: int) -> None:
    """Forget it."""
    with of.writing() as connection:
        if not connection.execute(delete(saved).where(saved.c.id == id)).rowcount:
            raise _gone(id)


class _unlike:
    """Names are not given twice."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        pass

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if isinstance(error, IntegrityError):
            raise BadInput(
                f"There already is a question “{self._name.strip()}”.", hint="Choose another name, or change that one."
            ) from None


def _values(name: str, question: str, query: Mapping[str, Any], shown: Mapping[str, Any]) -> dict[str, Any]:
    name = name.strip()
    if not name or len(name) > LONGEST_NAME:
        raise BadInput("A question is kept under a name.", hint=f"Give it one, of up to {LONGEST_NAME} characters.")
    if not question or len(question) > LONGEST_NAME or len(json.dumps([dict(query), dict(shown)])) > LONGEST:
        raise BadInput("The question is too long to be kept.", hint="Ask for less at once.")
    return {"name": name, "question": question, "query": dict(query), "shown": dict(shown)}


def _gone(id: int) -> UnknownName:
    return UnknownName(f"There is no saved question number {id}.", hint="Somebody may have removed it: look again.")
