"""Which conditions and themes are one pain? Those that the same people live, and that the same words tell of.

A condition whose people are mostly those of another, or that shares a theme and half of its people with it, is told
beside it (*also*). A theme joins the condition that it hangs together with most surely; a low score, which says not
what was bad, joins every pain that it hangs together with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from parcours.analyses.painpoints.lived import Lived
from parcours.analyses.painpoints.result import Link, Sign
from parcours.analyses.painpoints.words import Theme

SAME, ANYWHERE, SHARED = 0.6, 0.8, 0.5  # of all people of both, at one step and at two; of those of the smaller
_ORDER: tuple[Sign, ...] = (
    "later than told", "error", "never came", "told by the event", "long wait", "again and again",
)  # fmt: skip


@dataclass(eq=False)
class Joined:
    """One pain: the condition that leads (None: it is only said), others beside it, its themes and links."""

    lead: int | None
    also: list[int] = field(default_factory=list)
    themes: list[int] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


def joined(
    lived: Sequence[Lived], sure: Sequence[float], harms: Sequence[bool], themes: Sequence[Theme],
    linked: Sequence[tuple[int, int, Link]],
) -> list[Joined]:  # fmt: skip
    """All pains, in no order. `sure`: of each condition the least p; `harms`: whether it does harm beyond chance."""
    of_theme: dict[int, set[int]] = {c: set() for c in range(len(lived))}
    best: dict[int, tuple[float, int]] = {}
    for c, t, link in linked:
        of_theme[c].add(t)
        key = link.p, -(link.lift or 1e9), c
        if not themes[t].low and (t not in best or key < best[t]):  # type: ignore[operator]
            best[t] = key  # type: ignore[assignment]

    def rank(c: int) -> tuple[object, ...]:
        p = min((link.p for d, t, link in linked if d == c and not themes[t].low), default=1.0)
        return not harms[c], not any(not themes[t].low for t in of_theme[c]), sure[c] if harms[c] else p, \
            _ORDER.index(lived[c].condition.sign), -len(lived[c].people), lived[c].condition.name  # fmt: skip

    pains: list[Joined] = []
    leads: dict[int, Joined] = {}
    for c in sorted(range(len(lived)), key=rank):
        near = next((pain for pain in pains if _one(c, pain, lived, of_theme, themes)), None)
        if near is None:
            near = Joined(c)
            pains.append(near)
        else:
            near.also.append(c)
        leads[c] = near
    for t, key in best.items():
        leads[key[2]].themes.append(t)  # type: ignore[index, misc]
    for c, t, link in linked:
        pain = leads[c]
        if themes[t].low and t not in pain.themes:
            pain.themes.append(t)
        if t in pain.themes:
            pain.links.append(link)
    spoken = {t for pain in pains for t in pain.themes}
    alone = [Joined(None, themes=[t]) for t, theme in enumerate(themes) if t not in spoken and not theme.low]
    for pain in pains:
        pain.themes.sort(key=lambda t: (themes[t].low, best.get(t, (1.0,)), themes[t].name))
        pain.links.sort(key=lambda link: (link.p, -(link.lift or 0), link.theme, link.condition))
    return [*pains, *alone]


def _one(c: int, pain: Joined, lived: Sequence[Lived], of_theme: dict[int, set[int]], themes: Sequence[Theme]) -> bool:
    assert pain.lead is not None
    mine, theirs = lived[c].people, lived[pain.lead].people
    both = len(np.intersect1d(mine, theirs, assume_unique=True))
    all, one_step = len(mine) + len(theirs) - both, lived[c].step.name == lived[pain.lead].step.name
    if both >= (SAME if one_step else ANYWHERE) * all:
        return True
    return both >= SHARED * min(len(mine), len(theirs)) and _shares(c, pain.lead, of_theme, themes)


def _shares(c: int, lead: int, of_theme: dict[int, set[int]], themes: Sequence[Theme]) -> bool:
    return any(not themes[t].low for t in of_theme[c] & of_theme[lead])
