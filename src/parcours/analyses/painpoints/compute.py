"""Where are people hurt, in what they say and in what they live? Comparisons and links; each pain is told once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from parcours.analyses import money_names
from parcours.analyses.comparable import World, compare
from parcours.analyses.goal import goal_of
from parcours.analyses.painpoints import cost, telling
from parcours.analyses.painpoints.joined import Joined, joined
from parcours.analyses.painpoints.links import links
from parcours.analyses.painpoints.lived import Lived, found
from parcours.analyses.painpoints.query import LEAST, PainpointsQuery
from parcours.analyses.painpoints.result import PainPoint, PainpointsResult
from parcours.analyses.painpoints.text import lines
from parcours.analyses.painpoints.words import Theme, Words, words
from parcours.analyses.pains.error_rule import error_rule
from parcours.analyses.pains.query import PainsQuery
from parcours.analyses.registry import analysis
from parcours.analyses.terminal import many
from parcours.model.count import Count
from parcours.model.listening import PAINS
from parcours.timeline.snapshot import Snapshot

LEVEL = 0.95
_LAST = "_painpoints"
_KEPT = 4_000_000  # events, of which no more are kept in memory
_NAMING = 0.1  # of those who give a low score after it: so many must say the theme that a pain is called by
_RANK = ("hurts", "unclear", "not compared", "no sign", "too few", "nobody comparable", "differed before")


@analysis("painpoints", query=PainpointsQuery, result=PainpointsResult, text=lines, listens=True)
def run(snapshot: Snapshot, query: PainpointsQuery) -> PainpointsResult:
    """Compare those who live something with others who stood alike, and join it with what is said of it."""
    found = asked(snapshot, query)
    enough = [pain for pain in found.pains if found.enough(pain)]
    told = sorted(((found.point(pain), pain) for pain in enough), key=lambda pair: _first(pair[0]))
    points = [pair for pair in told if _is_point(pair[0])]
    others = [pair for pair in told if not _is_point(pair[0])]
    world = found.world
    return PainpointsResult(
        goal=found.goal_name,
        within=str(query.within),
        heard=str(query.heard),
        people=world.people,
        spoke=Count(len(found.words.spoke), world.people),
        points=tuple(found.with_words(*pair) for pair in points[: query.top]),
        others=tuple(found.with_words(*pair) for pair in others[: query.top]),
        found=len(told),
        tried=found.tried,
        pairs=found.pairs,
        steps=tuple(dict.fromkeys(one.step.name for one in found.lived)),
        matched_on=tuple(dict.fromkeys(name for one in found.compared for name in one.matched_on)),
        currency=world.numbers.currency if world.numbers else "",
        value=world.value,
        correction=query.correction,
        level=LEVEL,
        notes=(*world.notes, *_notes(found, len(points), len(others), query)),
    )


def asked(snapshot: Snapshot, query: PainpointsQuery) -> Asked:
    """What the question finds: the last one asked of a view is kept, for the people of its parts, and the map."""
    kept = vars(snapshot.root)
    last = kept.get(_LAST)
    if last is None or last[0] != query:
        last = query, Asked(snapshot, query)
        if len(last[1].world) <= _KEPT:
            kept[_LAST] = last
    return last[1]


class Asked:
    """The question, with all that it finds."""

    def __init__(self, snapshot: Snapshot, query: PainpointsQuery) -> None:
        self.snapshot, self.query = snapshot, query
        goal, self.goal_name = goal_of(snapshot, query.goal)
        errors = error_rule(snapshot, PainsQuery())
        self.world = world = World(
            snapshot, goal=goal, within=query.within.seconds, heard=query.heard.seconds, period=query.period,
            where=query.where, among=query.among, sample=query.sample, value=self._value(),
            flags=[errors.named], least=query.least, level=LEVEL,
        )  # fmt: skip
        self.words: Words = words(world)
        every = found(world, query, self.words.events, world.flag(0))
        compared = [compare(world, one.step, one.exposed, one.among) for one in every]
        kept = cost.one_of_pairs(every, compared)
        self.lived: Sequence[Lived] = [every[c] for c in kept]
        self.compared, self.tried = cost.corrected([compared[c] for c in kept], query)
        self.verdicts = [cost.verdict(one, LEVEL) for one in self.compared]
        told = [one.refused not in ("nobody comparable", "differed before") for one in self.compared]
        self.linked, self.pairs = links(world, self.lived, told, self.words.themes, query.correction)
        sure = [cost.least_p(one) for one in self.compared]
        harms = [verdict == "hurts" for verdict, _ in self.verdicts]
        self.pains = joined(self.lived, sure, harms, self.words.themes, self.linked)

    def theme(self, pain: Joined) -> Theme | None:
        """The theme that leads: not one that hardly anybody says of those who say that something is bad, for it may be
        misread."""
        themes = [self.words.themes[t] for t in pain.themes]
        named = [theme for theme in themes if not theme.low]
        if pain.lead is None:
            return named[0]
        lead = self.lived[pain.lead].condition.name
        said = {link.theme: link.with_.people for link in pain.links if link.condition == lead}
        least = _NAMING * max((said.get(theme.name, 0) for theme in themes if theme.low), default=0)
        return next((theme for theme in named if said.get(theme.name, least) >= least), None)

    def name(self, pain: Joined) -> str:
        """What it is called: by its theme, else by its condition."""
        theme = self.theme(pain)
        if theme is not None:
            return theme.name
        assert pain.lead is not None
        return self.lived[pain.lead].condition.name

    def said(self, pain: Joined) -> np.ndarray:
        """Rows in which it is said: its themes; where none leads, low scores too, of those who lived it."""
        themes = [self.words.themes[t] for t in pain.themes]
        if self.theme(pain) is not None:
            return np.unique(np.concatenate([theme.rows for theme in themes if not theme.low]))
        rows = np.unique(np.concatenate([np.empty(0, np.int64), *(theme.rows for theme in themes)]))
        return rows if pain.lead is None else rows[self._after(pain.lead, rows)]

    def enough(self, pain: Joined) -> bool:
        """Whether enough people say what nothing tells the living of."""
        return pain.lead is not None or len(self.world.people_of(self.said(pain))) >= LEAST

    def with_words(self, point: PainPoint, pain: Joined) -> PainPoint:
        """With its trend and its quotes, which the order of pain points does not hang on."""
        rows = self.said(pain)
        one = self.lived[pain.lead] if pain.lead is not None else None
        most = self.query.quotes if point.theme or point.hurts else 0
        return replace(
            point,
            trend=telling.trend(self.world, self.words, rows, one),
            quotes=telling.quotes(self.world, self.words, rows, most),
        )

    def point(self, pain: Joined) -> PainPoint:
        """All else that is told of one."""
        world, query = self.world, self.query
        one = self.lived[pain.lead] if pain.lead is not None else None
        compared = self.compared[pain.lead] if pain.lead is not None else None
        themes = [self.words.themes[t].name for t in pain.themes]
        leading = self.theme(pain)
        theme = leading.name if leading is not None else ""
        rows = self.said(pain)
        said = world.people_of(rows)
        lived = one.people if one is not None else np.empty(0, np.int64)
        both = len(np.intersect1d(said, lived, assume_unique=True))
        name = self.name(pain)
        verdict, hurts, why, stake, no_stake = "not compared", (), _UNLIVED, None, _UNLIVED
        if one is not None and compared is not None:
            verdict, hurts = self.verdicts[pain.lead]  # type: ignore[index]
            why = cost.told(compared, query, self.goal_name)
            stake, no_stake = None, _NO_STAKE.get(verdict, "")
            if verdict in ("hurts", "unclear"):
                stake, no_stake = cost.stake(world, one, compared, query)
        where = one.rows if one is not None else rows
        parts = [f"said {name}"] if themes else []
        parts += [f"lived {name}"] if one is not None else []
        parts += [f"lived {name} in silence"] if one is not None and themes else []
        return PainPoint(
            name=name,
            theme=theme,
            themes=tuple(themes),
            step=one.step.name if one is not None else telling.place(world, self.words, rows),
            stage=telling.stage(world, where),
            condition=one.condition if one is not None else None,
            also=tuple(self.lived[c].condition for c in pain.also),
            links=tuple(pain.links),
            lived=Count(len(lived), one.there) if one is not None else None,
            said=Count(len(said), len(self.words.spoke)),
            both=both,
            silent=Count(len(lived) - both, len(lived)) if one is not None else None,
            only_said=Count(len(said) - both, len(said)) if one is not None else None,
            severity=telling.severity(self.words, rows),
            low_scores=telling.low_scores(self.words, self._scored(pain, rows)),
            compared=compared,
            verdict=verdict,  # type: ignore[arg-type]
            hurts=hurts,
            told=why,
            stake=stake,
            no_stake=no_stake,
            trend=telling.NO_TREND,
            quotes=(),
            parts=tuple(parts),
        )

    def _after(self, c: int, rows: np.ndarray) -> np.ndarray:
        """Which rows follow the condition, in the time that words are heard."""
        world, one = self.world, self.lived[c]
        last = world.latest(one.rows, rows, before=True)
        return (last >= 0) & (world.time[rows] - world.time[np.maximum(last, 0)] <= world.heard)

    def _scored(self, pain: Joined, rows: np.ndarray) -> np.ndarray:
        if pain.lead is None:
            return rows
        scored = np.flatnonzero(~np.isnan(self.words.height) & self.world.in_period)
        return scored[self._after(pain.lead, scored)]

    def _value(self) -> str:
        if self.query.value:
            return self.query.value
        return next(iter(money_names.candidates(self.snapshot)), "")


_UNLIVED = "It is said, and nothing on record tells who lives it."
_NO_STAKE = {
    "no sign": "Those who lived it did no worse.",
    "too few": "Too few lived it, or did not, to compare them.",
    "nobody comparable": "Hardly anybody who did not live it stood alike.",
    "differed before": "Those who lived it already differed before.",
}


def _is_point(one: PainPoint) -> bool:
    """Whether it is a pain by what is known: it hurts, or somebody says so."""
    return one.verdict == "hurts" or bool(one.theme)


def _first(one: PainPoint) -> tuple[object, ...]:
    """By what may be lost; then by how bad and how often it is said."""
    amount = one.stake.amount if one.verdict == "hurts" and one.stake else 0.0
    lost = 0.0
    if one.verdict == "hurts" and one.compared and one.lived:
        goal, score = one.compared.goal, one.compared.score
        lost = one.lived.people * max(-goal.difference.estimate if goal else 0.0, 0.0)
        lost += one.lived.people * max(-score.difference.estimate if score else 0.0, 0.0) / 1000
    said = one.said.people * (1 - (one.severity or 0.0))
    return _RANK.index(one.verdict), -amount, -lost, -said, -(one.lived.people if one.lived else 0), one.name


def _notes(asked: Asked, points: int, others: int, query: PainpointsQuery) -> list[str]:
    notes = [
        "Associated, not caused: people who lived something are compared with others who stood alike at the same step "
        "and did not. What is not on record may still divide them."
    ]
    if any(one.refused is None and one.unfinished for one in asked.compared):
        notes.append(f"People at a step less than {query.within} before the end of what was counted are in no ratio.")
    if PAINS not in asked.snapshot.properties("event"):
        notes.append("No words were read: themes are missing, and only scores tell what is said badly.")
    if not asked.words.sources:
        notes.append("Nothing that customers said is on record: pain points are those of behaviour alone.")
    if asked.world.numbers is not None:
        notes += asked.world.numbers.notes()
        notes.append("Money at stake of several pain points does not add up: the same people may live them.")
    hidden = max(points - query.top, 0) + max(others - query.top, 0)
    if hidden:
        notes.append(f"{many(hidden, 'more pain point')} not shown.")
    return notes
