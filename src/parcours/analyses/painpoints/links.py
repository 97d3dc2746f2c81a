"""Which themes hang together with which conditions? Who lives it, and says it more often afterwards than others there.

The calendar is divided: what was lived, and what was said, both in spring would hang together by that alone. Exact (see
`stats.exact`), one-sided, corrected by Holm for all pairs of which enough was said to tell anything, which is known
without looking at who said it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.comparable.alike import slices
from parcours.analyses.comparable.world import Step, World
from parcours.analyses.painpoints.lived import Lived
from parcours.analyses.painpoints.result import Link
from parcours.analyses.painpoints.words import Theme
from parcours.model.count import Count
from parcours.stats.correction import Correction, adjusted
from parcours.stats.exact import more_often
from parcours.stats.strata import Strata

FEWEST = 3  # people who said it after the step: a pair of fewer is not tried
_SLICES = 6
Flags = NDArray[np.bool_]


def said_after(world: World, step: Step, theme: Theme) -> Flags:
    """Of each person of a step whether they said it within the time that words are heard."""
    person, time = world.person[theme.rows], world.time[theme.rows]
    at = np.minimum(np.searchsorted(step.person, person), max(len(step) - 1, 0))
    mine = np.zeros(len(step), np.bool_)
    if len(step):
        after = (step.person[at] == person) & (time > step.time[at]) & (time <= step.until[at] + world.heard)
        mine[at[after]] = True
    return mine


def links(
    world: World, lived: Sequence[Lived], told: Sequence[bool], themes: Sequence[Theme], correction: Correction
) -> tuple[list[tuple[int, int, Link]], int]:
    """Of every pair of a condition and a theme that stands: their places, and figures; and how many were tried.

    `told`: conditions that have people to compare with. Who has none (those of one country), or differed before (those
    who see a banner for buyers), differs in what there is to say, too.
    """
    said = {}
    tried: list[tuple[int, int, Link]] = []
    for c, one in enumerate(lived):
        if not told[c]:
            continue
        step = one.step
        over = (step.until + world.heard <= world.snapshot.as_of) & one.among
        part = slices(world, step.time, _SLICES)
        for t, theme in enumerate(themes):
            if (step.name, t) not in said:
                said[step.name, t] = said_after(world, step, theme)
            spoke = said[step.name, t] & over
            if np.count_nonzero(spoke) >= FEWEST:
                tried.append((c, t, _link(one, theme, spoke, over, part)))
    p = adjusted([link.p for _, _, link in tried], correction)
    level = 1 - world.level
    kept = [(c, t, _with(link, p[k])) for k, (c, t, link) in enumerate(tried) if p[k] <= level]
    return kept, len(tried)


def _link(one: Lived, theme: Theme, spoke: Flags, over: Flags, part: NDArray[np.int64]) -> Link:
    groups = [over & (one.exposed == g) for g in (True, False)]
    (n1, n0), (y1, y0) = (
        [int(np.count_nonzero(g & some)) for g in groups] for some in (np.ones(len(spoke), np.bool_), spoke)
    )
    with_, without = Count(y1, n1), Count(y0, n0)
    lift = (y1 / n1) / (y0 / n0) if n1 and n0 and y0 else None
    p = 1.0
    if y1 >= FEWEST and y1 * n0 > y0 * n1:
        counts = [np.bincount(part[g & some], minlength=_SLICES) for g in groups for some in (over, spoke)]
        p = more_often(Strata(*counts))
    return Link(theme.name, one.condition.name, with_, without, lift, Count(y1, y1 + y0), p)


def _with(link: Link, p: float) -> Link:
    return Link(link.theme, link.condition, link.with_, link.without, link.lift, link.recall, p)
