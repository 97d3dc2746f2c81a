"""Which questions were kept, and how is the screen set?"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import APIRouter, Path

from parcours.server.place import Id, In
from parcours.store.app import Saved, saved, settings

router = APIRouter(prefix="/api/workspaces/{workspace}", tags=["saved"])
Key = Annotated[str, Path(max_length=settings.LONGEST_KEY)]


@dataclass(frozen=True, slots=True)
class ToSave:
    """A question with its name; `shown` is what the screen adds to it, such as a picture."""

    name: str
    question: str
    query: dict[str, Any]
    shown: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Setting:
    """Any value that JSON has; null takes it back."""

    value: Any = None


@router.get("/saved")
def list_saved(of: In) -> list[Saved]:
    """All that were kept."""
    return saved.listed(of.app)


@router.post("/saved")
def save(of: In, question: ToSave) -> Saved:
    """Keep one."""
    told = question
    return saved.keep(of.app, told.name, told.question, told.query, shown=told.shown, now=int(time.time()))


@router.get("/saved/{id}")
def get_saved(of: In, id: Id) -> Saved:
    """One of them."""
    return saved.one(of.app, id)


@router.put("/saved/{id}")
def change_saved(of: In, id: Id, question: ToSave) -> Saved:
    """Keep it otherwise."""
    told = question
    return saved.change(of.app, id, told.name, told.question, told.query, shown=told.shown, now=int(time.time()))


@router.delete("/saved/{id}")
def remove_saved(of: In, id: Id) -> None:
    """Forget it."""
    saved.remove(of.app, id)


@router.get("/settings")
def list_settings(of: In) -> dict[str, Any]:
    """How the screen is set, by key."""
    return settings.listed(of.app)


@router.put("/settings/{key}")
def put_setting(of: In, key: Key, setting: Setting) -> None:
    """Set one."""
    settings.put(of.app, key, setting.value, now=int(time.time()))
