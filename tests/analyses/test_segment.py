"""Segments as a question, `among` in the others, and parts of answers that become segments."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from analyses.funnel_worlds import DAY, funnel, shop
from analyses.test_funnel_properties import shop_rows
from parcours.analyses.among import part_of
from parcours.analyses.registry import ask, read_query, to_json
from parcours.analyses.segment import SegmentQuery
from parcours.analyses.segment.text import lines
from parcours.analyses.terminal import columns
from parcours.model.count import Count
from parcours.model.errors import BadInput, NotAllowed
from parcours.model.journey_text import read_journey
from parcours.model.segments import OfAnswer
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.timeline import Timeline
from timeline.worlds import TinyLedger, TinyLog

PEOPLE = {"ann": "A@0 B@5 A@9 C@20", "bob": "A@1", "cid": "B@2 C@3", "dan": "C@4"}
JOURNEY = read_journey("""
stages:
  - {name: New, enter: A}
  - {name: Customer, enter: B, leave: {quiet: 1 day}}
segments: {Buyers: did B}
""")


@pytest.fixture
def of(tmp_path: Path) -> Snapshot:
    return shop(tmp_path, PEOPLE)


def size(of: Snapshot, segment: Any) -> int:
    return ask(of, "segment", {"segments": [segment]}).sizes[0].people.people


def test_sizes_pairs_and_combinations(of: Snapshot) -> None:
    result = ask(of, "segment", {"segments": ["did A", {"did": "B"}, "did C and not did A"]})
    assert [(s.segment, s.people) for s in result.sizes] == [
        ("did A", Count(2, 4)), ("did B", Count(2, 4)), ("did C and not did A", Count(2, 4)),
    ]  # fmt: skip
    first = result.overlaps[0]
    assert (first.one, first.other, first.both, first.of_one) == (0, 1, Count(1, 3), Count(1, 2))
    assert [(c.segments, c.people.people) for c in result.combinations] == [
        ((0,), 1), ((2,), 1), ((0, 1), 1), ((1, 2), 1),
    ]  # fmt: skip
    assert sum(c.people.people for c in result.combinations) == 4
    assert result.receipt is not None
    assert result.receipt.query["segments"] == ["did A", "did B", "did C and not did A"]


def test_the_picture(of: Snapshot) -> None:
    text = lines(
        ask(of, "segment", {"segments": ["did A", "did B within 100 days and not (did C or did A)"], "top": 1})
    )
    assert max(columns(line) for line in text.splitlines()) <= 80
    assert "1 and 2" in text
    assert "more combinations" in text
    assert "too few to conclude" in text


def test_what_cannot_be_asked() -> None:
    with pytest.raises(BadInput, match="0 segments"):
        read_query("segment", {"segments": []})
    with pytest.raises(BadInput, match="13 segments"):
        read_query("segment", {"segments": ["did A"] * 13})
    with pytest.raises(BadInput, match="0 combinations"):
        read_query("segment", {"segments": ["did A"], "top": 0})


def test_a_query_reads_back_from_its_json() -> None:
    query = read_query("segment", {"segments": ["did A at least 2", {"not": "did B"}], "among": "did C"})
    assert isinstance(query, SegmentQuery)
    assert read_query("segment", to_json(query)) == query


def test_among_leaves_other_people_out(of: Snapshot) -> None:
    result = funnel(of, "A", "B", among="not did C")
    assert [s.people for s in result.steps] == [1, 0]
    assert "Only of 1 person: not did C." in result.notes
    found = ask(of, "transitions", {"among": "did B", "top": 9})
    assert found.people == Count(2, 2)
    assert {(e.before, e.after): e.people for e in found.edges}["A", "B"] == Count(1, 1)
    stages = ask(of, "stages", {"journey": JOURNEY, "among": "did B"})
    assert (stages.people, stages.stages[1].ever) == (2, Count(2, 2))


def test_any_part_of_a_funnels_answer_is_a_segment(of: Snapshot) -> None:
    query = {"steps": ["A", "B", "C"], "within": "10s"}
    assert size(of, OfAnswer("funnel", '{"steps": ["A", "B", "C"], "within": "10s"}', "entered")) == 2
    result = ask(of, "funnel", query)
    assert result.receipt is not None
    for number, step in enumerate(result.steps, 1):
        assert size(of, part_of(result.receipt, f"reached {number}")) == step.people
    left = {"answer": {"question": "funnel", "query": query, "part": "left after 2"}}
    assert size(of, left) == 1
    assert size(of, {"all": [left, {"not": "did C"}]}) == 0
    with pytest.raises(BadInput, match="no part “reached 4”") as error:
        size(of, {"answer": {"question": "funnel", "query": query, "part": "reached 4"}})
    assert "left after N" in error.value.hint


def test_parts_of_transitions_and_stages(tmp_path: Path) -> None:
    of = shop(tmp_path, PEOPLE)
    for edge in ask(of, "transitions", {}).edges:
        part = {"answer": {"question": "transitions", "query": {}, "part": f"{edge.before} -> {edge.after}"}}
        assert size(of, part) == edge.people.people
    answer = ask(of, "transitions", {})
    for edges, word in ((answer.begins, "began with"), (answer.ends, "ended with")):
        for edge in edges:
            part = {"question": "transitions", "query": {}, "part": f"{word} {edge.before or edge.after}"}
            assert size(of, {"answer": part}) == edge.people.people
    query = to_json(read_query("stages", {"journey": JOURNEY}))
    found = ask(of, "stages", query)
    for stage in found.stages:
        for part, count in ((f"now {stage.name}", stage.now), (f"ever {stage.name}", stage.ever)):
            assert size(of, {"answer": {"question": "stages", "query": query, "part": part}}) == count.people
    for move in found.moves:
        part = f"{move.before} -> {move.after}"
        assert size(of, {"answer": {"question": "stages", "query": query, "part": part}}) == move.people.people


def test_parts_that_there_are_not(of: Snapshot) -> None:
    for question, part in (("transitions", "A"), ("stages", "New"), ("segment", "exactly 3")):
        query = (
            {"segments": ["did A"]} if question == "segment" else {"journey": JOURNEY} if question == "stages" else {}
        )
        query = to_json(read_query(question, query))
        with pytest.raises(BadInput, match="has no part"):
            size(of, {"answer": {"question": question, "query": query, "part": part}})
    with pytest.raises(NotAllowed, match="no groups of people"):
        size(of, {"answer": {"question": "trend", "query": {}, "part": "x"}})


def test_exact_combinations_are_segments_too(of: Snapshot) -> None:
    query = {"segments": ["did A", "did B"]}
    for part, people in (("exactly 1", 1), ("exactly 1+2", 1), ("exactly none", 1)):
        assert size(of, {"answer": {"question": "segment", "query": query, "part": part}}) == people


def test_names_come_from_the_journey(tmp_path: Path) -> None:
    log, ledger, timeline = TinyLog(shop_rows(Random(3), days=False)), TinyLedger(), Timeline.open(tmp_path)
    timeline.update(log, ledger)
    of = timeline.snapshot(log, zone="UTC", as_of=3 * DAY, journey=JOURNEY)
    assert size(of, "Buyers") == size(of, "did B") == size(of, "stage was Customer")
    assert funnel(of, "A", "B", within="1 day", among="Buyers").conversion.people > 0


@pytest.mark.parametrize("days", [False, True])
def test_a_sequence_is_a_funnels_last_step(tmp_path: Path, days: bool) -> None:
    log, ledger, timeline = TinyLog(shop_rows(Random(4), days)), TinyLedger(), Timeline.open(tmp_path)
    timeline.update(log, ledger)
    of = timeline.snapshot(log, zone="UTC", as_of=3 * DAY)
    for steps in (("A", "B"), ("A", "B", "C"), ("A", "A", "B")):
        for within, period in (("1 hour", None), ("1 day", "1970-01-02"), ("9 days", None)):
            last = ask(of, "funnel", {"steps": steps, "within": within, "period": period}).steps[-1]
            during = f" during {period}" if period else ""
            sequence = f"did {' then '.join(steps)} within {within}{during}"
            assert size(of, sequence) == last.people + last.unfinished
