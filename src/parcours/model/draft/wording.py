"""How is a reason said? A sentence with the figures that it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from parcours.model.draft.seen import Habits
from parcours.model.draft.told import Placed

_SHOWN = 3


def because(events: Sequence[Placed], habits: Habits) -> str:
    """What the events are taken for, by their names, and how many people did them."""
    events = sorted(events, key=lambda one: -one.seen.people)
    roles = list(dict.fromkeys(one.role.says for one in events))
    names = [f"“{one.name}” ({one.seen.people:,})" for one in events[:_SHOWN]]
    more = [f"{len(events) - _SHOWN} more"] if len(events) > _SHOWN else []
    said = joined(roles[:_SHOWN], "or")
    said_by = "says" if len(events) == 1 else "say"
    told = f"the name {said_by}" if len(events) == 1 else f"the names {said_by}"
    return f"Of {habits.people:,} people, {joined([*names, *more], 'and')}: {told} that somebody {said}."


def joined(parts: Sequence[str], word: str) -> str:
    """A, B and C."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def weeks(days: int) -> int:
    """Days rounded up to whole weeks."""
    return 7 * -(-days // 7)
