"""Who said what badly, and when? Themes of texts that were read, and scores in the lowest quarter of their scale.

A theme is said badly where the words say so, and where it is named, not praised, by who gave such a score. A low score
is words without a theme: it says that something was bad, not what. So it may hang together with a condition like a
theme, but is no pain point by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.comparable.world import World
from parcours.analyses.voice.query import VoiceQuery
from parcours.analyses.voice.sources import Source, sources
from parcours.model.listening import DELIGHTS, PAINS, SENTIMENT, THEMES
from parcours.timeline.columns import each_code, first_codes
from parcours.timeline.others import is_apart

Whole = NDArray[np.int64]
LOW = 0.25  # of a scale, from its lowest score up
_VALUES = 3  # different scores, without which nothing is a scale


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """Something that was said badly: by whom and when; rows of the world, ascending."""

    name: str
    rows: Whole
    low: bool = False  # a low score, not a theme


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """All that was said in the period."""

    sources: Sequence[Source]
    themes: Sequence[Theme]
    rows: Whole  # that hold words or a score
    spoke: Whole  # people, ascending
    height: NDArray[np.float64]  # of each row of the world; NaN: no score
    sentiment: NDArray[np.float64]
    named: Whole  # of each row of the world, how many themes it says something bad of

    @property
    def events(self) -> frozenset[str]:
        return frozenset(source.event for source in self.sources)


def words(world: World) -> Words:
    """What is on record."""
    found = sources(world.snapshot, VoiceQuery())
    height = _heights(world, found)
    names = np.array([world.names.index(source.event) for source in found], np.int64)
    is_ours = np.isin(world.name, names)
    told = np.flatnonzero(is_ours & world.in_period)
    told = told[_about_us(world, told)]
    holds = ~np.isnan(height[told]) | _holds_words(world, found, told)
    rows = told[holds]
    themes = [*_themes(world, rows, height), *_low(world, found, rows, height)]
    scored = np.flatnonzero(~np.isnan(height))
    world.hear(scored, height[scored])
    named = np.zeros(len(world), np.int64)
    for theme in themes:
        named[theme.rows] += not theme.low
    return Words(found, themes, rows, np.unique(world.person[rows]), height, _sentiment(world, rows), named)


def _themes(world: World, rows: Whole, height: NDArray[np.float64]) -> list[Theme]:
    """The themes that something bad was said of: in words, or with a score so low that it says so."""
    of = _named(world, rows, PAINS)
    low = rows[height[rows] <= LOW]
    well = _named(world, low, DELIGHTS)
    for name, some in _named(world, low, THEMES).items():
        some = np.setdiff1d(some, well.get(name, some[:0]))
        if len(some):
            of[name] = np.union1d(of.get(name, some[:0]), some)
    return [Theme(name, some) for name, some in sorted(of.items())]


def _named(world: World, rows: Whole, property: str) -> dict[str, Whole]:
    """Of each theme the rows that name it so."""
    if property not in world.snapshot.properties("event"):
        return {}
    of: dict[str, list[Whole]] = {}
    for generation, mine in world.by_generation(rows):
        for column in world.columns(generation, property, "s"):
            here, codes = each_code(column, world.position[rows[mine]])
            for code in np.unique(codes).tolist():
                of.setdefault(str(column.values[code - 1]), []).append(rows[mine][here[codes == code]])
    return {name: np.unique(np.concatenate(parts)) for name, parts in of.items()}


def _low(world: World, found: Sequence[Source], rows: Whole, height: NDArray[np.float64]) -> list[Theme]:
    made = []
    for source in found:
        mine = rows[world.name[rows] == world.names.index(source.event)]
        low = mine[height[mine] <= LOW]
        if len(low):
            made.append(Theme(f"{source.event}: low score", low, low=True))
    return made


def _heights(world: World, found: Sequence[Source]) -> NDArray[np.float64]:
    """How high each score is on its scale, from 0 to 1; of several the first's."""
    height = np.full(len(world), np.nan)
    for source in found:
        mine = world.named(source.event)
        for property in source.scores:
            score = np.full(len(mine), np.nan)
            for generation, here in world.by_generation(mine):
                for column in world.columns(generation, property, "n"):
                    values = np.concatenate([[np.nan], np.asarray(column.values, np.float64)])
                    score[here] = values[first_codes(column, world.position[mine[here]])]
            given = np.unique(score[~np.isnan(score)])
            if len(given) >= _VALUES:
                new = np.isnan(height[mine])
                height[mine[new]] = (score[new] - given[0]) / (given[-1] - given[0])
    return height


def _holds_words(world: World, found: Sequence[Source], rows: Whole) -> NDArray[np.bool_]:
    holds = np.zeros(len(rows), np.bool_)
    for source in found:
        if source.text is None:
            continue
        mine = world.name[rows] == world.names.index(source.event)
        for generation, here in world.by_generation(rows):
            for column in world.columns(generation, source.text, "s"):
                holds[here] |= mine[here] & (first_codes(column, world.position[rows[here]]) > 0)
    return holds


def _sentiment(world: World, rows: Whole) -> NDArray[np.float64]:
    """How good or bad each row sounds; NaN: it has no words that were read."""
    found = np.full(len(world), np.nan)
    if SENTIMENT in world.snapshot.properties("event"):
        for generation, mine in world.by_generation(rows):
            for column in world.columns(generation, SENTIMENT, "n"):
                values = np.concatenate([[np.nan], np.asarray(column.values, np.float64)])
                found[rows[mine]] = values[first_codes(column, world.position[rows[mine]])]
    return found


def _about_us(world: World, rows: Whole) -> NDArray[np.bool_]:
    """What is said of others is none of our pains."""
    ours = np.ones(len(rows), np.bool_)
    for generation, mine in world.by_generation(rows):
        ours[mine] = ~is_apart(world.snapshot, generation, world.position[rows[mine]])
    return ours
