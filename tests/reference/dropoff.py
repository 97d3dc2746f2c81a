"""First attempts the slow way, for steps that are plain names in order: every chain of every person, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Person = Sequence[tuple[int, str]]


@dataclass(frozen=True)
class Attempt:
    """The first time that somebody came to the step."""

    went_on: bool
    back_later: bool
    unfinished: bool
    next: str  # a name, `later` or `nothing`
    events: int
    since_first: int


def attempts(people: Sequence[Person], steps: Sequence[str], after: int, within: int, as_of: int) -> list[Attempt]:
    found = [_attempt(sorted(person), steps, after, within, as_of) for person in people]
    return [attempt for attempt in found if attempt is not None]


def _attempt(person: Person, steps: Sequence[str], after: int, within: int, as_of: int) -> Attempt | None:
    came = [(chain[-1], -chain[0]) for chain in _chains(person, steps[:after], within)]
    if not came:
        return None
    ended, began = min(came)[0], -min(came)[1]
    inside = [(t, name) for t, name in person if began <= t <= began + within]
    went_on = bool(_chains(inside, steps[: after + 1], within))
    following = [(t, name) for t, name in person if t > ended]
    soon = following and following[0][0] <= began + within
    return Attempt(
        went_on=went_on,
        back_later=not went_on and bool(_chains(person, steps[: after + 1], within)),
        unfinished=began + within > as_of,
        next=(following[0][1] if soon else "later") if following else "nothing",
        events=sum(t < ended for t, _ in person),
        since_first=ended - person[0][0],
    )


def _chains(person: Person, steps: Sequence[str], within: int) -> list[list[int]]:
    """The times of all chains; no two events at one time."""
    chains: list[list[int]] = [[]]
    for step in steps:
        chains = [
            [*chain, t]
            for chain in chains
            for t, name in person
            if name == step and (not chain or (t > chain[-1] and t - chain[0] <= within))
        ]
    return chains
