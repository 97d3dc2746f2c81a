"""How does leaving look on a terminal? Who left, what they did instead, and what differs; 80 columns."""

from __future__ import annotations

from collections.abc import Iterator

from parcours.analyses.dropoff.result import DropoffResult, Instead, NumberDiffers, ValueDiffers
from parcours.analyses.terminal import WIDTH, bar, fit, footer, length, many, percent

_FEW = 10
_KINDS = {"other events": "other events", "only later": "something, but later", "no further event": "no further event"}


def lines(result: DropoffResult) -> str:
    """The whole answer as text."""
    picture = [*_title(result), *_instead(result), *_values(result), *_numbers(result)]
    return "\n".join(line.rstrip() for line in [*picture, *footer([*_how(result), *result.notes], result.receipt)])


def _title(result: DropoffResult) -> Iterator[str]:
    before, after = result.steps[result.after - 1], result.steps[result.after]
    yield f"WHO LEFT AFTER {fit(before, 30).rstrip()}, BEFORE {fit(after, 30).rstrip()}"
    yield "─" * WIDTH
    came = result.went_on.of
    if not came:
        yield "  Nobody came so far in time to be followed."
        return
    for what, count in (("went on", result.went_on), ("left", result.left)):
        yield f"  {what:10} {bar(count.share or 0, 30)} {count.people:>9,} of {came:,}  {percent(count.share)}"
    if result.back_later.people:
        yield f"  Of those who left, {result.back_later.people:,} went on in a later attempt."
    if came < _FEW:
        yield "  Too few to conclude."


def _instead(result: DropoffResult) -> Iterator[str]:
    if not result.left.people:
        return
    yield ""
    yield f"{'Instead, those who left did next':49} {'people':>8} {'of left':>8} {'after':>11}"
    for item in result.instead:
        yield f"  {fit(_next(item), 32)} {bar(item.people.share or 0, 14)} {_cells(item)}"


def _next(item: Instead) -> str:
    return item.name or "" if item.kind == "event" else _KINDS[item.kind]


def _cells(item: Instead) -> str:
    after = length(item.median_seconds) if item.median_seconds is not None else ""
    return f"{item.people.people:>8,} {percent(item.people.share):>8} {after:>11}"


def _values(result: DropoffResult) -> Iterator[str]:
    if not result.values:
        return
    yield ""
    yield f"{'How many went on, of those with':33} {'people':>8} {'with it':>8} {'without':>8}  in points"
    for item in result.values:
        d = item.difference
        apart = f"{100 * d.estimate:+.0f} ({100 * d.low:+.0f} to {100 * d.high:+.0f})"
        mark = "•" if item.found else " "
        yield (
            f"{mark} {fit(_value(item), 31)} {item.with_it.of:>8,} {percent(item.with_it.share):>8} "
            f"{percent(item.without_it.share):>8}  {apart}"
        )


def _value(item: ValueDiffers) -> str:
    if item.value is None:
        return f"{item.property} is missing"
    value = ("no", "yes")[item.value] if isinstance(item.value, bool) else item.value
    return f"{item.property} = {value:g}" if isinstance(value, float) else f"{item.property} = {value}"


def _numbers(result: DropoffResult) -> Iterator[str]:
    if not result.numbers:
        return
    yield ""
    yield f"{'Half had more than':34} {'went on':>10} {'left':>10}  Cliff's delta"
    for item in result.numbers:
        d, mark = item.effect, "•" if item.found else " "
        on, left = _figure(item, item.went_on_median), _figure(item, item.left_median)
        yield f"{mark} {fit(item.property, 32)} {on:>10} {left:>10}  {d.estimate:+.2f} ({d.low:+.2f} to {d.high:+.2f})"


def _figure(item: NumberDiffers, value: float | None) -> str:
    if value is None:
        return "–"
    return length(value) if item.unit == "seconds" else f"{value:,.6g}"


def _how(result: DropoffResult) -> list[str]:
    if not result.tried:
        return []
    return [
        f"{many(result.tried, 'candidate')} tried. Those marked • differ: their p, corrected for that "
        f"({result.correction}), is at most {1 - result.level:.2g}. Intervals are of {result.level:.0%} each. "
        "Associated, not caused."
    ]
