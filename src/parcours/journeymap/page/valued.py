"""How are numbers drawn that are no plain share? Goals and the way to them, prompts as three steps, stays, measures."""

from __future__ import annotations

from collections.abc import Callable

from parcours.journeymap.page import bars
from parcours.journeymap.page.body import Body, between, capital, counted, line, of, plain, whole
from parcours.journeymap.page.element import el, join, named
from parcours.journeymap.pairing import Pair, figure, lead
from parcours.journeymap.units import length, number, percent


def goal(pair: Pair) -> Body:
    """What customers want here, and how many of them got it."""
    s = pair.statement
    title = el("span", named(s.about), class_="goal")
    reached = lead(s)
    if reached is None or reached.count is None:
        return Body(title)
    time, late = figure(s, "time"), figure(s, "unfinished")
    told = [f"half within {length(time.value)}"] if time and time.value is not None else []
    told += [f"{counted(late.count)} may still"] if late and late.count and late.count.people else []
    was = figure(pair.was, "reached") if not pair.only else None
    big = el("p", el("b", percent(reached.count.share)), " reached it", class_="big")
    bar = bars.share(reached.count.share, was.count.share if was and was.count else None)
    return Body(title, join(big, bar, line(" · ".join(told))), of(reached.count))


def way(thing: str) -> Callable[[Pair], Body]:
    """Steps, choices or fields on the way to a goal."""

    def drawn(pair: Pair) -> Body:
        told = lead(pair.statement)
        if told is None or told.value is None:
            return Body(named(capital(thing)))
        title = join(named(capital(thing)), el("b", number(told.value, "")))
        return Body(title, under=line(_half(pair)))

    return drawn


def prompt(pair: Pair) -> Body:
    """Shown, taken, went on: three bars of one beginning."""
    s = pair.statement
    kind = el("span", s.detail["kind"], class_="chip") if s.detail.get("kind") else None
    title = join(named(s.about), kind)
    found = [(name, figure(s, name)) for name in ("shown", "taken", "went on")]
    known = [(name, f.count) for name, f in found if f and f.count]
    if not known:
        return Body(title)
    rows = [el("li", el("b", percent(c.share)), f" {name}, {counted(c)}") for name, c in known]
    rows += [el("li", s.detail["withheld"])] if s.detail.get("withheld") else []
    return Body(title, join(bars.funnel([c for _, c in known]), el("ol", *rows, class_="steps")))


def stay(pair: Pair) -> Body:
    """How long people stay, and how many are still there."""
    s, median = pair.statement, lead(pair.statement)
    if s.withheld:
        return Body(named("How long they stay"))
    still = figure(s, "still there")
    last = line(f"still there: {whole(still.count)}") if still and still.count else None
    if median is None or median.name != "median" or median.value is None:
        return Body(named("More than half are still there"), under=join(last))
    title = join(named("Half stay up to"), el("b", length(median.value)))
    return Body(title, join(line(_half(pair)), last))


def value(pair: Pair) -> Body:
    """A measure that is no share, or a figure of nobody."""
    s, told = pair.statement, lead(pair.statement)
    if told is None or told.value is None:
        return plain(pair)
    title = join(named(capital(s.about)), el("b", number(told.value, told.unit)))
    base, rows = figure(s, "of"), figure(s, "rows")
    small = [between(told).strip(" ()")] if told.low is not None else []
    small += [f"of {number(base.value, base.unit)}"] if base and base.value is not None else []
    small += [f"of {s.detail['of']}"] if s.detail.get("of") else []
    small += ["a mean"] if s.detail.get("mean") == "yes" else []
    small += ["a figure of nobody"] if s.kind == "reading" else []
    small += [f"from {s.detail['rows']} rows"] if s.detail.get("rows") else []
    small += [f"from {number(rows.value, 'rows')}"] if rows and rows.value is not None else []
    return Body(title, under=line(" · ".join(small), "of"))


def unplaced(pair: Pair) -> Body:
    """Events of people who were in no stage."""
    told = lead(pair.statement)
    if told is None or told.value is None:
        return plain(pair)
    return Body(join(named("Events in no stage"), el("b", number(told.value, ""))))


def _half(pair: Pair) -> str:
    """Between which values the middle half lies."""
    low, high = figure(pair.statement, "low quarter"), figure(pair.statement, "high quarter")
    if low is None or high is None or low.value is None or high.value is None:
        return ""
    unit = low.unit if low.unit == "seconds" else ""
    return f"middle half {number(low.value, unit)} to {number(high.value, unit)}"
