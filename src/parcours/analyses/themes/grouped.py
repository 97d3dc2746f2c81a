"""In which group is a theme spoken of? Its people there, and whether more of them than elsewhere speak of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from parcours.analyses.themes.result import Group, ThemeIn, ThemeVoice
from parcours.analyses.themes.told import Told, Whole
from parcours.analyses.voice.answers import distinct
from parcours.model.count import Count
from parcours.stats.correction import holm
from parcours.stats.differences import of_shares

LEVEL = 0.95


class Grouped:
    """Who wrote in which group."""

    def __init__(self, told: Told, names: Sequence[str], number: Whole) -> None:
        self._told, self.names, self._number = told, names, number
        self._wrote = [np.unique(told.rows.person[number == k]) for k in range(len(names))]

    def groups(self) -> tuple[Group, ...]:
        texts = np.bincount(self._number, minlength=len(self.names)).tolist() if self.names else []
        return tuple(Group(name, len(self._wrote[k]), texts[k]) for k, name in enumerate(self.names))

    def theme(self, name: str) -> tuple[ThemeIn, ...]:
        """A theme in each group, with p not yet corrected. Who is in two groups is compared in both, on both sides."""
        told = self._told
        pairs = told.pairs(name, others=True)
        group = self._number[told.themes.row[pairs]]
        return tuple(self._theme_in(k, pairs, group) for k in range(len(self.names)))

    def _theme_in(self, k: int, pairs: Whole, group: Whole) -> ThemeIn:
        told = self._told
        here, there = pairs[group == k], pairs[group != k]
        said, wrote = self._people(here), len(self._wrote[k])
        elsewhere = len(np.unique(told.rows.person[self._number != k]))
        apart = of_shares(said, wrote, self._people(there), elsewhere, LEVEL)
        return ThemeIn(
            group=self.names[k],
            said=Count(said, wrote),
            badly=Count(self._people(here[told.bad[here]]), said),
            well=Count(self._people(here[told.good[here]]), said),
            apart=apart.estimate if apart else None,
            low=apart.low if apart else None,
            high=apart.high if apart else None,
            p=apart.p if apart else None,
        )

    def _people(self, pairs: Whole) -> int:
        return distinct(np.unique(self._told.rows.person[self._told.themes.row[pairs]]))


def corrected(themes: Sequence[ThemeVoice]) -> list[ThemeVoice]:
    """With p corrected for all themes and groups tried."""
    every = [one.p for theme in themes for one in theme.groups if one.p is not None]
    p = iter(holm(every))
    return [
        replace(theme, groups=tuple(one if one.p is None else replace(one, p=next(p)) for one in theme.groups))
        for theme in themes
    ]
