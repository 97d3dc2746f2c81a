"""Which findings rest on so few that nothing can be concluded? They are told where the policy lets them, and marked."""

from __future__ import annotations

from collections.abc import Iterator

from parcours.model.journey_map import Statement

LEAST = 10  # answers or people
SAME = ("all missed", "none missed")  # verdicts of a sign of which no comparison can tell anything
MARK = "too few to conclude"
_BASES = {
    "scored": ("answers",),
    "felt": ("people",),
    "pain": ("people", "missed with", "missed without"),
    "pain point": ("people",),
    **dict.fromkeys(("steps", "choices", "fields"), ("n",)),
    "prompt": ("shown", "taken", "went on"),
}  # by kind, the figures whose denominators a finding rests on; of the first also who they are


def too_few(statement: Statement) -> bool:
    """Whether a score, a pain point, a prompt or the way to a goal rests on 1 to 9 answers or people."""
    if statement.withheld:
        return False
    few = any(0 < base < LEAST for base in _bases(statement))
    return few or (statement.kind == "pain" and statement.detail.get("verdict") == "too few")


def verdict(pain: Statement) -> str:
    """What is concluded of a sign that was compared: of few, nothing."""
    told = pain.detail.get("verdict", "")
    return "too few" if told and told not in SAME and too_few(pain) else told


def _bases(statement: Statement) -> Iterator[float]:
    names = _BASES.get(statement.kind, ())
    if names and statement.n is not None:
        yield statement.n
    for figure in statement.figures:
        if figure.name in names and figure.count is not None:
            yield figure.count.of
        if figure.name in names[:1]:
            yield figure.count.people if figure.count is not None else figure.value or 0
