"""What is a journey once somebody has put its stages in order?"""

from __future__ import annotations

import pytest

from parcours.model.arranged import Placed, arranged, entering, milestone_name
from parcours.model.errors import BadInput
from parcours.model.journey import BadJourney, Journey
from parcours.model.journey_plain import plain_of
from parcours.model.journey_text import read_journey

TEXT = """\
journey: Shop
milestone: Order
inferred: guessed
stages:
  - name: Looking
    enter: {any: [View, Search, {did: Read, at_least: 3, within: 7 days}]}
    leave: {quiet: 35 days}
    inferred: by its name
  - name: Buying
    enter: {any: [Add, Order]}
    from: [none, Looking]
    success: {goal: Sure of the price, rule: {did: Order, within: 1 day}}
  - name: Quiet
    enter: Complaint
    leave: {quiet: 9 days, to: Looking}
segments:
  Buyers: stage is Buying
"""


@pytest.fixture
def journey() -> Journey:
    return read_journey(TEXT.encode())


def _as_it_was(journey: Journey) -> list[Placed]:
    return [
        Placed(one.name, one.name, entering(one.enter)[0], one.success.goal if one.success else "")
        for one in journey.stages
    ]


def test_nothing_moved_only_confirms(journey: Journey) -> None:
    same = arranged(journey, _as_it_was(journey), "Order")
    assert same.inferred == ""
    assert same.stages[0].inferred == ""
    assert same.stages[0].enter is journey.stages[0].enter
    assert same.stages[1] == journey.stages[1]


def test_plain_events_move_and_what_counts_stays(journey: Journey) -> None:
    looking, buying, quiet = _as_it_was(journey)
    moved = [
        Placed("Looking", "Looking", ("View",)),
        Placed("Buying", "Buying", ("Search", "Add", "Order"), "x"),
        quiet,
    ]
    changed = plain_of(arranged(journey, moved, "Order"))["stages"]
    assert changed[0]["enter"] == {"any": ["View", {"did": "Read", "at_least": 3, "within": "7 days"}]}
    assert changed[1]["enter"] == {"any": ["Search", "Add", "Order"]}
    assert changed[1]["success"] == {"goal": "x", "rule": {"did": "Order", "within": "1 day"}}
    assert looking.events == ("View", "Search")
    assert buying.goal == "Sure of the price"


def test_a_new_name_is_known_wherever_the_stage_is_named(journey: Journey) -> None:
    looking, buying, quiet = _as_it_was(journey)
    renamed = [Placed("Seeing", "Looking", looking.events), Placed("Paying", "Buying", buying.events), quiet]
    changed = plain_of(arranged(journey, renamed, "Order"))
    assert changed["stages"][1]["from"] == ["none", "Seeing"]
    assert changed["stages"][2]["leave"] == [{"quiet": "9 days", "to": "Seeing"}]
    assert changed["segments"] == {"Buyers": "stage is Paying"}


def test_a_stage_taken_out_is_led_to_no_more(journey: Journey) -> None:
    _, buying, quiet = _as_it_was(journey)
    with pytest.raises(BadJourney, match="there is no stage “Buying”"):
        arranged(journey, [quiet], "Order")  # a group is of it
    changed = plain_of(arranged(journey, [buying, quiet], ""))
    assert changed["stages"][0]["from"] == ["none"]
    assert changed["stages"][1]["leave"] == [{"quiet": "9 days"}]
    assert "milestone" not in changed


def test_a_stage_added_ends_in_silence_as_the_others_do(journey: Journey) -> None:
    changed = arranged(journey, [*_as_it_was(journey), Placed("After", events=("Review",), goal="Tell")], "Review")
    assert plain_of(changed)["stages"][3] == {
        "name": "After", "enter": "Review", "leave": [{"quiet": "35 days"}], "success": {"goal": "Tell"},
    }  # fmt: skip
    assert changed.milestone is not None
    assert milestone_name(changed.milestone) == "Review"


def test_a_stage_that_nothing_leads_into_is_refused_or_only_imagined(journey: Journey) -> None:
    looking, buying, _ = _as_it_was(journey)
    with pytest.raises(BadJourney, match="nobody can ever reach"):
        arranged(journey, [looking, buying, Placed("Quiet", "Quiet")], "Order")


def test_one_stage_is_not_made_two(journey: Journey) -> None:
    with pytest.raises(BadInput, match="made two"):
        arranged(journey, [Placed("A", "Looking", ("View",)), Placed("B", "Looking", ("Search",))], "Order")
