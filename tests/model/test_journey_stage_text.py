"""A stage's goal and its assumptions are written where they belong; comments, order and all else stay."""

from __future__ import annotations

import pytest

from parcours.model.assumed import Assumed
from parcours.model.errors import BadInput, UnknownName
from parcours.model.journey_stage_text import with_assumed, with_goal, without_assumed
from parcours.model.journey_text import read_journey

TEXT = """\
# our journey
journey: Shop
stages:
  - name: Looking   # the first
    enter: View

# a remark at the margin
    success:
      goal: Find it   # said in an interview
      rule: {did: Add, within: 7 days}
    assumed:
      pains:
        # from the workshop
        - {says: Too many lamps, test: an exit survey}
        - Search finds nothing

      feelings: {says: Curious}
  - {name: Buying, enter: Order}
  - name: Using
    enter: Delivered

# touchpoints follow
touchpoints:
  - {name: Shop, events: View}
"""


def _stage(text: str, name: str):
    return next(stage for stage in read_journey(text).stages if stage.name == name)


def _same_but(text: str, changed: str) -> list[str]:
    """The lines that are new, and those that are gone."""
    before, after = text.splitlines(), changed.splitlines()
    return [f"+{line}" for line in after if line not in before] + [f"-{line}" for line in before if line not in after]


def test_a_goal_is_changed_in_its_place() -> None:
    changed = with_goal(TEXT, "Looking", "Find the lamp: the right one")
    success = _stage(changed, "Looking").success
    assert success
    assert success.goal == "Find the lamp: the right one"
    assert success.rule
    assert _same_but(TEXT, changed) == [
        "+      goal: 'Find the lamp: the right one'   # said in an interview",
        "-      goal: Find it   # said in an interview",
    ]


@pytest.mark.parametrize("stage", ["Buying", "Using"])
def test_a_first_goal_is_written_into_any_stage(stage: str) -> None:
    changed = with_goal(TEXT, stage, "Be done, soon")
    success = _stage(changed, stage).success
    assert success
    assert success.goal == "Be done, soon"
    assert all(comment in changed for comment in ("# our journey", "# a remark", "# touchpoints follow"))
    assert _stage(changed, "Looking") == _stage(TEXT, "Looking")


@pytest.mark.parametrize("stage", ["Buying", "Using"])
def test_what_is_written_and_taken_out_again_leaves_the_text_as_it_was(stage: str) -> None:
    assert with_goal(with_goal(TEXT, stage, "Be done"), stage, "") == TEXT
    new = Assumed("pains", "It is late")
    assert without_assumed(with_assumed(TEXT, stage, new), stage, "pains", 0) == TEXT


def test_an_empty_goal_is_taken_out_and_its_rule_stays() -> None:
    success = _stage(with_goal(TEXT, "Looking", "  "), "Looking").success
    assert success
    assert success.goal == ""
    assert success.rule


def test_an_assumption_more() -> None:
    new = Assumed("pains", "The price, again", "ask: why not?")
    changed = with_assumed(TEXT, "Looking", new)
    assert _stage(changed, "Looking").assumed[:3] == (
        Assumed("pains", "Too many lamps", "an exit survey"),
        Assumed("pains", "Search finds nothing"),
        new,
    )
    assert len(_same_but(TEXT, changed)) == 1
    assert "# from the workshop" in changed


@pytest.mark.parametrize("stage", ["Looking", "Buying", "Using"])
@pytest.mark.parametrize("lane", ["goals", "feelings", "pains"])
def test_an_assumption_more_in_any_row_of_any_stage(stage: str, lane) -> None:
    new = Assumed(lane, "Своими словами: “так”, и [так]")
    changed = with_assumed(TEXT, stage, new)
    before, after = _stage(TEXT, stage).assumed, _stage(changed, stage).assumed
    assert new in after
    assert len(after) == len(before) + 1
    assert set(before) < set(after)
    assert [s for s in read_journey(changed).stages if s.name != stage] == [
        s for s in read_journey(TEXT).stages if s.name != stage
    ]


def test_assumptions_are_changed_and_taken_out_by_their_place() -> None:
    changed = with_assumed(TEXT, "Looking", Assumed("pains", "Search is poor", "look at searches"), 1)
    assert [one.says for one in _stage(changed, "Looking").assumed] == ["Too many lamps", "Search is poor", "Curious"]
    changed = with_assumed(changed, "Looking", Assumed("feelings", "Hopeful"), 0)
    assert _stage(changed, "Looking").assumed[2] == Assumed("feelings", "Hopeful")
    less = without_assumed(without_assumed(changed, "Looking", "pains", 0), "Looking", "feelings", 0)
    assert [one.says for one in _stage(less, "Looking").assumed] == ["Search is poor"]
    none = without_assumed(less, "Looking", "pains", 0)
    assert _stage(none, "Looking").assumed == ()
    assert "assumed" not in none


def test_lines_of_other_systems_stay_as_they_are() -> None:
    changed = with_assumed(TEXT.replace("\n", "\r\n"), "Using", Assumed("pains", "It is late"))
    assert changed.count("\n") == changed.count("\r\n")
    assert _stage(changed, "Using").assumed == (Assumed("pains", "It is late"),)


def test_a_text_without_an_end_of_line() -> None:
    text = "stages:\n  - name: A\n    enter: View"
    assert _stage(with_goal(text, "A", "Look"), "A").success


def test_what_is_not_there_is_said() -> None:
    with pytest.raises(UnknownName, match="stage “Lookin”"):
        with_goal(TEXT, "Lookin", "x")
    with pytest.raises(UnknownName):
        with_goal("journey: Shop\n", "Looking", "x")
    with pytest.raises(BadInput, match="2 assumptions"):
        without_assumed(TEXT, "Looking", "pains", 2)
    with pytest.raises(BadInput, match="0 assumptions"):
        with_assumed(TEXT, "Using", Assumed("pains", "x"), 0)
