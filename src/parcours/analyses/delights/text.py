"""How do delights look on a terminal? Theme and stage, who praises it, whether they go on, and a quote."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from parcours.analyses.delights.result import After, Delight, DelightsResult
from parcours.analyses.terminal import WIDTH, fit, footer, many, percent


def lines(result: DelightsResult) -> str:
    """The answer in 80 columns."""
    picture = [
        "DELIGHTS",
        f"{result.people.people:,} of {many(result.people.of, 'person', 'people')} who wrote "
        f"({percent(result.people.share)}) praised something; "
        f"reaching {fit(result.goal, 24).rstrip()} in {result.within}",
        "─" * WIDTH,
    ]
    for delight in result.delights:
        picture += _delight(delight)
    notes = list(result.notes)
    if result.tried:
        notes.insert(
            0, f"{many(result.tried, 'place')} compared: p is corrected for that ({result.correction}); matched on "
            f"{', '.join(result.matched_on) or 'nothing'}."
        )  # fmt: skip
    return "\n".join(line.rstrip() for line in [*picture, *footer(notes, result.receipt)])


def _delight(d: Delight) -> Iterator[str]:
    stage = "in no stage" if d.stage == "none" else f"in {d.stage}"
    who = f"{d.people.people:,} of {d.people.of:,} ({percent(d.people.share)})"
    yield f"{fit(f'{d.theme} {stage}', WIDTH - 1 - len(who))} {who}"
    yield f"  {_after(d.after)}" + (f"; {d.badly:,} spoke badly of it" if d.badly else "")
    for quote in d.quotes[:1]:
        language = f" ({quote.language})" if quote.language else ""
        yield from wrap(f"“{quote.words}”{language}", WIDTH - 4, initial_indent="    ", subsequent_indent="    ")


def _after(a: After) -> str:
    if a.difference is None or a.low is None or a.high is None:
        return {"differed before": "they already differed before: not told whether they go on more"}.get(
            a.verdict, f"whether they go on more cannot be told: {a.verdict}"
        )
    apart = f"{100 * a.difference:+.1f} points ({100 * a.low:+.1f} to {100 * a.high:+.1f})"
    return f"{a.verdict}: {apart}, {a.did.people:,} of {a.did.of:,} beside {a.others.people:,} of {a.others.of:,}"
