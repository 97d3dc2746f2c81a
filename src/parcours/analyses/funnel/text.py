"""How does a funnel look on a terminal? Bars, people, ratios with what they are of, and times; 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parcours.analyses.funnel.result import Entries, FunnelResult, Group, StepCount
from parcours.analyses.terminal import WIDTH, bar, columns, fit, footer, length, many, percent
from parcours.model.count import Count

_NAME, _BAR, _CELLS = 25, 13, (10, 8, 9, 10)
_ORDERS = {"in order": "in this order", "any order": "in any order", "exact": "with nothing in between"}
_COLUMNS = "▁▂▃▄▅▆▇█"
_FEW, _SMALL = 10, "°"
_SHOWN, _WIDE, _CUT = 31, 62, "*"  # units of a trend in rows, columns of all together, and what marks some of them


def lines(result: FunnelResult) -> str:
    """The whole answer as text."""
    picture = [*_title(result), *_steps(result), *_end(result), *_through(result), *_groups(result), *_trend(result)]
    if any(_few(one.conversion) for one in (*result.groups, *result.trend[-_SHOWN:])):
        picture.append(f"{_SMALL} of fewer than {_FEW} {result.unit}: too few to conclude")
    elif _few(result.conversion):
        picture.append(f"Of fewer than {_FEW} {result.unit}: too few to conclude.")
    return "\n".join([*picture, *footer(result.notes, result.receipt)])


def _title(result: FunnelResult) -> Iterator[str]:
    yield f"Funnel {_ORDERS[result.order]}, within {result.within}, counted in {result.unit}"
    yield ""


def _steps(result: FunnelResult) -> Iterator[str]:
    yield _row("", "", result.unit, "of", "of", "median")
    yield _row("", "", "", "entered", "previous", "time")
    for number, step in _rows(result):
        yield _step(f"{number:>2} {step.name}" if number else f"   ◦ {step.name}", step, first=step is result.steps[0])
        for way in step.alternatives:
            people = way.people.people
            shares = (percent(people / of if of else None) for of in (step.of_entered, step.of_previous))
            yield _row(f"     {way.name}", "", f"{people:,}", *shares, "")
    yield ""


def _rows(result: FunnelResult) -> list[tuple[int, StepCount]]:
    """The steps and their numbers; optional ones, which have none, where they were asked for."""
    if result.order == "any order":
        return [*enumerate(result.steps, 1), *((0, one.step) for one in result.through)]
    optional, required = {one.number: one.step for one in result.through}, iter(result.steps)
    every = range(1, len(result.steps) + len(optional) + 1)
    return [(0, optional[number]) if number in optional else (number, next(required)) for number in every]


def _step(name: str, step: StepCount, *, first: bool) -> str:
    entered, previous = _shares(step)
    more = ("", "") if first else (percent(previous), length(step.from_previous.p50))
    return _row(name, bar(entered or 0.0, _BAR), f"{step.people:,}", percent(entered), *more)


def _shares(step: StepCount) -> tuple[float | None, float | None]:
    """Of those who entered, and of those who did the step before."""
    entered = step.people / step.of_entered if step.of_entered else None
    return entered, step.people / step.of_previous if step.of_previous else None


def _end(result: FunnelResult) -> Iterator[str]:
    count, times = result.conversion, result.to_convert
    if not count.of:
        yield f"No {result.unit} entered in time to be counted."
        return
    yield f"{count.people:,} of {count.of:,} {result.unit} did all steps ({percent(count.share)})."
    if times.p50 is None or len(result.steps) == 1:
        return
    middle = f"{length(times.p25)} to {length(times.p75)}"
    yield f"Half of these took {length(times.p50)} or less; the middle half took {middle}."
    yield f"How many by when  {_rising(result)}  within {length(result.curve[-1].seconds)}"


def _through(result: FunnelResult) -> Iterator[str]:
    for one in result.through:
        share, took = one.conversion, one.to_convert.p50
        half = "" if took is None else f", half of these in {length(took)} or less"
        name, tail = one.step.name, f": {share.people:,} of {share.of:,} ({percent(share.share)}){half}."
        yield f"Through {fit(name, min(columns(name), WIDTH - columns(tail) - 8))}{tail}"


def _rising(result: FunnelResult) -> str:
    """How many had done all steps, as a row of columns of equal time."""
    cells, longest, all_of_them = 24, result.curve[-1].seconds, result.curve[-1].people.people
    row, done, at = "", 0, 0
    for cell in range(1, cells + 1):
        while at < len(result.curve) and result.curve[at].seconds <= longest * cell / cells:
            done = result.curve[at].people.people
            at += 1
        row += _COLUMNS[min(8 * done // all_of_them, 7)]
    return row


def _groups(result: FunnelResult) -> Iterator[str]:
    if not result.groups:
        return
    yield ""
    yield _row(f"by {result.by}", "", "entered", "did all", "share", "median")
    for group in result.groups:
        count = group.conversion
        yield _row(
            _value(group) + _few(count),
            bar(count.share or 0.0, _BAR),
            f"{count.of:,}",
            f"{count.people:,}",
            percent(count.share),
            length(group.median_seconds),
        )


def _trend(result: FunnelResult) -> Iterator[str]:
    if not result.trend:
        return
    units, most = result.trend, max(one.conversion.of + one.unfinished for one in result.trend)
    yield ""
    yield _row(f"entered per {result.per}", "", "entered", "did all", "share", "unfinished")
    if (hidden := len(units) - _SHOWN) > 0:
        yield f"  all {len(units):,} {result.per}s  {_outline([one.conversion.of + one.unfinished for one in units])}"
        yield f"  {many(hidden, f'earlier {result.per}')} not shown; JSON has all"
    for one in units[-_SHOWN:]:
        yield _unit(one, most)
    if not all(one.whole for one in units[-_SHOWN:]):
        yield f"{_CUT} not a whole {result.per}, or the window of some who entered is not over yet"


def _few(count: Count) -> str:
    return f" {_SMALL}" if 0 < count.of < _FEW else ""


def _unit(one: Entries, most: int) -> str:
    count = one.conversion
    entered = count.of + one.unfinished
    return _row(
        f"  {one.start}{'' if one.whole else f' {_CUT}'}{_few(count)}",
        bar(entered / most, _BAR),
        f"{entered:,}",
        f"{count.people:,}" if count.of else "–",
        percent(count.share),
        f"{one.unfinished:,}" if one.unfinished else "",
    )


def _outline(figures: Sequence[int]) -> str:
    """A row of columns, each the most of its share of the figures."""
    cells = min(_WIDE - 4, len(figures))
    highest = [max(figures[len(figures) * c // cells : len(figures) * (c + 1) // cells]) for c in range(cells)]
    return "".join(_COLUMNS[min(8 * figure // max(max(highest), 1), 7)] for figure in highest)


def _value(group: Group) -> str:
    if group.other:
        return "all others"
    if group.absent:
        return "(did not get there)"
    if group.value is None:
        return "(missing)"
    if isinstance(group.value, bool):
        return "yes" if group.value else "no"
    return f"{group.value:g}" if isinstance(group.value, float) else str(group.value)


def _row(name: str, picture: str, *cells: str) -> str:
    """Aligned columns: what it is, how much, and four figures."""
    figures = " ".join(f"{cell:>{width}}" for cell, width in zip(cells, _CELLS, strict=True))
    return f"{fit(name, _NAME)} {picture:{_BAR}} {figures}".rstrip()
