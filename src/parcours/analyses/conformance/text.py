"""Who keeps to the intended way, as a picture in a terminal: the steps, and how the others depart."""

from __future__ import annotations

from collections.abc import Iterator

from parcours.analyses.conformance.result import ConformanceResult, Departure
from parcours.analyses.terminal import WIDTH, bar, fit, footer, many, percent
from parcours.model.count import Count

_FEW = 10  # people
_WORDS = {
    "stopped": "stopped before {}",
    "skipped": "left out {}",
    "out of order": "{} out of order",
    "repeated": "{} once more",
    "too late": "{} too late",
    "in between": "{} in between",
    "instead": "{} instead",
}


def lines(result: ConformanceResult) -> str:
    """The answer in 80 columns."""
    picture = [*_title(result)]
    if not result.keep.of:
        picture.append(f"  No {result.unit} began this way in time to be counted.")
        return "\n".join(line.rstrip() for line in [*picture, *footer(result.notes, result.receipt)])
    unit = "sessions" if result.unit == "sessions" else "people"
    if result.steps:
        picture.append(f"{'Steps done in their place':54}{unit:>14}{'share':>11}")
        picture += [_line(f"{s.name}{'' if s.required else ' (optional)'}", s.people) for s in result.steps]
    if result.departures:
        picture += [""] if result.steps else []
        picture.append(f"{'Departures':54}{unit:>14}{'share':>11}")
        picture += [_line(_word(departure, result), departure.people) for departure in result.departures]
    notes = list(result.notes)
    if rest := result.departures_in_all - len(result.departures):
        notes.insert(0, f"{many(rest, 'rarer departure')} not shown.")
    if result.departures:
        notes.insert(0, "A person may depart in several ways.")
    if result.keep.of < _FEW:
        notes.append(f"Of fewer than {_FEW}: too few to conclude.")
    return "\n".join(line.rstrip() for line in [*picture, *footer(notes, result.receipt)])


def _title(result: ConformanceResult) -> Iterator[str]:
    of = f"a way like {result.like}" if result.like else f"the intended way{_stage(result)}"
    yield fit(f"WHO KEEPS TO {of}", WIDTH)
    window = f"within {result.within}" if result.within else "in the session"
    detours = "" if result.like else f", detours {result.detours}"
    people = many(result.keep.of, *(("session",) if result.unit == "sessions" else ("person", "people")))
    yield f"{result.keep.people:,} of {people} keep to it ({percent(result.keep.share)}), {window}{detours}"
    yield "─" * WIDTH


def _stage(result: ConformanceResult) -> str:
    return f" of stage {result.stage}" if result.stage else ""


def _word(departure: Departure, result: ConformanceResult) -> str:
    if departure.kind == "stopped" and result.like:
        return "stopped before the end"
    return _WORDS[departure.kind].format(departure.event)


def _line(name: str, people: Count) -> str:
    return f"  {fit(name, 40)} {bar(people.share or 0.0, 12)} {people.people:>12,} {percent(people.share):>10}"
