"""Where are people hurt, as their behaviour shows it? Signs, who shows them where, and who misses the goal after."""

from __future__ import annotations

from parcours.analyses.among import no_part, people_in, people_of
from parcours.analyses.pains import waits
from parcours.analyses.pains.asked import Asked
from parcours.analyses.pains.outcomes import Figures
from parcours.analyses.pains.query import PainsQuery
from parcours.analyses.pains.result import Pain, PainsResult, Severity, Verdict, Wait
from parcours.analyses.pains.text import lines
from parcours.analyses.registry import analysis
from parcours.analyses.terminal import many
from parcours.model.count import Count
from parcours.stats.differences import of_shares
from parcours.timeline.members import Members, nobody
from parcours.timeline.snapshot import Snapshot

LEVEL = 0.95
_ORDER: tuple[Verdict, ...] = ("hurts", "unclear", "no sign", "too few")


@analysis("pains", query=PainsQuery, result=PainsResult, text=lines)
def run(snapshot: Snapshot, query: PainsQuery) -> PainsResult:
    """Look for signs of pain, and compare who shows them with who, at the same place, does not."""
    asked = Asked(snapshot, query)
    found = [_pain(asked, key, figures) for key, figures in asked.figures().items()]
    found += _waits(asked) if "waits" in asked.kinds else []
    listed = [pain for pain in found if pain.people.people >= query.least]
    listed.sort(key=lambda p: (_ORDER.index(p.verdict), -p.people.people, p.kind, p.what))
    return PainsResult(
        goal=asked.goal_name,
        within=str(query.within),
        people=people_in(snapshot, asked.who),
        pains=tuple(listed[: query.top]),
        found=len(listed),
        level=LEVEL,
        notes=(*asked.told, *_notes(asked, len(listed), len(found) - len(listed))),
    )


@people_of("pains", parts="each sign's `part`, such as drop-off: lost after Decision")
def who(snapshot: Snapshot, query: PainsQuery, part: str) -> Members:
    """The people who show a sign."""
    asked = Asked(snapshot, query)
    kind = part.partition(": ")[0]
    if kind not in query.kinds:
        raise no_part("pains", part)
    found = nobody(snapshot)
    if kind != "waits":
        for generation, people in asked.people(part):
            found.of(generation)[people] = True
        return found
    pairs, every = asked.waits()
    for number, pair in enumerate(pairs):
        if asked.naming.said((waits.WAIT, *pair)).part == part:
            judged = waits.judged([w for _, w in every], number, query.long_wait, LEVEL)
            for generation, some in every if judged else ():
                assert judged is not None
                found.of(generation)[waits.long_waiters(some, number, judged[2])] = True
    return found


def _waits(asked: Asked) -> list[Pain]:
    pairs, every = asked.waits()
    pains = []
    for number, pair in enumerate(pairs):
        judged = waits.judged([some for _, some in every], number, asked.query.long_wait, LEVEL)
        if judged is not None:
            pains.append(_pain(asked, (waits.WAIT, *pair), judged[0], judged[1]))
    return pains


def _pain(asked: Asked, key: tuple[int, ...], figures: Figures, wait: Wait | None = None) -> Pain:
    """A sign with its figures, in words."""
    (n1, k1), (n2, k2) = figures.with_, figures.without
    apart = of_shares(k1, n1, k2, n2, LEVEL)
    interval = (apart.estimate, apart.low, apart.high) if apart else (None, None, None)
    severity = Severity(Count(k1, n1), Count(k2, n2), *interval)
    said = asked.naming.said(key)
    return Pain(
        kind=said.kind,
        what=said.what,
        place=said.place,
        part=said.part,
        rule=said.rule,
        people=Count(figures.concerned, figures.at_place),
        times=figures.times,
        unfinished=figures.late,
        severity=severity,
        verdict=_verdict(severity, asked.query.least),
        wait=wait,
    )


def _verdict(severity: Severity, least: int) -> Verdict:
    if severity.low is None or severity.high is None:
        return "too few"
    if min(severity.missed_with.of, severity.missed_without.of) < least:
        return "too few"
    return "hurts" if severity.low > 0 else "no sign" if severity.high <= 0 else "unclear"


def _notes(asked: Asked, listed: int, few: int) -> list[str]:
    kinds, query = asked.kinds, asked.query
    notes = ["Severity is an association: who shows a sign may differ in more than the sign."]
    if listed > 1:
        notes.append(f"Each interval holds at {LEVEL:.0%} by itself: of {listed} signs some stand out by chance.")
    if "errors" in kinds:
        notes.append(asked.errors.told)
    if few:
        notes.append(f"{many(few, 'sign')} of fewer than {query.least} people not listed.")
    if any(len(g.day) for g in asked.snapshot.generations) and kinds - {"drop-off"}:
        notes.append("Events of which only the day is known show no repeats, moves back, waits or errors.")
    if "drop-off" in kinds and not query.steps and not asked.has_stages:
        notes.append("Drop-off needs steps, or stages in journey.yaml: it was not looked for.")
    return notes
