"""How is the screen set here? Values by key: rows of the map that are hidden, their order, and the like."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from parcours.model.errors import BadInput
from parcours.store.app.database import Database
from parcours.store.app.tables import settings

LONGEST_KEY, LONGEST, MOST = 200, 100_000, 1_000


def listed(of: Database) -> dict[str, Any]:
    """All of them."""
    with of.reading() as connection:
        return {row.key: row.value for row in connection.execute(select(settings.c.key, settings.c.value))}


def get(of: Database, key: str) -> Any:
    """One value, None where it was never set."""
    with of.reading() as connection:
        return connection.scalar(select(settings.c.value).where(settings.c.key == key))


def put(of: Database, key: str, value: Any, *, now: int) -> None:
    """Set a value, any that JSON has; None takes it back."""
    if not key or len(key) > LONGEST_KEY or len(json.dumps(value)) > LONGEST:
        raise BadInput(f"The setting “{key[:40]}” is too long to be kept.", hint="Keep less under one key.")
    with of.writing() as connection:
        if value is None:
            connection.execute(delete(settings).where(settings.c.key == key))
            return
        said = insert(settings).values(key=key, value=value, changed=now)
        connection.execute(said.on_conflict_do_update(set_={"value": value, "changed": now}))
        if len(connection.execute(select(settings.c.key).limit(MOST + 1)).all()) > MOST:
            raise BadInput(f"There are {MOST} settings already.", hint="Take some back first.")
