"""How many people are in a segment, and how do several overlap? Everybody's segments as bits, counted once."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from parcours.analyses.among import among, no_part, people_of, told
from parcours.analyses.registry import analysis
from parcours.analyses.segment.query import MOST, SegmentQuery
from parcours.analyses.segment.result import Combination, Overlap, SegmentResult, Size
from parcours.analyses.segment.text import lines
from parcours.model.count import Count
from parcours.model.segment_text import write_segment
from parcours.timeline.members import Members, everybody
from parcours.timeline.snapshot import Snapshot


@analysis("segment", query=SegmentQuery, result=SegmentResult, text=lines)
def run(snapshot: Snapshot, query: SegmentQuery) -> SegmentResult:
    """Count the people of each segment, pair and combination."""
    people, of_each = _members(snapshot, query)
    all_of_them = people.people
    sizes = [one.people for one in of_each]
    found = _combinations(people, of_each)
    return SegmentResult(
        sizes=tuple(
            Size(write_segment(segment), Count(size, all_of_them))
            for segment, size in zip(query.segments, sizes, strict=True)
        ),
        overlaps=tuple(_overlap(a, b, found, sizes) for a, b in combinations(range(len(sizes)), 2)),
        combinations=tuple(
            Combination(tuple(k for k in range(MOST) if bits >> k & 1), Count(n, all_of_them))
            for bits, n in found[: query.top]
        ),
        combinations_in_all=len(found),
        notes=tuple(told(query.among, people)),
    )


@people_of("segment", parts="exactly 1+2 (in these and no other), exactly none")
def who(snapshot: Snapshot, query: SegmentQuery, part: str) -> Members:
    """The people of a combination; segments count from 1."""
    numbers = part.removeprefix("exactly ")
    wanted = set() if numbers == "none" else {int(n) - 1 for n in numbers.split("+") if n.isdecimal()}
    if part == numbers or not all(0 <= n < len(query.segments) for n in wanted) or (not wanted and numbers != "none"):
        raise no_part("segment", part)
    people, of_each = _members(snapshot, query)
    for number, members in enumerate(of_each):
        people = people & members if number in wanted else people - members
    return people


def _members(snapshot: Snapshot, query: SegmentQuery) -> tuple[Members, list[Members]]:
    """All who are asked about, and those of them in each segment."""
    people = among(snapshot, query.among) or everybody(snapshot)
    found = [among(snapshot, segment) or people for segment in query.segments]
    return people, [one & people for one in found]


def _combinations(people: Members, of_each: list[Members]) -> list[tuple[int, int]]:
    """Bits of segments, and how many are in exactly these; most people first, then by the order of the question."""
    counts = np.zeros(1 << len(of_each), np.int64)
    for generation, flags in people.flags.items():
        bits = sum(
            (m.of(generation).astype(np.int64) << k for k, m in enumerate(of_each)), np.zeros(len(flags), np.int64)
        )
        counts += np.bincount(bits[flags], minlength=len(counts))
    found = [(int(bits), int(counts[bits])) for bits in np.flatnonzero(counts)]
    return sorted(found, key=lambda one: (-one[1], one[0].bit_count(), one[0]))


def _overlap(a: int, b: int, found: list[tuple[int, int]], sizes: list[int]) -> Overlap:
    both = sum(n for bits, n in found if bits >> a & bits >> b & 1)
    return Overlap(a, b, Count(both, sizes[a] + sizes[b] - both), Count(both, sizes[a]), Count(both, sizes[b]))
