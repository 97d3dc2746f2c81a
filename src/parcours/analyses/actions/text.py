"""What people do in each stage, as a picture in a terminal: a bar for each thing done, in 80 columns."""

from __future__ import annotations

from collections.abc import Iterator

from parcours.analyses.actions.result import ActionRow, ActionsResult, StageActions
from parcours.analyses.grouping import shown
from parcours.analyses.terminal import WIDTH, bar, fit, footer, many, percent

_NAME, _BAR = 33, 12


def lines(result: ActionsResult) -> str:
    """The answer in 80 columns."""
    picture = ["WHAT PEOPLE DO" + (f", BY {fit(result.by.upper(), 48).rstrip()}" if result.by else "")]
    picture += ["─" * WIDTH, f"{'people':>59}{'share':>7}{'events':>14}"]
    for number, stage in enumerate(result.stages, 1):
        picture += ["", *_stage(number, stage)]
    return "\n".join(line.rstrip() for line in [*picture, *footer(result.notes, result.receipt)])


def _stage(number: int, stage: StageActions) -> Iterator[str]:
    there = many(stage.people.of, "person", "people")
    yield f"{number:>2} {fit(stage.name, 30).rstrip()} · {there} · {many(stage.events, 'event')}"
    yield from (_row(row) for row in stage.rows)
    if not stage.rows:
        yield "     nothing was done there" if stage.people.of else "     nobody was there"


def _row(row: ActionRow) -> str:
    name = fit(shown(row.value, row.other), _NAME)
    share = row.people.share
    return f"   {name} {bar(share or 0, _BAR)} {row.people.people:>9,} {percent(share):>6} {f'{row.events:,} ×':>13}"
