"""How does what no theme covers look on a terminal? One block a group: its phrases, people, stability and words."""

from __future__ import annotations

from parcours.analyses.discovered.result import DiscoveredResult
from parcours.analyses.terminal import WIDTH, fit, footer, many, percent


def lines(result: DiscoveredResult) -> str:
    """The answer in 80 columns."""
    picture = [
        "WHAT NO THEME COVERS",
        f"{result.left:,} of {many(result.clauses, 'clause')} without a theme",
        "─" * WIDTH,
    ]
    for one in result.themes:
        told = f"{many(one.said.people, 'person', 'people')} ({percent(one.said.share)}), stability {one.stability:.2f}"
        picture.append(f"{fit(one.name, WIDTH - 1 - len(told))} {told}")
        picture += [f"    “{fit(quote.words, WIDTH - 8).rstrip()}”" for quote in one.quotes]
    if not result.themes:
        picture.append("nothing that comes out again")
    return "\n".join(line.rstrip() for line in [*picture, *footer(result.notes, result.receipt)])
