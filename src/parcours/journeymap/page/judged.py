"""How are pain points and moments drawn? With the interval of what goes with them; a refusal as plainly as a find."""

from __future__ import annotations

from parcours.journeymap import few, words
from parcours.journeymap.page import bars
from parcours.journeymap.page.body import Body, between, capital, counted, line, of, whole
from parcours.journeymap.page.element import Html, el, join, named
from parcours.journeymap.pairing import Pair, figure, lead
from parcours.journeymap.units import length, number, percent
from parcours.model.journey_map import Statement


def pain(pair: Pair, span: tuple[float, float]) -> Body:
    """Whom it concerns, and how much more often the goal is missed by them, with the interval of that on a line that is
    `span` long on every card."""
    s = pair.statement
    verdict = few.verdict(s)
    people, more = figure(s, "people"), figure(s, "missed more")
    told: list[Html | None] = []
    if people and people.count:
        told += [bars.share(people.count.share), of(people.count, f"{percent(people.count.share)}: ")]
    if more and more.value is not None:
        goal = s.detail.get("goal", "the goal")
        hurts = el("b", f"{number(more.value, 'points')} miss {goal}")
        other = f"{goal} missed no more often" if verdict == "no sign" else "no clear difference"
        said = hurts if verdict == "hurts" else other if verdict != "too few" else few.MARK
        told.append(bars.difference(more.value, more.low, more.high, span) if verdict != "too few" else None)
        told.append(el("p", said, between(more), class_="severity"))
    told.append(line(words.compared_with_none(s)) if verdict in few.SAME else None)
    for name, f in (("missed with it", figure(s, "missed with")), ("without", figure(s, "missed without"))):
        told.append(line(f"{name}: {whole(f.count)}") if f and f.count else None)
    usual, slow = figure(s, "usual wait"), figure(s, "slowest tenth")
    if usual and usual.value is not None:
        told.append(line(f"usually {length(usual.value)}"))
        if slow and slow.value is not None:
            told.append(line(f"slowest tenth {length(slow.value)}{between(slow)} or more"))
    chip = el("span", verdict, class_=f"chip v-{verdict}") if verdict in _CHIPS else None
    return Body(join(named(capital(s.about)), chip), join(*told))


_CHIPS = ("hurts", "unclear")  # what else is judged is said in a line


def moment(pair: Pair) -> Body:
    """How many went on after it, beside others like them who had not had it."""
    s = pair.statement
    did, others, apart = figure(s, "share"), figure(s, "others"), figure(s, "difference")
    found = s.detail.get("found") == "yes"
    if apart is None or apart.value is None:
        return Body(named(s.about))
    told: list[Html | None] = []
    if did and others and did.value is not None and others.value is not None:
        told.append(bars.beside(did.value, others.value))
    said = el("b", number(apart.value, "points")) if found else "no difference beyond chance"
    told.append(el("p", said, between(apart), class_="severity"))
    for name, f in (("after it", did), ("others like them", others)):
        told.append(line(f"{name}: {words.figure(f)}") if f and f.value is not None else None)
    told.append(
        line(f"of {s.n:,} people who did it, weighted to be compared") if s.n and did and not did.count else None
    )
    told.append(line(f"reached {s.detail.get('goal', 'the goal')} within {s.detail.get('within', 'the window')}"))
    return Body(named(s.about), join(*told))


def refused(pair: Pair) -> Body:
    """Nothing is said of what follows, and why: as plain to see as a finding is."""
    s, people = pair.statement, lead(pair.statement)
    stamp = el("span", "refused", class_="chip v-refused")
    reason = s.detail.get("reason", "")
    goal = s.detail.get("goal")
    why = f"Not told if {goal} follows more often: " if goal else ""
    before, others = figure(s, "mean before"), figure(s, "mean of others")
    lines = []
    if before and others and before.value is not None and others.value is not None:
        most = max(before.value, others.value) or 1.0
        for name, f, group in (("those who did it", before, "compared"), ("the others", others, "others")):
            mean = f"{number(f.value or 0, '')} {s.detail.get('what', 'goals')} before, on average"
            lines += [line(f"{name}{_in(s, group)}: {mean}"), bars.share((f.value or 0) / most)]
    else:
        lines.append(line(s.detail.get("told", "")))
    count = of(people.count, "did it: ") if people and people.count else None
    told = line(why + _WHY.get(reason, reason), "told")
    return Body(join(named(s.about), stamp), join(told, *lines, count))


def _in(s: Statement, group: str) -> str:
    """The group that a mean is of, in brackets."""
    f = figure(s, group)
    if f is None or (f.count is None and f.value is None):
        return ""
    return f" ({counted(f.count)})" if f.count else f" ({number(f.value or 0, f.unit)})"


_WHY = {
    "too few": "too few people did it",
    "nobody comparable": "too few of them can be compared with others",
    "differed before": "those who did it already differed before",
    "still differed when matched": "they still differed before, though matched",
}
