"""Segments in journey.yaml: read, written back, and refused where they cannot be."""

from __future__ import annotations

import pytest

from parcours.model.journey import BadJourney
from parcours.model.journey_text import digest, read_journey, write_journey
from parcours.model.segment_text import read_segment

SHOP = """
stages:
  - {name: Customer, enter: Order}
segments:
  Loyal: did Order at least 3 within 90 days
  To win back: {all: [Loyal, {did_not: Order, within: 28 days}, {stage: Customer}]}
  Lost: {answer: {question: funnel, query: {steps: [Add, Order], within: 7 days}, part: left after 1}}
"""


def test_segments_are_read_and_written_back() -> None:
    journey = read_journey(SHOP)
    assert [named.name for named in journey.segments] == ["Loyal", "To win back", "Lost"]
    win_back = "Loyal and not did Order in the last 28 days and stage is Customer"
    assert journey.segments[1].segment == read_segment(win_back)
    again = read_journey(write_journey(journey))
    assert (again, digest(again)) == (journey, digest(journey))


@pytest.mark.parametrize(
    ("segments", "message", "hint"),
    [
        ("{A: Loyal}", "segments.A: there is no segment “Loyal”", "did Loyal"),
        ("{A: not B, B: A}", "in a circle (A -> B -> A)", "Break it"),
        ("{A: stage is Custmer}", "there is no stage “Custmer”", "Customer"),
        ("{A: did}", "the segment “A”: The segment “did▸”", "did Order"),
        ("[did A]", "Segments have names", "Loyal"),
    ],
)
def test_what_cannot_be(segments: str, message: str, hint: str) -> None:
    with pytest.raises(BadJourney) as error:
        read_journey(f"stages: [{{name: Customer, enter: Order}}]\nsegments: {segments}\n")
    assert message in str(error.value)
    assert hint in error.value.hint
