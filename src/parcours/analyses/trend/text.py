"""How does a trend look on a terminal? A bar for each unit, what is not whole marked; 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parcours.analyses.grouping import shown
from parcours.analyses.terminal import WIDTH, amount, bar, fit, footer, percent
from parcours.analyses.trend.result import Active, Point, TrendResult

_NAME, _BAR, _FIGURE = 17, 20, 11
_MOST = 60  # units shown
_LEVELS = "▁▂▃▄▅▆▇█"
_CUT, _FEW, _SMALL = "*", 10, "°"
_COUNTED = ("people", "events")


def lines(result: TrendResult) -> str:
    """The whole answer as text."""
    picture = [*_title(result), *(_active(result) if result.active else _points(result)), *_groups(result)]
    picture.append("")
    if any(point.people < _FEW and point.change for point in result.points[-_MOST:]):
        picture.append(f"{_SMALL} of fewer than {_FEW} people: too few to conclude")
    if any(not point.whole for point in (*result.points, *result.active)[-_MOST:]):
        picture += [f"{_CUT} not a whole {result.per}: it is not over yet, or something of it is missing"]
    return "\n".join(line.rstrip() for line in [*_trimmed(picture), *footer(result.notes, result.receipt)])


def _trimmed(picture: list[str]) -> list[str]:
    return picture[:-1] if not picture[-1] else picture


def _title(result: TrendResult) -> Iterator[str]:
    figure = result.measure if result.value is None else f"{result.measure} of {result.value}"
    money = f" in {result.currency}" if result.currency else ""
    yield fit(f"{figure[0].upper()}{figure[1:]}{money} per {result.per}: {result.event}", WIDTH).rstrip()
    yield f"{result.people.people:,} of {result.people.of:,} people."
    yield ""


def _points(result: TrendResult) -> Iterator[str]:
    if not result.points:
        yield "There is nothing in this period."
        return
    compared = any(point.change for point in result.points)
    figure = result.measure if result.value is None else result.value
    if compared:
        yield f"{result.per:{_NAME}}{fit(figure, _FIGURE):>{_FIGURE}}{'before':>{_FIGURE}}  change (95% interval)"
    else:
        heads = [*([] if result.measure in _COUNTED else [fit(figure, _FIGURE - 1).strip()]), *_COUNTED]
        yield f"{result.per:{_NAME}}{'':{_BAR}}" + "".join(f"{head:>{_FIGURE}}" for head in heads)
    most = max((point.figure or 0 for point in result.points), default=0)
    yield from _skipped(result.points, result.per)
    for point in result.points[-_MOST:]:
        yield _compared(point) if compared else _plain(point, most, shown=result.measure not in _COUNTED)


def _plain(point: Point, most: float, *, shown: bool) -> str:
    picture = bar((point.figure or 0) / most if most > 0 else 0, _BAR - 1)
    figures = [*([amount(point.figure)] if shown else []), f"{point.people:,}", f"{point.events:,}"]
    return _name(point.start, point.whole) + f"{picture} " + "".join(f"{figure:>{_FIGURE}}" for figure in figures)


def _compared(point: Point) -> str:
    row = _name(point.start, point.whole) + f"{amount(point.figure):>{_FIGURE}}"
    change = point.change
    if change is None:
        return row
    row += f"{amount(change.before):>{_FIGURE}}"
    if change.difference is None:
        return row
    share = f" {change.difference / change.before:+.1%}" if change.before else ""
    between = f" ({amount(change.low)} to {amount(change.high)})" if change.low is not None else ""
    few = _SMALL if point.people < _FEW else ""
    return row + f"  {'+' if change.difference > 0 else ''}{amount(change.difference)}{share}{between}{few}"


def _active(result: TrendResult) -> Iterator[str]:
    yield f"{'day':{_NAME}}{'':{_BAR}}{'that day':>{_FIGURE}}{'7 days':>{_FIGURE}}{'30 days':>{_FIGURE}}{'day/30':>9}"
    most = max(day.day_people for day in result.active)
    yield from _skipped(result.active, "day")
    for day in result.active[-_MOST:]:
        counts = (day.day_people, day.week_people, day.month_people)
        sticky = percent(day.stickiness.share) if day.stickiness else "–"
        yield (
            _name(day.day, day.whole) + bar(day.day_people / most if most else 0, _BAR - 1) + " "
            + "".join(f"{'–' if count is None else format(count, ','):>{_FIGURE}}" for count in counts) + f"{sticky:>9}"
        )  # fmt: skip


def _skipped(points: Sequence[Point | Active], per: str) -> Iterator[str]:
    if len(points) > _MOST:
        yield f"… {len(points) - _MOST:,} earlier {per}s: --json shows them all"


def _groups(result: TrendResult) -> Iterator[str]:
    """Each value's line in small, all to one scale."""
    if not result.groups:
        return
    yield ""
    room = WIDTH - 24 - 2 * _FIGURE
    yield f"{fit('by ' + str(result.by), 24)}{fit('', room)}{'last whole':>{_FIGURE}}{'people':>{_FIGURE}}"
    most = max((point.figure or 0 for group in result.groups for point in group.points), default=0)
    for group in result.groups:
        points = group.points[-(room - 1) :]
        line = "".join(_LEVELS[min(int(8 * max(p.figure or 0, 0) / most), 7)] if most > 0 else " " for p in points)
        last = next((p for p in reversed(group.points) if p.whole), None)
        figures = (amount(last.figure), f"{last.people:,}") if last else ("–", "–")
        yield f"{fit(shown(group.value, group.other), 24)}{fit(line, room)}" + "".join(
            f"{figure:>{_FIGURE}}" for figure in figures
        )


def _name(start: str, whole: bool) -> str:
    return f"{fit(start + ('' if whole else _CUT), _NAME)}"
