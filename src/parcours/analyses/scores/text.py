"""How do scores look on a terminal? Each scale with its figure and rule, then groups, periods, and who was silent."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from parcours.analyses.scores.query import Kind
from parcours.analyses.scores.result import Estimate, ScaleScores, ScoreGroup, ScoresResult
from parcours.analyses.terminal import WIDTH, amount, bar, fit, footer, many, percent

_NAME = 26
_CALLED: dict[Kind, str] = {"nps": "NPS", "csat": "CSAT", "ces": "CES", "score": "mean"}


def lines(result: ScoresResult) -> str:
    """The answer in 80 columns."""
    picture = [
        "SCORES",
        f"{result.people.people:,} of {many(result.people.of, 'person', 'people')} "
        f"({percent(result.people.share)}) gave one",
        "─" * WIDTH,
    ]
    for scale in result.scales:
        picture += [*_scale(scale), ""]
    notes = list(result.notes)
    if result.tried:
        notes.insert(
            0,
            f"A star: p, corrected for {many(result.tried, 'difference')} tried ({result.correction}), is at most "
            f"{1 - result.level:.2g}. A group is beside everybody else, a period beside the one before.",
        )
    return "\n".join(line.rstrip() for line in [*picture[:-1], *footer(notes, result.receipt)])


def _scale(scale: ScaleScores) -> Iterator[str]:
    whole = scale.whole
    yield f"{fit(scale.name, 48)} {_figure(scale, whole):>31}"
    yield from wrap(scale.rule, WIDTH - 2, initial_indent="  ", subsequent_indent="  ")
    mean = f"mean {_between(whole.mean, '{:.2f}')} of {many(whole.people, 'person', 'people')}"
    if scale.kind == "nps":
        mean = f"{whole.top.people:,} promoters, {whole.bottom.people:,} detractors; {mean}"
    yield f"  {mean}"
    if scale.asked is not None:
        a = scale.asked.people
        yield fit(f"  answered: {percent(a.share)} ({a.people:,} of {a.of:,}) asked by {scale.asked.by}", WIDTH)
    for value in scale.values:
        share = value.people.share or 0
        yield f"  {amount(value.score):>6}  {bar(share, 40)} {percent(share):>6} {value.people.people:>8,}"
    for title, groups in (("", scale.groups), ("", scale.periods)):
        if groups:
            yield f"  {title}".rstrip()
        for group in groups:
            yield _row(scale, group)


def _row(scale: ScaleScores, group: ScoreGroup) -> str:
    apart = ""
    if group.against is not None:
        a = group.against
        size = 100 if scale.kind in ("csat", "ces") else 1
        apart = f"{size * a.difference:+.1f}{'*' if a.clear else ' '}"
    return f"  {fit(group.name, _NAME)} {_figure(scale, group):>31} {apart:>8} {group.people:>7,}"


def _figure(scale: ScaleScores, group: ScoreGroup) -> str:
    form = {"nps": "{:.0f}", "score": "{:.2f}"}.get(scale.kind, "{:.1%}")
    return f"{_CALLED[scale.kind]} {_between(group.leading, form)}"


def _between(found: Estimate, form: str) -> str:
    if found.low is None or found.high is None:
        return form.format(found.value)
    return f"{form.format(found.value)} ({form.format(found.low)} to {form.format(found.high)})"
