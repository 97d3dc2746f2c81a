"""Goals as a picture in a terminal: who reached what they want of each stage, and what it took."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from parcours.analyses.goals.result import GoalsResult, Spread, StageGoal
from parcours.analyses.terminal import WIDTH, bar, fit, footer, length, many, percent

_BAR = 20


def lines(result: GoalsResult) -> str:
    """The answer in 80 columns."""
    picture = ["GOALS", "─" * WIDTH]
    for goal in result.stages:
        picture += ["", *_goal(goal)]
    return "\n".join(line.rstrip() for line in [*picture, *footer(result.notes, result.receipt)])


def _goal(goal: StageGoal) -> Iterator[str]:
    yield fit(f"{fit(goal.name, 30).rstrip()}{f' · {goal.goal}' if goal.goal else ''}", WIDTH)
    if goal.rule is None or goal.reached is None:
        yield "   not measured: no rule says how it is seen"
        return
    until = "counted from entering" if goal.within is not None else "until they leave"
    yield from wrap(f"{goal.rule}, {until}", WIDTH - 6, initial_indent="   ", subsequent_indent="   ")
    share = goal.reached.share
    counted = f"{goal.reached.people:>9,} of {goal.reached.of:,} ({percent(share)})"
    yield (
        f"   reached {bar(share or 0, _BAR)} {counted}" if goal.reached.of else "   reached: nobody's time is over yet"
    )
    if goal.unfinished:
        already = f", {goal.already:,} of them reached it already" if goal.already else ""
        yield f"   beside  {many(goal.unfinished, 'person', 'people')} whose time is not over{already}"
    if goal.seconds:
        yield f"   took    {_middle(length(goal.seconds.median), length(goal.seconds.p25), length(goal.seconds.p75))}"
    for name, spread in (("steps", goal.steps), ("choices", goal.choices), ("fields", goal.fields)):
        if spread:
            yield f"   {name:7} {_spread(spread)}"


def _spread(spread: Spread) -> str:
    return _middle(*(f"{value:.3g}" for value in (spread.median, spread.p25, spread.p75)))


def _middle(median: str, low: str, high: str) -> str:
    return f"{median:>10}   half of them {low} to {high}" if low != high else f"{median:>10}   half of them or more"
