"""How do feelings look on a terminal? Each stage with its sources on a line from -1 to 1, and who went on."""

from __future__ import annotations

from collections.abc import Iterator

from parcours.analyses.emotions.result import EmotionsResult, Felt, PeakEnd, StageFelt
from parcours.analyses.terminal import WIDTH, fit, footer, many, percent

_LINE = 21  # columns of the line from -1 to 1


def lines(result: EmotionsResult) -> str:
    """The answer in 80 columns."""
    picture = [
        "HOW PEOPLE FEEL ON THEIR WAY",
        f"{result.people.people:,} of {many(result.people.of, 'person', 'people')} "
        f"({percent(result.people.share)}) were heard",
        "─" * WIDTH,
    ]
    beside = [stage for stage in (result.none, result.out) if stage.felt]
    for stage in (*result.stages, *beside):
        picture += [*_stage(stage, result.within), ""]
    picture += [*_peak_end(result.peak_end)]
    while not picture[-1]:
        picture.pop()
    return "\n".join(line.rstrip() for line in [*picture, *footer(result.notes, result.receipt)])


def _stage(stage: StageFelt, within: str) -> Iterator[str]:
    name = {"none": "in no stage"}.get(stage.name, stage.name)
    on = ""
    if stage.went_on is not None and stage.went_on.of:
        c = stage.went_on
        on = f"{percent(c.share)} ({c.people:,} of {c.of:,}) went on in {within}"
    yield f"{fit(name, WIDTH - 1 - len(on))} {on}"
    if not stage.felt:
        yield "  nobody was heard"
    for felt in stage.felt:
        yield _felt(f"  {felt.source}", felt)
    if stage.emotions:
        told = ", ".join(f"{e.emotion} {percent(e.people.share)} ({e.people.people:,})" for e in stage.emotions[:4])
        yield fit(f"  {told}", WIDTH)
    for touchpoint in stage.touchpoints[:4]:
        for felt in touchpoint.felt:
            source = {"behaviour": "signs"}.get(felt.source, felt.source)
            of = "of " if touchpoint.how == "said of" else "at "
            yield _felt(f"    {of}{touchpoint.name}, {source}", felt)


def _felt(name: str, felt: Felt) -> str:
    line = ["·"] * _LINE
    line[_LINE // 2] = "│"
    low, at, high = (round((x + 1) / 2 * (_LINE - 1)) for x in (felt.low, felt.valence, felt.high))
    for column in range(low, high + 1):
        line[column] = "─"
    line[at] = "●"
    figures = f"{felt.valence:+.2f} ({felt.low:+.2f} to {felt.high:+.2f})"
    return f"{fit(name, 26)} {''.join(line)} {figures:>23} {felt.people:>7,}"


def _peak_end(found: PeakEnd | None) -> Iterator[str]:
    if found is None or not found.correlations:
        return
    yield f"Peak and end: what tells the later score of {found.event} ({found.people:,} people)"
    for one in found.correlations:
        yield f"  {one.what:14} r {one.r:+.2f} ({one.low:+.2f} to {one.high:+.2f})"
    yield f"  {found.verdict}"
