"""What do customers speak of that no theme covers? Subjects in clauses without a theme, where they come out again."""

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
from parcours.analyses.voice.quotes import LETTERS, Quoting
from parcours.analyses.voice.result import Quote
from parcours.model.count import Count
from parcours.text.discovering import SAYINGS, Discovered
from parcours.text.finding import UNKNOWN
from parcours.text.shown import shown
from parcours.timeline.snapshot import Snapshot

_QUOTES = 3


@analysis("discovered", query=DiscoveredQuery, result=DiscoveredResult, text=lines, listens=True)
def run(snapshot: Snapshot, query: DiscoveredQuery) -> DiscoveredResult:
    """Group what is left."""
    who = among(snapshot, query.among)
    rest = left(snapshot, query)
    wrote = distinct(np.unique(rest.told.rows.person))
    groups = found(rest)
    quoting = Quoting(snapshot, rest.told.sources, rest.told.rows, titled=False)
    themes = [_theme(group, rest, quoting, wrote) for group in groups[: query.top]]
    return DiscoveredResult(
        people=Count(wrote, people_in(snapshot, who)),
        clauses=rest.clauses,
        left=rest.left,
        looked_at=rest.looked_at,
        themes=tuple(themes),
        notes=(*told_of(query.among, who), *_notes(rest)),
    )


def found(rest: Left) -> list[Discovered]:
    """The groups of enough people, those of most first."""
    return sorted(rest.looked.groups, key=lambda group: (-_people(rest, group), group.phrases))


def name(group: Discovered) -> str:
    """A group's name: its phrases."""
    return ", ".join(group.phrases)


def _people(rest: Left, group: Discovered) -> int:
    return len(np.unique(rest.told.rows.person[rest.row[group.members]]))


def _theme(group: Discovered, rest: Left, quoting: Quoting, wrote: int) -> DiscoveredTheme:
    rows = rest.row[group.members]
    return DiscoveredTheme(
        name=name(group),
        phrases=group.phrases,
        language=None if group.language == UNKNOWN else group.language,
        said=Count(_people(rest, group), wrote),
        clauses=len(group.members),
        stability=group.stability,
        sentiment=_sentiment(rest, np.unique(rows)),
        quotes=tuple(_quotes(group, rest, quoting)),
        part=f"said {name(group)}",
    )


def _sentiment(rest: Left, rows: np.ndarray) -> float | None:
    value = rest.told.sentiment[rows]
    some = ~np.isnan(value)
    if not some.any():
        return None
    _, means, _ = by_person(rest.told.rows.person[rows[some]], value[some])
    return float(np.sort(means).mean())


def _quotes(group: Discovered, rest: Left, quoting: Quoting) -> list[Quote]:
    """The most telling clauses, of different people and none twice."""
    people, said, found = set[int](), set[str](), list[Quote]()
    for member in group.members.tolist():
        row = int(rest.row[member])
        person = int(rest.told.rows.person[row])
        text, cut = shown(rest.texts[member], LETTERS)
        if person in people or text.casefold() in said:
            continue
        people.add(person)
        said.add(text.casefold())
        found.append(quoting.quote(row, (text, cut), group.language))
        if len(found) == _QUOTES:
            break
    return found


def _notes(rest: Left) -> list[str]:
    found = []
    if rest.looked_at < rest.left:
        found.append(f"{rest.looked_at:,} of {rest.left:,} clauses without a theme are looked at, drawn evenly.")
    if not rest.looked.groups:
        found.append(_why_none(rest))
    elif rest.looked.refused:
        found.append(_aside(rest))
    found.append(
        "A group is of one language, by its words: two at least that go together more than chance, said by enough "
        "people in different ways, mostly where no theme is, and found again in resamples. Turns of phrase count "
        "once. To count one as a theme, write its words into journey.yaml."
    )
    return found


def _why_none(rest: Left) -> str:
    if not rest.left:
        return "Nothing is left: no clause of three words or more is without a theme."
    if not rest.looked.refused:
        return (
            "Nothing new is told: no words of what is left go together more than chance in enough ways of saying it. "
            "What is left are turns of phrase, or too few speak of any one thing."
        )
    return f"Nothing new is told. {_aside(rest)}"


def _aside(rest: Left) -> str:
    """How many groups were set aside, and why."""
    why = {
        "people": f"of which fewer than {rest.query.least} people speak",
        "sayings": f"said in fewer than {SAYINGS} ways, as turns of phrase are",
        "known": "of which themes know much",
        "stability": "not found again in resamples",
    }
    return " ".join(f"Groups set aside, {why[one]}: {many:,}." for one, many in sorted(rest.looked.refused.items()))
