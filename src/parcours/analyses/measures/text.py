"""How do measures look on a terminal? A figure, its interval, and what it is of; 80 columns."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from parcours.analyses.grouping import shown
from parcours.analyses.measures.result import Change, Figure, Measured, MeasuresResult, Row
from parcours.analyses.terminal import WIDTH, amount, fit, footer, percent
from parcours.stats.intervals import Interval

_NAME, _FIGURE, _BETWEEN, _OF = 26, 11, 23, 15
_MOST = 40  # periods shown
_FEW, _SMALL = 10, "°"


def lines(result: MeasuresResult) -> str:
    """The whole answer as text."""
    picture = [*_title(result)]
    for measured in result.measured:
        picture += ["", *_measured(result, measured)]
    figures = [figure for m in result.measured for row in m.rows for figure in row.figures]
    if any(figure.people < _FEW for figure in figures):
        picture += ["", f"{_SMALL} of fewer than {_FEW} people: too few to conclude"]
    return "\n".join(line.rstrip() for line in [*picture, *footer(result.notes, result.receipt)])


def _title(result: MeasuresResult) -> Iterator[str]:
    names = [f"{told.name}{'' if told.over else ' (not over)'}" for told in result.periods]
    yield f"MEASURES: {names[-1] if len(names) < 3 else f'{names[0]} to {names[-1]}'}"
    if _compared(result):
        yield f"compared to {names[0]}"
    yield f"{result.people.people:,} of {result.people.of:,} people were there" + (
        " in the last of these periods." if len(names) > 2 else "."
    )
    if result.goal:
        yield from wrap(f"Goal: {result.goal}", WIDTH)


def _measured(result: MeasuresResult, measured: Measured) -> Iterator[str]:
    joined = "from" if "revenue" in measured.name or "order" in measured.name else "of"
    of_value = f" {joined} {result.value}" if measured.unit == "events" or "per" in measured.name else ""
    money = f" in {result.currency}" if result.currency and of_value else ""
    yield fit(f"{measured.name[0].upper()}{measured.name[1:]}{of_value}{money}, by {measured.unit}", WIDTH).rstrip()
    share = measured.rows[0].figures[0].share is not None or "conver" in measured.name or measured.name == "bounce"
    if _compared(result):
        yield from _changes(result, measured, share)
    elif len(result.periods) > 1:
        yield from _by_period(result, measured, share)
    else:
        yield _heads("", measured)
        for row in measured.rows:
            yield _row(_named(row, result.by), row.figures[0], share)


def _by_period(result: MeasuresResult, measured: Measured, share: bool) -> Iterator[str]:
    for row in measured.rows:
        yield _heads(_named(row, result.by).strip(), measured)
        if len(row.figures) > _MOST:
            yield f"… {len(row.figures) - _MOST:,} earlier ones: --json shows them all"
        for told, figure in list(zip(result.periods, row.figures, strict=True))[-_MOST:]:
            yield _row(told.name + ("" if told.over else " *"), figure, share)
    if not all(told.over for told in result.periods[-_MOST:]):
        yield "* not over yet"


def _changes(result: MeasuresResult, measured: Measured, share: bool) -> Iterator[str]:
    split = any(change.rate is not None for change in measured.changes)
    heads = ("before", "now", "change", *(("by rate", "by mix") if split else ()))
    yield f"{'':{_NAME - 1}}" + "".join(f"{head:>{_FIGURE - 1}} " for head in heads).rstrip()
    for row, change in zip(measured.rows, measured.changes, strict=True):
        before, now = row.figures
        few = _SMALL if min(before.people, now.people) < _FEW else " "
        cells = [_told(before.value, share), _told(now.value, share), _points(change.difference, share)]
        cells += [_points(part, share) for part in (change.rate, change.mix)] if split else []
        yield (
            fit(_named(row, result.by), _NAME - 1) + "".join(f"{cell:>{_FIGURE - 1}} " for cell in cells).rstrip() + few
        )
        if change.whole or not split:
            yield from _between_of(change, share)


def _between_of(change: Change, share: bool) -> Iterator[str]:
    if change.interval is not None:
        low, high = (_points(edge, share) for edge in (change.interval.low, change.interval.high))
        yield f"{'':{_NAME}}between {low} and {high} ({change.interval.level:.0%} interval)"


def _heads(name: str, measured: Measured) -> str:
    return f"{fit(name, _NAME)}{'':>{_FIGURE}} {'95% interval':>{_BETWEEN}} {measured.unit:>{_OF}}"


def _row(name: str, figure: Figure, share: bool) -> str:
    few = _SMALL if figure.people < _FEW else " "
    between = _between(figure.interval, share)
    of = f"{figure.share.people:,}/{figure.share.of:,}" if figure.share else f"{figure.bottom:,.0f}"
    return f"{fit(name, _NAME)}{_told(figure.value, share):>{_FIGURE}}{few}{between:>{_BETWEEN}} {of:>{_OF}}"


def _between(interval: Interval | None, share: bool) -> str:
    return "–" if interval is None else f"{_told(interval.low, share)} to {_told(interval.high, share)}"


def _told(value: float | None, share: bool) -> str:
    return percent(value) if share else amount(value)


def _points(value: float | None, share: bool) -> str:
    """A difference; of shares in points of a hundred."""
    if value is None:
        return "–"
    return f"{100 * value:+.2f} pt" if share else ("+" if value > 0 else "") + amount(value)


def _named(row: Row, by: str | None) -> str:
    if row.whole:
        return "all" if by else ""
    return f"  {shown(row.value, row.other)}"


def _compared(result: MeasuresResult) -> bool:
    return any(measured.changes for measured in result.measured)
