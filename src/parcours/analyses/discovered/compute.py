"""What do customers speak of that no theme covers? Clauses without a theme, grouped where the groups come out again."""

from __future__ import annotations

import numpy as np

from parcours.analyses.among import among, people_in
from parcours.analyses.among import told as told_of
from parcours.analyses.discovered.left import Left, left
from parcours.analyses.discovered.query import DiscoveredQuery
from parcours.analyses.discovered.result import DiscoveredResult, DiscoveredTheme
from parcours.analyses.discovered.text import lines
from parcours.analyses.registry import analysis
from parcours.analyses.utterances import by_person
from parcours.analyses.voice.answers import distinct
from parcours.analyses.voice.result import Quote
from parcours.model.count import Count
from parcours.text.discovering import Discovered, discovered
from parcours.text.finding import UNKNOWN
from parcours.text.shown import shown
from parcours.timeline.snapshot import Snapshot

_QUOTES, _LETTERS = 3, 280


@analysis("discovered", query=DiscoveredQuery, result=DiscoveredResult, text=lines, listens=True)
def run(snapshot: Snapshot, query: DiscoveredQuery) -> DiscoveredResult:
    """Group what is left."""
    who = among(snapshot, query.among)
    rest = left(snapshot, query)
    wrote = distinct(np.unique(rest.told.rows.person))
    groups = found(rest, query)
    themes = [_theme(group, rest, wrote) for group in groups[: query.top]]
    return DiscoveredResult(
        people=Count(wrote, people_in(snapshot, who)),
        clauses=rest.clauses,
        left=rest.left,
        looked_at=len(rest.texts),
        themes=tuple(themes),
        notes=(*told_of(query.among, who), *_notes(rest)),
    )


def found(rest: Left, query: DiscoveredQuery) -> list[Discovered]:
    """The groups of enough people, those of most first."""
    groups = discovered(rest.texts, rest.languages, seed=query.seed, stable=query.stable, least=query.least)
    return sorted(
        (group for group in groups if _people(rest, group) >= query.least),
        key=lambda group: (-_people(rest, group), group.phrases),
    )


def name(group: Discovered) -> str:
    """A group's name: its phrases."""
    return ", ".join(group.phrases)


def _people(rest: Left, group: Discovered) -> int:
    return len(np.unique(rest.told.rows.person[rest.row[group.members]]))


def _theme(group: Discovered, rest: Left, wrote: int) -> DiscoveredTheme:
    rows = rest.row[group.members]
    return DiscoveredTheme(
        name=name(group),
        phrases=group.phrases,
        language=None if group.language == UNKNOWN else group.language,
        said=Count(_people(rest, group), wrote),
        clauses=len(group.members),
        stability=group.stability,
        sentiment=_sentiment(rest, np.unique(rows)),
        quotes=tuple(_quotes(group, rest)),
        part=f"said {name(group)}",
    )


def _sentiment(rest: Left, rows: np.ndarray) -> float | None:
    value = rest.told.sentiment[rows]
    some = ~np.isnan(value)
    if not some.any():
        return None
    _, means, _ = by_person(rest.told.rows.person[rows[some]], value[some])
    return float(np.sort(means).mean())


def _quotes(group: Discovered, rest: Left) -> list[Quote]:
    """The most central clauses, of different people and none twice."""
    rows, people, said, found = rest.told.rows, set[int](), set[str](), list[Quote]()
    for member in group.members.tolist():
        row = int(rest.row[member])
        text, cut = shown(rest.texts[member], _LETTERS)
        if int(rows.person[row]) in people or text.casefold() in said:
            continue
        people.add(int(rows.person[row]))
        said.add(text.casefold())
        score = next((one for one in rows.scores[row].tolist() if one == one), None)
        event = rest.told.sources[int(rows.source[row])].event
        language = None if group.language == UNKNOWN else group.language
        found.append(Quote(text, "", event, score, int(rows.time[row]), language, cut))
        if len(found) == _QUOTES:
            break
    return found


def _notes(rest: Left) -> list[str]:
    found = []
    if len(rest.texts) < rest.left:
        found.append(f"{len(rest.texts):,} of {rest.left:,} clauses without a theme are looked at, drawn evenly.")
    found.append(
        "Groups are of one language each, by their words; a group is told where it comes out of resamples too, and is "
        "named by the phrases that are most typical of it. To count one as a theme, write its words into journey.yaml."
    )
    return found
