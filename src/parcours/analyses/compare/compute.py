"""Does an answer differ? The question asked twice, and its figures put beside each other by their keys."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from parcours.analyses.among import among
from parcours.analyses.compare.figures import Estimated, Figure, Key, figures
from parcours.analyses.compare.query import CompareQuery
from parcours.analyses.compare.result import CompareResult, EstimateDiffers, NumberDiffers, ShareDiffers
from parcours.analyses.compare.text import lines
from parcours.analyses.registry import analysis, ask, find, read_query
from parcours.analyses.terminal import many
from parcours.model.count import Count
from parcours.model.errors import NotAllowed
from parcours.model.period import Period
from parcours.model.segment_text import write_segment
from parcours.model.segments import InAll, NotIn, Segment
from parcours.stats.correction import adjusted
from parcours.stats.differences import Difference, of_estimates, of_shares
from parcours.timeline.snapshot import Snapshot

LEVEL = 0.95
LEAST = 10  # people on either side: shares of fewer are not compared
_MANY = ("sessions", "occurrences", "goals")  # units of which one person may have many


@analysis("compare", query=CompareQuery, result=CompareResult, text=lines)
def run(snapshot: Snapshot, query: CompareQuery) -> CompareResult:
    """Ask of both sides, and compare what both answers have."""
    question = find(query.question.question).name
    if question == "compare":
        raise NotAllowed("A comparison cannot be compared.", hint="Compare the question itself.")
    base = read_query(question, query.question.query)
    sides = _sides(query)
    answers = [ask(snapshot, question, _asked_of(base, side, question)) for _, side in sides]
    one, other = (figures(answer) for answer in answers)
    both = [key for key in one if key in other and _alike(one[key], other[key])]
    shares, estimates, tried = _compared(both, one, other, query)
    return CompareResult(
        question=question,
        first=sides[0][0],
        second=sides[1][0],
        shares=tuple(shares[: query.top]),
        estimates=tuple(estimates[: query.top]),
        numbers=tuple(_numbers(both, one, other)[: query.top]),
        only_first=len(one) - len(both),
        only_second=len(other) - len(both),
        too_few=sum(_too_few(one[key], other[key]) for key in both),
        tried=tried,
        correction=query.correction,
        level=LEVEL,
        receipts=tuple(answer.receipt for answer in answers),
        notes=tuple(_notes(snapshot, query, base, answers)),
    )


def _sides(query: CompareQuery) -> list[tuple[str, Period | Segment]]:
    """The two periods or groups, with what they are called."""
    if query.periods:
        return [(f"{p.start or ''}..{p.end or ''}", p) for p in query.periods]
    assert query.among is not None
    versus = query.versus or NotIn(query.among)
    named = "the others" if query.versus is None else write_segment(versus)
    return [(write_segment(query.among), query.among), (named, versus)]


def _asked_of(base: Any, side: Period | Segment, question: str) -> Any:
    """The query, of one side only."""
    name = "period" if isinstance(side, Period) else "among"
    if name not in {field.name for field in dataclasses.fields(base)}:
        raise NotAllowed(
            f"The question {question} is not asked of " + ("a period." if name == "period" else "a group of people."),
            hint="Compare groups in place of periods." if name == "period" else "Compare periods in place of groups.",
        )
    if name == "among" and base.among is not None:
        assert not isinstance(side, Period)
        side = InAll((base.among, side))
    return dataclasses.replace(base, **{name: side})


def _compared(
    both: list[Key], one: Mapping[Key, Figure], other: Mapping[Key, Figure], query: CompareQuery
) -> tuple[list[ShareDiffers], list[EstimateDiffers], int]:
    """All differences that chance could be asked of, with p corrected for their number.

    What must be equal (all of all, or none on either side) is no candidate; a pair of counts that stands in several
    places is one.
    """
    where: dict[tuple[Any, Any], list[Key]] = {}
    for key in both:
        pair = _pair(one[key], other[key])
        if pair is not None and not _too_few(*pair):
            where.setdefault(pair, []).append(key)
    tested = [_difference(pair) for pair in where]
    p = adjusted([difference.p for difference in tested], query.correction)
    shares: list[ShareDiffers] = []
    estimates: list[EstimateDiffers] = []
    for ((first, second), keys), d, q in zip(where.items(), tested, p, strict=True):
        found = q <= 1 - LEVEL
        if isinstance(first, Count):
            shares.append(ShareDiffers(keys[0], tuple(keys[1:]), first, second, d, q, found))
        else:
            estimates.append(EstimateDiffers(keys[0], first.value, second.value, d, q, found))
    return sorted(shares, key=_surest), sorted(estimates, key=_surest), len(tested)


def _surest(item: ShareDiffers | EstimateDiffers) -> tuple[float, float, float]:
    return item.p, item.difference.p, -abs(item.difference.estimate)


def _alike(first: Figure, second: Figure) -> bool:
    return type(first) is type(second) or not {type(first), type(second)} & {Count, Estimated}


def _pair(first: Figure, second: Figure) -> tuple[Any, Any] | None:
    if isinstance(first, Count) and isinstance(second, Count):
        done, of = first.people + second.people, first.of + second.of
        return (first, second) if first.of and second.of and 0 < done < of else None
    if isinstance(first, Estimated) and isinstance(second, Estimated):
        return (first, second) if first.interval.level == second.interval.level == LEVEL else None
    return None


def _too_few(first: Figure, second: Figure) -> bool:
    return isinstance(first, Count) and isinstance(second, Count) and min(first.of, second.of) < LEAST


def _difference(pair: tuple[Any, Any]) -> Difference:
    first, second = pair
    if isinstance(first, Count):
        found = of_shares(first.people, first.of, second.people, second.of, LEVEL)
        assert found is not None
        return found
    return of_estimates(first.value, first.interval, second.value, second.interval)


def _numbers(both: list[Key], one: Mapping[Key, Figure], other: Mapping[Key, Figure]) -> list[NumberDiffers]:
    found = []
    for key in both:
        a, b = one[key], other[key]
        if isinstance(a, int | float) and isinstance(b, int | float) and a != b:
            found.append(NumberDiffers(key, float(a), float(b), float(a) - float(b)))
    return found


def _notes(snapshot: Snapshot, query: CompareQuery, base: Any, answers: list[Any]) -> list[str]:
    notes = ["Associated, not caused: what else differs between the two sides is not taken out."]
    if query.among is not None:
        notes.append("Groups made by what people did differ in what goes with doing it, by that alone.")
    if query.periods:
        notes.append(
            "People who are in both periods count in both. The intervals take the two as independent: where the same "
            "people do much the same in both, they are rather too wide."
        )
        lengths = {high - low for low, high in (p.seconds(snapshot.zone) for p in query.periods)}
        if len(lengths) > 1:
            notes.append(
                "The periods are not equally long: who counts once in each has more chances in the longer one."
            )
    elif query.versus is not None and query.among is not None:
        first, second = among(snapshot, query.among), among(snapshot, query.versus)
        shared = (first & second).people if first and second else 0
        if shared:
            notes.append(
                f"{many(shared, 'person is', 'people are')} in both groups; the intervals take them as different "
                "people."
            )
    if getattr(base, "unit", "persons") in _MANY:
        notes.append(f"Counted in {base.unit}: one person may have many, and the intervals are then too narrow.")
    for answer in answers:
        notes += [note for note in answer.notes if note not in notes]
    return notes
