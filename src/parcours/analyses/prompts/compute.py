"""How are people moved on? What was shown in each stage, taken up, and followed by a move to a later stage."""

from __future__ import annotations

from collections.abc import Sequence

from parcours.analyses.among import among, people_in, told
from parcours.analyses.prompts.asked import Asked, Found
from parcours.analyses.prompts.query import PromptsQuery
from parcours.analyses.prompts.result import PromptFigures, PromptsResult, StagePrompts
from parcours.analyses.prompts.text import lines
from parcours.analyses.registry import analysis
from parcours.analyses.stages.ever import ever, staged_journey
from parcours.model.count import Count
from parcours.model.journey import NONE, OUT
from parcours.model.prompts import Prompt
from parcours.timeline.driver import run as drive
from parcours.timeline.snapshot import Snapshot


@analysis("prompts", query=PromptsQuery, result=PromptsResult, text=lines)
def run(snapshot: Snapshot, query: PromptsQuery) -> PromptsResult:
    """Count who was shown each prompt in each stage, took it up, and went on."""
    journey = staged_journey(snapshot)
    asked = Asked(snapshot, query, journey)
    who = among(snapshot, query.among)
    found = [one for part in drive(asked.plan(who), asked.found) for one in part]
    people = people_in(snapshot, who)
    there = [*ever(snapshot, query.period, query.among), people, people]
    stages = [
        _stage(number, name, there[number], asked.prompts, found, onward=number != len(journey.names) - 1)
        for number, name in enumerate([*journey.names, NONE, OUT])
    ]
    shown = {one.prompt for one in found}
    never = [prompt.name for number, prompt in enumerate(asked.prompts) if number not in shown]
    return PromptsResult(
        journey=journey.name,
        people=people,
        stages=tuple(stages[:-2]),
        none=stages[-2],
        out=stages[-1],
        never=tuple(never),
        notes=(*told(query.among, who), *_notes(asked.prompts, stages)),
    )


def _stage(
    number: int, name: str, people: int, prompts: Sequence[Prompt], found: Sequence[Found], *, onward: bool
) -> StagePrompts:
    figures = []
    for n, prompt in enumerate(prompts):
        mine = [one for one in found if (one.prompt, one.stage) == (n, number)]
        if mine:
            figures.append(_figures(prompt, people, mine, onward=onward))
    return StagePrompts(name, people, tuple(sorted(figures, key=lambda f: (-f.shown.people, f.name))))


def _figures(prompt: Prompt, people: int, found: Sequence[Found], *, onward: bool) -> PromptFigures:
    shown = sum(len(one.went_on.subject) for one in found)
    of, on, _ = (sum(counts) for counts in zip(*(one.went_on.counted for one in found), strict=True))
    took = [one.took.counted for one in found if one.took]
    of_took, taken, on_taken = (sum(counts) for counts in zip(*took, strict=True)) if took else (0, 0, 0)
    return PromptFigures(
        name=prompt.name,
        kind=prompt.kind,
        within=str(prompt.within),
        shown=Count(shown, people),
        unfinished=shown - of,
        taken=Count(taken, of_took) if took else None,
        went_on=Count(on, of) if onward else None,
        went_on_taken=Count(on_taken, taken) if took and onward else None,
        latest=max(one.latest for one in found),
    )


def _notes(prompts: Sequence[Prompt], stages: Sequence[StagePrompts]) -> list[str]:
    notes = [
        "To go on is to be moved to a later stage within the time given, by any event; that it follows does not say "
        "that the prompt brought it about."
    ]
    if any(figures.unfinished for stage in stages for figures in stage.prompts):
        notes.append("People to whom it was shown less than that time before the end are beside, and in no share.")
    held = [prompt for prompt in prompts if prompt.hold]
    if held:
        notes.append("; ".join(f"{p.name}: taken with the same {p.hold} as shown" for p in held) + ".")
    return notes
