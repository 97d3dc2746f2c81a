"""Segments as a picture in a terminal: sizes, what pairs share, and who is in exactly which."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from parcours.analyses.segment.result import Overlap, SegmentResult
from parcours.analyses.terminal import WIDTH, bar, footer, many, percent

FEW = 10  # people; fewer are too few to conclude from


def lines(result: SegmentResult) -> str:
    """The answer in 80 columns."""
    people = result.sizes[0].people.of
    picture = ["SEGMENTS", f"of {many(people, 'person', 'people')}", "─" * WIDTH, *_sizes(result)]
    if len(result.sizes) > 1:
        picture += ["", *_pairs(result), "", *_combinations(result)]
    few = [s for s in result.sizes if s.people.people < FEW]
    notes = ["Segments of fewer than 10 people: too few to conclude from."] if few else []
    return "\n".join(line.rstrip() for line in [*picture, *footer([*notes, *result.notes], result.receipt)])


def _sizes(result: SegmentResult) -> Iterator[str]:
    for number, size in enumerate(result.sizes, 1):
        share = size.people.share
        first, *more = wrap(size.segment, 44) or [""]
        yield f"{number:>2} {first:44} {bar(share or 0, 15)} {size.people.people:>9,} {percent(share):>6}"
        yield from (f"   {line}" for line in more)


def _pairs(result: SegmentResult) -> Iterator[str]:
    yield f"{'In both':14}{'people':>10}{'of those in either':>22}{'of the first':>16}{'of the second':>16}"
    for overlap in result.overlaps:
        yield _pair(overlap)


def _pair(overlap: Overlap) -> str:
    shares = [percent(count.share) for count in (overlap.both, overlap.of_one, overlap.of_other)]
    name = f"{overlap.one + 1} and {overlap.other + 1}"
    return f"  {name:12}{overlap.both.people:>10,}{shares[0]:>22}{shares[1]:>16}{shares[2]:>16}"


def _combinations(result: SegmentResult) -> Iterator[str]:
    heads = " ".join(f"{number:>2}" for number in range(1, len(result.sizes) + 1))
    yield f"In exactly    {heads}"
    for one in result.combinations:
        dots = " ".join(" ●" if k in one.segments else " ·" for k in range(len(result.sizes)))
        yield (
            f"              {dots}  {bar(one.people.share or 0, 15)} {one.people.people:>9,} "
            f"{percent(one.people.share):>6}"
        )
    left = result.combinations_in_all - len(result.combinations)
    if left:
        yield f"              … and {left} more combinations"
