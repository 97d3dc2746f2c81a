"""What did the user say about the columns? `time=ts,person=user_id,event=type`, read and checked."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from parcours.collect.mapping import ORIGINS
from parcours.model.errors import BadInput, unknown_name

SINGLE = (
    "time",
    "user",
    "email",
    "phone",
    "anonymous",
    "event",
    "id",
    "lifecycle",
    "zone",
    "dates",
    "source",
    "origin",
    "currency",
    "reading",
)
FAMILIES = {
    "object": "objects",
    "trait": "traits",
    "property": "properties",
    "money": "money",
    "reading": "readings",
}
ROLES = (*SINGLE, "person", "skip", *(f"{family}.<name>" for family in FAMILIES))
WORDS = {"dates": ("day-first", "month-first"), "origin": ORIGINS}
NOT_COLUMNS = ("lifecycle", "zone", "dates", "source", "origin", "constant", "currency")  # the last stays a property


@dataclass(frozen=True, slots=True)
class Overrides:
    """Roles that were stated rather than recognised; a value of None was stated to be absent (`email=`)."""

    single: Mapping[str, str | None] = field(default_factory=dict)  # role -> column, or a word for some roles
    objects: Mapping[str, str] = field(default_factory=dict)  # kind -> column
    traits: Mapping[str, str] = field(default_factory=dict)  # name -> column
    properties: Mapping[str, str] = field(default_factory=dict)  # name -> column
    money: Mapping[str, str] = field(default_factory=dict)  # name -> column, a property that is an amount of money
    readings: Mapping[str, str] = field(default_factory=dict)  # name -> column, a figure of nobody
    skip: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        families = any(getattr(self, part) for part in FAMILIES.values())
        return bool(self.single or families or self.skip)

    @property
    def day_first(self) -> bool | None:
        """What was said of dates such as 03/04/2026; None where nothing was."""
        said = self.single.get("dates")
        return None if said is None else said == "day-first"

    @property
    def columns(self) -> dict[str, str]:
        """Column -> the role that was stated for it."""
        stated = {column: role for role, column in self.single.items() if column and role not in NOT_COLUMNS}
        for family, part in FAMILIES.items():
            stated |= {column: f"{family}.{name}" for name, column in getattr(self, part).items()}
        return stated | dict.fromkeys(self.skip, "skip")

    def check(self, columns: Iterable[str]) -> None:
        """Refuse columns that the file does not have."""
        known = set(columns)
        currency = self.single.get("currency") or "="
        for column in (*self.columns, *(() if currency.startswith("=") else (currency,))):
            if column not in known:
                raise unknown_name("column", column, known)


def overrides(text: str) -> Overrides:
    """Read `--map`. A comma parts the roles; a part with one in its column's name stands in quotes."""
    single: dict[str, str | None] = {}
    families: dict[str, dict[str, str]] = {family: {} for family in FAMILIES}
    skip: set[str] = set()
    taken: dict[str, str] = {}
    for role, value in _parts(text):
        family, _, name = role.partition(".")
        if role == "skip":
            skip.add(value)
        elif family in FAMILIES and name:
            _once(role, name in families[family])
            families[family][name] = value
        else:
            role, value = _single(role, value)
            _once(role, role in single or {role, *single} >= {"event", "constant"})
            single[role] = value or None
        if value and role not in NOT_COLUMNS and taken.setdefault(value, role) != role:
            raise BadInput(
                f"--map gives the column “{value}” two roles: {taken[value]} and {role}.",
                hint="Keep one of them.",
            )
    named = {FAMILIES[family]: columns for family, columns in families.items()}
    return Overrides(single, **named, skip=frozenset(skip))


def _single(role: str, value: str) -> tuple[str, str]:
    """The role by its own name, and its value checked where it is not a column."""
    role = "user" if role == "person" else role
    if role not in SINGLE:
        example = "Write for example --map time=ts,person=user_id,event=type."
        raise unknown_name("role", role, ROLES, hint=example)
    if role in WORDS and value not in WORDS[role]:
        raise unknown_name(role, value, WORDS[role])
    return ("constant", value[1:]) if role == "event" and value.startswith("=") else (role, value)


def _parts(text: str) -> Iterable[tuple[str, str]]:
    for part in next(csv.reader([text], skipinitialspace=True), []):
        role, sign, value = part.partition("=")
        if part.strip() and not sign:
            raise BadInput(f"“{part}” in --map is not role=column.", hint=f"Roles: {', '.join(ROLES)}.")
        if part.strip():
            yield role.strip(), value.strip()


def _once(role: str, again: Any) -> None:
    if again:
        raise BadInput(
            f"--map gives the role “{role}” twice.",
            hint="Keep one of them; a person may have user, email and anonymous.",
        )
