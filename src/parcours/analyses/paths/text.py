"""Which ways people take, as a picture in a terminal: for each step, from where to where, and how many."""

from __future__ import annotations

from collections.abc import Iterator

from parcours.analyses.paths.result import Edge, PathsResult
from parcours.analyses.terminal import WIDTH, bar, fit, footer, many, percent

_SHOWN = 10  # edges of a step
_FEW = 10  # people


def lines(result: PathsResult) -> str:
    """The answer in 80 columns."""
    if not result.followed.people and not result.unfinished:
        return "\n".join([*_title(result), f"  No {result.unit} went such a way.", *_below(result)])
    picture = [*_title(result)]
    steps = sorted(
        {edge.step for edge in result.edges if edge.people.people or edge.after.kind == "still open"},
        reverse=result.anchor == "end",
    )
    for step in steps:
        picture += _step(result, [edge for edge in result.edges if edge.step == step])
    return "\n".join(line.rstrip() for line in [*picture[:-1], *_below(result)])


def _title(result: PathsResult) -> Iterator[str]:
    told = {
        "start": f"from {result.start}",
        "end": f"to {result.end}",
        "both": f"from {result.start} to {result.end}",
        "begin": "from what people begin with",
    }[result.anchor]
    window = f"within {result.within}" if result.within else "in the session"
    yield fit(f"PATHS {told}, {window}", WIDTH).rstrip()
    one, more = result.unit.removesuffix("s"), result.unit if result.unit == "sessions" else "people"
    if result.anchor == "both":
        count = result.followed
        people = f"{count.people:,} of {many(count.of, one, more)} got there ({percent(count.share)})"
    else:
        people = many(result.followed.people, one, more)
    side = "right" if result.anchor == "end" else "left"
    yield f"{people}, repeats {'folded' if result.fold_repeats else 'kept'}; shares: of those at the {side}"
    yield "─" * WIDTH


def _step(result: PathsResult, edges: list[Edge]) -> Iterator[str]:
    number = abs(edges[0].step) if result.anchor == "end" else edges[0].step + 1
    title = f"{number} before" if result.anchor == "end" else f"step {number}"
    yield f"{title:54}{'people' if result.unit == 'persons' else 'sessions':>11}{'share':>9}"
    shown = [edge for edge in edges if edge.people.people or edge.after.kind == "still open"]
    for edge in shown[:_SHOWN]:
        yield _line(edge)
    if rest := shown[_SHOWN:]:
        yield f"  and {many(len(rest), 'more edge')}"
    yield ""


def _line(edge: Edge) -> str:
    names = f"  {fit(edge.before.name, 20)} → {fit(edge.after.name, 20)}"
    if edge.after.kind == "still open":
        return f"{names} {'':8} {edge.unfinished:>10,} {'–':>8}"
    share = edge.people.share
    few = " (few)" if edge.people.of < _FEW else ""
    return f"{names} {bar(share or 0.0, 8)} {edge.people.people:>10,} {percent(share):>8}{few}"


def _below(result: PathsResult) -> list[str]:
    notes = list(result.notes)
    if any(edge.people.of < _FEW for edge in result.edges):
        notes.append(f"(few): of fewer than {_FEW}, too few to conclude.")
    return footer(notes, result.receipt)
