"""How many people are in segments, and how these overlap: the answer."""

from __future__ import annotations

from dataclasses import dataclass

from parcours.model.count import Count
from parcours.model.receipt import Receipt


@dataclass(frozen=True, slots=True)
class Size:
    """One segment, by its text."""

    segment: str
    people: Count  # in it, of all


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two segments, by their numbers in the question, from 0."""

    one: int
    other: int
    both: Count  # in both, of those in either: Jaccard's index is its share
    of_one: Count  # in both, of those in the one
    of_other: Count


@dataclass(frozen=True, slots=True)
class Combination:
    """People who are in exactly these segments, and in no other of the question; in none, where empty."""

    segments: tuple[int, ...]
    people: Count  # of all


@dataclass(frozen=True, slots=True)
class SegmentResult:
    """Sizes, pairs, and exact combinations."""

    sizes: tuple[Size, ...]
    overlaps: tuple[Overlap, ...]  # every pair, in the order of the question
    combinations: tuple[Combination, ...]  # most people first
    combinations_in_all: int
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
