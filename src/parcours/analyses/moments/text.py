"""How do moments look on a terminal? Shares of those who did it and of others like them; then what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from parcours.analyses.moments.result import Moment, MomentsResult, Refused
from parcours.analyses.terminal import WIDTH, fit, footer, many, percent

_REASONS = {
    "too few": "too few people",
    "nobody comparable": "too few who can be compared",
    "differed before": "they already differed before",
    "still differed when matched": "they still differed before, though matched",
}


def lines(result: MomentsResult) -> str:
    """The answer in 80 columns."""
    rule = "─" * WIDTH
    goal = fit(result.goal, 40).rstrip()
    picture = [
        "MOMENTS THAT MATTER",
        f"reaching {goal} within {result.within}: people who did it, and others like them",
        rule,
        *_moments(result),
        *_refused(result),
    ]
    return "\n".join(line.rstrip() for line in [*picture, *footer([*_how(result), *result.notes], result.receipt)])


def _moments(result: MomentsResult) -> Iterator[str]:
    found = [m for m in result.moments if m.found]
    others = [m for m in result.moments if not m.found]
    if found:
        yield from _table("They go on more, or less", found)
    else:
        yield "  No moment was found after which more, or fewer, people go on."
    if others:
        yield ""
        yield from _table("No difference beyond chance", others)


def _table(title: str, moments: list[Moment]) -> Iterator[str]:
    yield f"{title:29} {'people':>7} {'did it':>6} {'others':>6}   in points"
    for m in moments:
        d = m.difference
        apart = f"{100 * d.estimate:+5.1f} ({100 * d.low:+.1f} to {100 * d.high:+.1f})"
        yield f"  {fit(m.name, 27)} {m.did.of:>7,} {percent(m.share):>6} {percent(m.others_share):>6}   {apart}"


def _refused(result: MomentsResult) -> Iterator[str]:
    few = [r for r in result.refused if r.reason == "too few"]
    rest = [r for r in result.refused if r.reason != "too few"]
    if rest:
        yield ""
        yield "Refused: of these no difference is told"
        for r in rest:
            yield from _why(r)
    if few:
        yield ""
        names = ", ".join(fit(r.name, 24).rstrip() for r in few)
        yield from wrap(f"Too few people to say anything: {names}.", WIDTH - 2)


def _why(refused: Refused) -> Iterator[str]:
    yield f"  {fit(refused.name, 26).rstrip()}: {_REASONS[refused.reason]}"
    yield from wrap(refused.told, WIDTH - 4, initial_indent="    ", subsequent_indent="    ")


def _how(result: MomentsResult) -> list[str]:
    compared = [m for m in result.moments if m.found or m.did.of]
    if not compared:
        return []
    return [
        f"Matched on {', '.join(result.matched_on)}. {many(result.tried, 'place')} tried: a difference is told where "
        f"its p, corrected for that ({result.correction}), is at most {1 - result.level:.2g}; intervals are of "
        f"{result.level:.0%} each."
    ]
