"""Pains as a picture in a terminal: each sign, whom it concerns, where, and how often the goal is missed after it."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from parcours.analyses.pains.result import Pain, PainsResult, Verdict
from parcours.analyses.terminal import WIDTH, bar, fit, footer, length, many, percent

_HEADS: dict[Verdict, str] = {
    "hurts": "With these the goal is missed more often",
    "unclear": "Unclear if these go with missing the goal",
    "no sign": "With these the goal is missed no more often",
    "too few": "Too few to conclude",
}


def lines(result: PainsResult) -> str:
    """The answer in 80 columns."""
    goal = fit(result.goal, 40).rstrip()
    picture = [
        "PAINS, AS BEHAVIOUR SHOWS THEM",
        f"{many(result.people, 'person', 'people')}; missed: no {goal} within {result.within} after",
        "─" * WIDTH,
    ]
    if not result.pains:
        picture.append("  No sign was found.")
    for verdict, head in _HEADS.items():
        some = [pain for pain in result.pains if pain.verdict == verdict]
        if some:
            picture += ["", f"{head:43}{'people':>9} {'of them':>7} {'missed':>8} {'others':>7}"]
        for pain in some:
            picture += _pain(pain)
    more = result.found - len(result.pains)
    notes = [f"{many(more, 'more sign')} not shown."] if more else []
    return "\n".join(line.rstrip() for line in [*picture, *footer([*notes, *result.notes], result.receipt)])


def _pain(pain: Pain) -> Iterator[str]:
    with_, without = (percent(c.share) for c in (pain.severity.missed_with, pain.severity.missed_without))
    yield (
        f"  {fit(pain.what, 36)} {bar(pain.people.share or 0, 3)} {pain.people.people:>9,} "
        f"{percent(pain.people.share):>7} {with_:>8} {without:>7}"
    )
    told = [pain.kind, pain.rule]
    if pain.wait:
        upper = f"{length(pain.wait.upper)} ({length(pain.wait.upper_low)} to {length(pain.wait.upper_high)})"
        told.append(f"usually {length(pain.wait.usual)}, a tenth wait {upper} or more")
    if pain.severity.low is not None and pain.severity.high is not None and pain.severity.difference is not None:
        low, mid, high = (f"{100 * x:+.1f}" for x in (pain.severity.low, pain.severity.difference, pain.severity.high))
        told.append(f"missed {mid} points ({low} to {high})")
    yield from wrap("; ".join(told), WIDTH - 4, initial_indent="    ", subsequent_indent="    ")
