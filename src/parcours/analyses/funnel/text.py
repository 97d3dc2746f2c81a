"""How does a funnel look on a terminal? Bars, people, ratios with what they are of, and times; 80 columns."""

from __future__ import annotations

from collections.abc import Iterator

from parcours.analyses.funnel.result import FunnelResult, Group, StepCount
from parcours.analyses.terminal import bar, fit, footer, length, percent

_NAME, _BAR, _CELLS = 25, 13, (10, 8, 9, 10)
_ORDERS = {"in order": "in this order", "any order": "in any order", "exact": "with nothing in between"}
_COLUMNS = "▁▂▃▄▅▆▇█"


def lines(result: FunnelResult) -> str:
    """The whole answer as text."""
    picture = [*_title(result), *_steps(result), *_end(result), *_groups(result)]
    return "\n".join([*picture, *footer(result.notes, result.receipt)])


def _title(result: FunnelResult) -> Iterator[str]:
    yield f"Funnel {_ORDERS[result.order]}, within {result.within}, counted in {result.unit}"
    yield ""


def _steps(result: FunnelResult) -> Iterator[str]:
    yield _row("", "", result.unit, "of", "of", "median")
    yield _row("", "", "", "entered", "previous", "time")
    for number, step in enumerate(result.steps, 1):
        entered, previous = _shares(step)
        figures = (f"{step.people:,}", percent(entered))
        more = (percent(previous), length(step.from_previous.p50)) if number > 1 else ("", "")
        yield _row(f"{number:>2} {step.name}", bar(entered or 0.0, _BAR), *figures, *more)
    yield ""


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
            _value(group),
            bar(count.share or 0.0, _BAR),
            f"{count.of:,}",
            f"{count.people:,}",
            percent(count.share),
            length(group.median_seconds),
        )


def _value(group: Group) -> str:
    if group.other:
        return "all others"
    if group.value is None:
        return "(missing)"
    if isinstance(group.value, bool):
        return "yes" if group.value else "no"
    return f"{group.value:g}" if isinstance(group.value, float) else str(group.value)


def _row(name: str, picture: str, *cells: str) -> str:
    """Aligned columns: what it is, how much, and four figures."""
    figures = " ".join(f"{cell:>{width}}" for cell, width in zip(cells, _CELLS, strict=True))
    return f"{fit(name, _NAME)} {picture:{_BAR}} {figures}".rstrip()
