"""What do customers speak of? Themes that listening finds in their words, counted by people; nothing is guessed."""

from __future__ import annotations

import numpy as np

from parcours.analyses.among import among, people_in
from parcours.analyses.among import told as told_of
from parcours.analyses.registry import analysis
from parcours.analyses.terminal import many
from parcours.analyses.themes import grouped, months
from parcours.analyses.themes.grouped import Grouped
from parcours.analyses.themes.months import Months
from parcours.analyses.themes.query import ThemesQuery
from parcours.analyses.themes.quoting import Quoting
from parcours.analyses.themes.result import Sentiment, ThemesResult, ThemeVoice
from parcours.analyses.themes.text import lines
from parcours.analyses.themes.told import Told, Whole, groups, told
from parcours.analyses.utterances import by_person
from parcours.analyses.voice.answers import distinct
from parcours.model.count import Count
from parcours.stats.clusters import ratio
from parcours.timeline.snapshot import Snapshot

LEVEL = months.LEVEL


@analysis("themes", query=ThemesQuery, result=ThemesResult, text=lines, listens=True)
def run(snapshot: Snapshot, query: ThemesQuery) -> ThemesResult:
    """Count who spoke of what, how, where and when."""
    who = among(snapshot, query.among)
    all = told(snapshot, query)
    ours = np.flatnonzero(all.ours)
    wrote = distinct(np.unique(all.rows.person[ours]))
    names, more = _shown(query, all)
    by = Grouped(all, *groups(snapshot, query, all))
    when, quoting = Months.of(snapshot, all), Quoting(snapshot, query, all)
    themes = [_theme(name, all, wrote, when, by, quoting) for name in names]
    silent, silent_texts = _left(all, ours)
    return ThemesResult(
        journey=snapshot.journey.name if snapshot.journey else "",
        people=Count(wrote, people_in(snapshot, who)),
        texts=len(ours),
        themes=tuple(grouped.corrected(months.corrected(themes))),
        fewer=more,
        left=Count(silent, wrote),
        left_texts=silent_texts,
        by=query.by,
        groups=by.groups(),
        level=LEVEL,
        notes=(*told_of(query.among, who), *_notes(all, query)),
    )


def _shown(query: ThemesQuery, all: Told) -> tuple[list[str], int]:
    """The themes that are shown, those of most people first, and how many are not."""
    wanted = [name for name in all.themes.names if not query.theme or name in query.theme]
    people = {name: all.people(all.pairs(name, others=True)) for name in wanted}  # others are there only if asked for
    order = sorted(wanted, key=lambda name: (-people[name], name))
    shown = [name for name in order if people[name] >= query.least][: query.top]
    return shown, len([name for name in order if people[name]]) - len([name for name in shown if people[name]])


def _theme(name: str, all: Told, wrote: int, when: Months, by: Grouped, quoting: Quoting) -> ThemeVoice:
    pairs = all.pairs(name)
    rows = all.themes.row[pairs]
    people = all.people(pairs)
    return ThemeVoice(
        name=name,
        said=Count(people, wrote),
        badly=Count(all.people(pairs[all.bad[pairs]]), people),
        well=Count(all.people(pairs[all.good[pairs]]), people),
        texts=len(rows),
        sentiment=_sentiment(all, rows),
        months=when.told(all, pairs),
        trend=when.trend(all, pairs),
        groups=by.theme(name),
        quotes=quoting.of(rows),
        part=f"said {name}",
    )


def _sentiment(all: Told, rows: Whole) -> Sentiment | None:
    value = all.sentiment[rows]
    some = ~np.isnan(value)
    _, means, _ = by_person(all.rows.person[rows[some]], value[some])
    means = np.sort(means)
    found = ratio(means, np.ones(len(means)))
    if found is None:
        return None
    interval = found.interval(LEVEL)
    low, high = (max(interval.low, -1.0), min(interval.high, 1.0)) if interval else (None, None)
    return Sentiment(found.value, low, high, len(means))


def _left(all: Told, ours: Whole) -> tuple[int, int]:
    """People none of whose texts speaks of a theme, and all such texts."""
    spoke = np.unique(all.themes.row)
    texts = np.setdiff1d(ours, spoke)
    people = np.setdiff1d(all.rows.person[ours], all.rows.person[np.intersect1d(ours, spoke)])
    return len(people), len(texts)


def _notes(all: Told, query: ThemesQuery) -> list[str]:
    if not all.sources:
        return ["No event holds what customers said: load reviews, tickets or answers."]
    found = [
        "A theme is said badly (well) by those of whose clauses about it one is negative (positive); its sentiment is "
        "that of the whole texts which speak of it, one mean a person."
    ]
    apart = int(np.count_nonzero(~all.ours)) if query.by == "about" else all.rows.apart
    if apart:
        beside = "beside ours" if query.by == "about" else "left out (by: about shows them)"
        found.append(f"{many(apart, 'text')} about others {beside}.")
    if all.rows.ours:
        found.append(f"{many(all.rows.ours, 'message')} of the company's own left out.")
    return found
