"""What is told of a pain point? Who lived and said it, month by month, in which words, and what it is called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.comparable.world import World
from parcours.analyses.painpoints.lived import Lived
from parcours.analyses.painpoints.result import Month, Trend
from parcours.analyses.painpoints.words import LOW, Words
from parcours.analyses.voice import words as names
from parcours.analyses.voice.quotes import LETTERS, quote
from parcours.analyses.voice.result import Quote
from parcours.analyses.voice.sources import told_among
from parcours.model.count import Count
from parcours.model.listening import LANGUAGE
from parcours.model.touchpoints import STAGE
from parcours.stats.trends import slope
from parcours.text.shown import shown
from parcours.timeline.columns import first_codes

Whole = NDArray[np.int64]
_BEST = range(20, 240)  # letters of words that say it well
_TRIES = 60
NO_TREND = Trend((), "said", None, None, ())


def trend(world: World, words: Words, said: Whole, one: Lived | None) -> Trend:
    """Month by month who said it (rows), and who lived it; the share of those who lived it is tested, if any did."""
    starts, labels = _months(world)
    spoke = _per_month(world, words.rows, starts)
    says = _per_month(world, said, starts)
    lived: list[Count | None] = [None] * len(labels)
    if one is not None:
        step = world.counted(one.step.name)
        pairs = zip(_per_month(world, one.rows, starts), _per_month(world, step, starts), strict=True)
        lived = [Count(a, b) for a, b in pairs]
    counts = [Count(a, b) for a, b in zip(says, spoke, strict=True)]
    months = tuple(Month(*of) for of in zip(labels, lived, counts, strict=True))
    begin, end = max(world.low, world.begin), min(world.high - 1, world.snapshot.as_of)
    whole = [k for k in range(len(labels)) if starts[k] >= begin and starts[k + 1] - 1 <= end]
    tested = [counts[k] if one is None else lived[k] for k in whole]
    found = slope([(c.people, c.of) for c in tested if c is not None])
    return Trend(
        months, "said" if one is None else "lived", found.each if found else None, found.p if found else None,
        tuple(labels[k] for k in whole),
    )  # fmt: skip


def quotes(world: World, words: Words, rows: Whole, most: int) -> tuple[Quote, ...]:
    """Those that say it best: short, clearly bad, each of another person; in their own language, masked."""
    if not most or not len(rows):
        return ()
    sounds = np.nan_to_num(words.sentiment[rows], nan=0.0) + np.nan_to_num(words.height[rows], nan=0.5) / 2
    # what says little else says it best
    order = rows[np.lexsort((-world.time[rows], np.round(sounds, 2), words.named[rows]))][: _TRIES * most]
    said = [(row, _text(world, words, int(row))) for row in order.tolist()]
    best = sorted(((row, text) for row, text in said if text.strip()), key=lambda pair: len(pair[1]) not in _BEST)
    found: list[Quote] = []
    people: set[int] = set()
    for row, text in best:
        if int(world.person[row]) not in people and len(found) < most:
            people.add(int(world.person[row]))
            found.append(_quote(world, words, row, text))
    return tuple(found)


def severity(words: Words, rows: Whole) -> float | None:
    """How bad it sounds on average; None where no text of it was read."""
    sounds = words.sentiment[rows]
    return float(np.round(np.nanmean(sounds), 6)) if (~np.isnan(sounds)).any() else None


def low_scores(words: Words, rows: Whole) -> Count | None:
    height = words.height[rows]
    given = height[~np.isnan(height)]
    return Count(int(np.count_nonzero(given <= LOW)), len(given)) if len(given) else None


def place(world: World, words: Words, rows: Whole) -> str:
    """The event before most of these rows that is itself no words."""
    if "silent" not in world.kept:
        silent = np.ones(len(world.names), np.bool_)
        silent[[world.names.index(event) for event in words.events]] = False
        world.kept["silent"] = np.flatnonzero(silent[world.name])
    before = world.latest(world.kept["silent"], rows, before=True)
    names = world.name[before[before >= 0]]
    return world.names[int(np.bincount(names).argmax())] if len(names) else ""


def stage(world: World, rows: Whole) -> str:
    """The stage in which most of these rows are."""
    told = world.told(STAGE) if STAGE in world.snapshot.properties("event") else None
    codes = told.codes[rows] if told is not None else np.zeros(0, np.int64)
    codes = codes[codes > 0]
    return str(told.values[int(np.bincount(codes).argmax()) - 1]) if told is not None and len(codes) else ""


def _months(world: World) -> tuple[Whole, list[str]]:
    """When each month of the period begins, and one more; and what they are called."""
    zone = world.snapshot.zone
    begin = datetime.fromtimestamp(max(world.low, world.begin), zone)
    end = min(world.high - 1, world.snapshot.as_of)
    year, month = begin.year, begin.month
    starts: list[int] = []
    labels: list[str] = []
    while True:
        at = int(datetime(year, month, 1, tzinfo=zone).timestamp())
        starts.append(at)
        if at > end:
            break
        labels.append(f"{year}-{month:02}")
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return np.array(starts, np.int64), labels


def _per_month(world: World, rows: Whole, starts: Whole) -> list[int]:
    """People of each month."""
    month = np.searchsorted(starts, world.time[rows], "right") - 1
    month = np.clip(month, 0, len(starts) - 2)
    person = world.person[rows]
    new = np.append(True, (person[1:] != person[:-1]) | (month[1:] != month[:-1]))[: len(rows)]  # time ascends
    return np.bincount(month[new], minlength=len(starts) - 1)[: len(starts) - 1].tolist()


def _quote(world: World, words: Words, row: int, text: str) -> Quote:
    titles, languages = _beside(world)
    source = next(s for s in words.sources if s.event == world.names[int(world.name[row])])
    return quote(
        shown(text, LETTERS),
        event=source.event,
        time=int(world.time[row]),
        scores=(_number(world, row, source.scores),),
        title=_first(world, row, titles),
        language=_first(world, row, languages),
    )


def _beside(world: World) -> tuple[Sequence[str], Sequence[str]]:
    """Properties that hold titles, and languages: as they were read, or as they are told."""
    if "beside words" not in world.kept:
        known = world.snapshot.properties("event")
        read = [LANGUAGE] if LANGUAGE in known else []
        languages = [*read, *told_among(world.snapshot, names.languages(known))]
        world.kept["beside words"] = told_among(world.snapshot, names.titles(known)), languages
    return world.kept["beside words"]


def _text(world: World, words: Words, row: int) -> str:
    source = next((s for s in words.sources if s.event == world.names[int(world.name[row])]), None)
    return _first(world, row, [source.text]) if source is not None and source.text else ""


def _first(world: World, row: int, properties: Sequence[str]) -> str:
    generation = next(generation for generation, _ in world.by_generation(np.array([row])))
    for property in properties:
        for column in world.columns(generation, property, "s"):
            code = int(first_codes(column, world.position[row : row + 1])[0])
            if code:
                return str(column.values[code - 1].as_py())
    return ""


def _number(world: World, row: int, properties: Sequence[str]) -> float | None:
    generation = next(generation for generation, _ in world.by_generation(np.array([row])))
    for property in properties:
        for column in world.columns(generation, property, "n"):
            code = int(first_codes(column, world.position[row : row + 1])[0])
            if code:
                return float(column.values[code - 1])
    return None
