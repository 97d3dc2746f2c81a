"""How do drivers look on a terminal? Each with its importance, its interval, and how well it is rated."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from parcours.analyses.drivers.result import DriversResult
from parcours.analyses.terminal import WIDTH, bar, fit, footer, many, percent


def lines(result: DriversResult) -> str:
    """The answer in 80 columns."""
    picture = [
        "WHAT GOES WITH A SCORE",
        f"{fit(result.score, 50).rstrip()}, of {many(result.people, 'person', 'people')}",
        "─" * WIDTH,
        *_drivers(result),
    ]
    left = [f"{one.name} ({one.people.people:,}: {one.reason})" for one in result.left]
    if left:
        picture += ["", *wrap(f"Left out: {'; '.join(left[:12])}{' …' if len(left) > 12 else ''}", WIDTH - 2)]
    return "\n".join(line.rstrip() for line in [*picture, *footer(result.notes, result.receipt)])


def _drivers(result: DriversResult) -> Iterator[str]:
    if result.refused:
        yield from wrap(f"Nothing is told: {result.refused}", WIDTH - 2)
        return
    e = result.explained
    if e is not None:
        yield f"together they explain {percent(e.value)} ({percent(e.low)} to {percent(e.high)}) of how it varies"
    score = "rated" if result.of == "ratings" else "said by"
    yield f"{'':28} {'importance':<29} {score:>7}"
    for d in result.drivers:
        i = d.importance
        told = f"{i.value:4.0%} ({i.low:.0%}–{i.high:.0%})"
        sign = "+" if d.together >= 0 else "−"
        yield f"{sign} {fit(d.name, 26)} {bar(i.value, 14)} {told:<14} {d.performance:7.0%}  {d.quadrant or ''}"
