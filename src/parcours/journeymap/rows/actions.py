"""What do people do in each stage?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from parcours.analyses.actions.result import part_of_row
from parcours.journeymap.asking import Answer, Asking
from parcours.journeymap.rows.found import Found, found, room
from parcours.model.journey_map import Evidence, Statement

ALL = 100  # names asked for, so that it is known of each in which stage most people do it


def actions(asking: Asking) -> list[Found]:
    """Events by name, those of most people first."""
    answer = everything(asking)
    if isinstance(answer, str):
        return [Found(missing=answer) for _ in asking.stages]
    cells = []
    for number, stage in enumerate(asking.stages):
        told, more = room(list(done(answer, number, "did")), asking.most)
        missing = f"Load what people do in {stage.name}: no event of theirs is there in this period."
        cells.append(found(told, missing, more=more))
    return cells


def everything(asking: Asking) -> Answer | str:
    """All events by name and stage: other rows look here for when and where things happen."""
    return asking.ask("actions", top=ALL)


def done(
    answer: Answer, number: int, kind: str, *, reasons: Mapping[str, str] | None = None,
    detail: Mapping[str, str | None] | None = None,
) -> Iterator[Statement]:  # fmt: skip
    """The rows of a stage as statements; what has a reason in `reasons` is inferred."""
    for place, row in shown(answer, number):
        at = f"stages.{number}.rows.{place}"
        reason = (reasons or {}).get(row.value, "")
        evidence: Evidence = "inferred" if reason else "measured"
        yield answer.statement(
            kind,
            said(row.value),
            answer.figures(("people", f"{at}.people"), ("events", f"{at}.events", "events")),
            n=row.people.people,
            latest=row.latest,
            evidence=evidence,
            part=part_of_row(answer.result.stages[number].name, row),
            detail={**(detail or {}), "reason": reason},
        )


def shown(answer: Answer, number: int) -> list[tuple[int, Any]]:
    """The rows of a stage with their places: not those without a value, nor all others together."""
    rows: Sequence[Any] = answer.result.stages[number].rows
    return [(place, row) for place, row in enumerate(rows) if not row.other and row.value is not None]


def said(value: str | float | bool) -> str:
    """A value as words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else f"{value:g}"


def latest_of(asking: Asking, number: int, name: str = "") -> int | None:
    """When an event of that name, or any, last happened in the stage."""
    answer = everything(asking)
    if isinstance(answer, str):
        return None
    rows = answer.result.stages[number].rows
    named = [row.latest for row in rows if row.value == name and row.latest is not None]
    return max(named or [row.latest for row in rows if row.latest is not None], default=None)


def home(asking: Asking, name: str) -> int | None:
    """The stage in which most people do it; None: in none."""
    answer = everything(asking)
    if isinstance(answer, str):
        return None
    people = [
        (row.people.people, -number)
        for number, stage in enumerate(answer.result.stages)
        for row in stage.rows
        if row.value == name and not row.other
    ]
    return -max(people)[1] if people else None
