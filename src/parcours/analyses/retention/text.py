"""How do cohorts look on a terminal? A triangle of shares, what is not over left blank; 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from parcours.analyses.grouping import shown
from parcours.analyses.retention.result import Cell, RetentionResult
from parcours.analyses.terminal import WIDTH, fit, footer, percent

_NAME, _ENTRIES, _CELL = 14, 10, 6
_MOST = (WIDTH - _NAME - _ENTRIES) // _CELL  # columns
_FIRST, _LAST = 20, 10  # cohorts shown where they are more
_FEW = 10
_NOT_OVER, _PARTLY, _SMALL = "·", "*", "°"


def lines(result: RetentionResult) -> str:
    """The whole answer as text."""
    picture = [*_title(result)]
    if result.cohorts:
        picture += [*_triangle(result), *_curve(result), *_groups(result), *_legend(result)]
    return "\n".join(line.rstrip() for line in [*picture, *footer(result.notes, result.receipt)])


def _title(result: RetentionResult) -> Iterator[str]:
    once = "the first" if result.entries == "first time" else "a"
    same = result.start == result.returns
    told = f"Who comes back: after {once} {result.start}, " + ("again" if same else f"to {result.returns}")
    yield from wrap(told, WIDTH)
    yield (
        f"{result.people.people:,} of {result.people.of:,} people started."
        if result.people.people
        else ("Nobody started.")
    )
    yield ""


def _triangle(result: RetentionResult) -> Iterator[str]:
    unit = f"{result.per}s" if any(not column.isdigit() for column in result.columns) else result.per
    yield " " * (_NAME + _ENTRIES) + f"  % back in {unit} …"
    named = f"{result.per} of start"
    people = "people" if result.entries == "first time" else "entries"
    yield f"{named:{_NAME}}{people:>{_ENTRIES}}" + "".join(f"{c:>{_CELL - 1}} " for c in result.columns[:_MOST])
    entries = sum(cohort.entries for cohort in result.cohorts)
    yield _row("all", entries, result.total)
    skipped = len(result.cohorts) - _FIRST - _LAST
    for number, cohort in enumerate(result.cohorts):
        if skipped > 0 and number == _FIRST:
            yield f"… {skipped:,} more {result.per}s: --json shows them all"
        if skipped <= 0 or not _FIRST <= number < _FIRST + skipped:
            yield _row(cohort.start, cohort.entries, cohort.cells)


def _curve(result: RetentionResult) -> Iterator[str]:
    """Where the columns are too many, all cohorts' shares once more, complete."""
    if len(result.columns) > _MOST:
        yield ""
        cells = zip(result.columns, result.total, strict=True)
        yield from wrap("All: " + ", ".join(f"{c} {percent(cell.people.share)}" for c, cell in cells), WIDTH)


def _groups(result: RetentionResult) -> Iterator[str]:
    if result.groups:
        yield ""
        yield f"by {fit(str(result.by), WIDTH - 4)}"
    for group in result.groups:
        yield _row(shown(group.value, group.other), group.entries, group.cells)


def _legend(result: RetentionResult) -> Iterator[str]:
    rows = [result.total, *(r.cells for r in (*result.cohorts, *result.groups))]
    flags = {_flag(cell) for row in rows for cell in row[:_MOST]}
    yield ""
    if _NOT_OVER in flags:
        yield f"{_NOT_OVER} not over yet for anybody"
    if _PARTLY in flags:
        yield f"{_PARTLY} not over yet for some, who are left out of this share"
    if _SMALL in flags:
        yield f"{_SMALL} of fewer than {_FEW}: too few to conclude"


def _row(name: str, entries: int, cells: Sequence[Cell]) -> str:
    return f"{fit(name, _NAME)}{entries:>{_ENTRIES},}" + "".join(_cell(cell) for cell in cells[:_MOST])


def _cell(cell: Cell) -> str:
    flag, share = _flag(cell), cell.people.share
    if share is None:
        return f"{flag:>{_CELL - 1}} "
    told = "100" if share == 1 else f"{100 * share:.1f}"
    return f"{told:>{_CELL - 1}}{flag or ' '}"


def _flag(cell: Cell) -> str:
    if not cell.people.of:
        return _NOT_OVER
    if cell.people.of < _FEW:
        return _SMALL
    return _PARTLY if cell.unfinished.of else ""
