"""The commonest whole ways, as a picture in a terminal: each with its people, its time, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from parcours.analyses.terminal import WIDTH, bar, fit, footer, length, many, percent
from parcours.analyses.variants.result import Variant, VariantsResult
from parcours.model.count import Count

_LONG = 12  # steps; a longer way is cut in the middle
_FEW = 10  # people


def lines(result: VariantsResult) -> str:
    """The answer in 80 columns."""
    picture = [*_title(result)]
    if not result.variants:
        picture.append(f"  No {result.unit} went such a way.")
    for number, variant in enumerate(result.variants, 1):
        picture += _variant(number, variant)
    if result.other.people:
        rest = many(result.ways_in_all - len(result.variants), "rarer way")
        picture += [_figures("", result.other, "", ""), f"     {rest}"]
    notes = list(result.notes)
    if any(v.reached is not None and v.people.people < _FEW for v in result.variants):
        notes.append(f"(few): of fewer than {_FEW}, too few to conclude.")
    return "\n".join(line.rstrip() for line in [*picture, *footer(notes, result.receipt)])


def _title(result: VariantsResult) -> Iterator[str]:
    anchors = (f" from {result.start}" if result.start else "") + (f" to {result.end}" if result.end else "")
    window = f"within {result.within}" if result.within else "in the session"
    yield fit(f"COMMONEST WAYS{anchors}, {window}", WIDTH)
    people = many(result.people.people, *(("session",) if result.unit == "sessions" else ("person", "people")))
    if result.like is not None:
        people += f" of {result.people.of:,} ({percent(result.people.share)}) went a way like {result.like}"
    yield fit(f"{people}, {many(result.ways_in_all, 'way')}, repeats {_kept(result)}", WIDTH)
    if result.goal and result.reached:
        yield fit(f"{result.reached.people:,} ({percent(result.reached.share)}) got to {result.goal}", WIDTH)
    yield "─" * WIDTH
    unit, goal = "sessions" if result.unit == "sessions" else "people", "to goal" if result.goal else ""
    yield f"{'':31} {unit:>12} {'share':>8} {'half within':>12} {goal:>12}"


def _kept(result: VariantsResult) -> str:
    return "folded" if result.fold_repeats else "kept"


def _variant(number: int, variant: Variant) -> Iterator[str]:
    goal = "" if variant.reached is None else percent(variant.reached.share)
    if goal and variant.people.people < _FEW:
        goal = f"(few) {goal}"
    yield _figures(f"{number}", variant.people, length(variant.p50), goal)
    yield from wrap(told(variant.way), WIDTH, initial_indent=" " * 5, subsequent_indent=" " * 7)


def told(way: tuple[str, ...]) -> str:
    """The way in words; of a long one the beginning and the end."""
    steps = [fit(step, 60).rstrip() for step in way]
    if len(steps) > _LONG:
        steps[_LONG // 2 + 1 : -_LONG // 2 + 1] = [f"… {len(steps) - _LONG} more …"]
    return " → ".join(steps)


def _figures(number: str, people: Count, time: str, goal: str) -> str:
    picture = bar(people.share or 0.0, 26)
    return f"{number:>4} {picture} {people.people:>12,} {percent(people.share):>8} {time:>12} {goal:>12}"
