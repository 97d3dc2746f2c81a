"""How do prompts look on a terminal? Per stage a line for each: shown to how many, taken by how many, who went on."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from parcours.analyses.prompts.result import PromptFigures, PromptsResult, StagePrompts
from parcours.analyses.terminal import WIDTH, bar, fit, footer, many, percent
from parcours.model.count import Count

_NAME, _BAR = 24, 7


def lines(result: PromptsResult) -> str:
    """The answer in 80 columns."""
    stages = [stage for stage in (*result.stages, result.none, result.out) if stage.prompts]
    picture = [
        "HOW PEOPLE ARE MOVED ON, BY STAGE",
        many(result.people, "person", "people"),
        "─" * WIDTH,
        f"{'':{_NAME + _BAR + 3}}{'shown to':>9}{'':7}{'taken':>8}{'went on':>10}{'of takers':>12}",
    ]
    for stage in stages:
        picture += [*_stage(stage), ""]
    if not stages:
        picture += ["  Nobody was shown any.", ""]
    notes = [f"Shown to nobody: {', '.join(result.never)}."] if result.never else []
    picture = picture[:-1]
    return "\n".join(line.rstrip() for line in [*picture, *footer([*notes, *result.notes], result.receipt)])


def _stage(stage: StagePrompts) -> Iterator[str]:
    head = {"none": "In no stage", "out": "Out"}.get(stage.name, stage.name)
    yield f"{head} ({many(stage.ever, 'person', 'people')})"
    for prompt in stage.prompts:
        yield from _prompt(prompt)


def _prompt(prompt: PromptFigures) -> Iterator[str]:
    shown = f"{prompt.shown.people:>9,} {percent(prompt.shown.share):>6}"
    shares = f"{_share(prompt.taken):>8}{_share(prompt.went_on):>10}{_share(prompt.went_on_taken):>12}"
    yield f"  {fit(prompt.name, _NAME)} {fit(bar(prompt.shown.share or 0, _BAR), _BAR)}{shown}{shares}"
    told = [prompt.kind or "", f"within {prompt.within}"]
    told += [f"{count.people:,} of {count.of:,} {what}" for count, what in _counts(prompt)]
    told += [f"{prompt.unfinished:,} unfinished"] if prompt.unfinished else []
    yield from wrap("; ".join(part for part in told if part), WIDTH, initial_indent="    ", subsequent_indent="    ")


def _counts(prompt: PromptFigures) -> Iterator[tuple[Count, str]]:
    if prompt.taken:
        yield prompt.taken, "took it"
    if prompt.went_on:
        yield prompt.went_on, "went on"
    if prompt.went_on_taken:
        yield prompt.went_on_taken, "did both"


def _share(count: Count | None) -> str:
    return percent(count.share) if count else "–"
