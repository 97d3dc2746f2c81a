"""What follows what, as a picture in a terminal: under each event, what people did next."""

from __future__ import annotations

from parcours.analyses.terminal import WIDTH, bar, fit, footer, length, many, percent
from parcours.analyses.transitions.result import Edge, TransitionsResult

_SHOWN = 8  # of what people began with


def lines(result: TransitionsResult) -> str:
    """The answer in 80 columns."""
    rule = "─" * WIDTH
    if not result.people.people:
        return "\n".join(["WHAT FOLLOWS WHAT", rule, "  Nobody has a visible event.", *_below(result)])
    people, events, steps = (
        many(result.people.people, "person", "people"),
        many(result.events, "event"),
        many(result.times_in_all, "step"),
    )
    picture = ["WHAT FOLLOWS WHAT", f"{people}, {events}, {steps} from one to the next", rule]
    picture.append(f"{'At the beginning':40}{'people':>9}{'':8}{'times':>10}{'median':>11}")
    picture += [_line(edge) for edge in result.begins[:_SHOWN]]
    ends = {edge.before: edge for edge in result.ends}
    for before in dict.fromkeys(edge.before for edge in result.edges):
        following = [edge for edge in result.edges if edge.before == before]
        picture += ["", f"{fit(before or '', 39)} {following[0].people.of:>9,}"]
        picture += [_line(edge) for edge in following]
        if before in ends:
            picture.append(_line(ends[before]))
    return "\n".join(line.rstrip() for line in [*picture, *_below(result)])


def _line(edge: Edge) -> str:
    name = "no further event" if edge.after is None else edge.after
    arrow = "·" if edge.after is None else "→"
    share = edge.people.share or 0.0
    median = "" if edge.median_seconds is None else length(edge.median_seconds)
    return (
        f"  {arrow} {fit(name, 24)} {bar(share, 10)} {edge.people.people:>9,} {percent(share):>6} "
        f"{edge.times:>10,} {median:>10}"
    )


def _below(result: TransitionsResult) -> list[str]:
    shown = sum(edge.times for edge in result.edges)
    told = []
    if result.edges_in_all > len(result.edges):
        told.append(
            f"{len(result.edges):,} of {result.edges_in_all:,} different steps are shown: "
            f"{shown:,} of {result.times_in_all:,} times."
        )
    return footer([*told, *result.notes], result.receipt)
