"""Does each cell of a map say what can be counted on fingers? Four people, a shop of three stages."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.worlds import FEW, SHOP, cell, crowd, shop
from parcours.journeymap import Reading, from_json, journey_map, to_json
from parcours.journeymap.words import sentence
from parcours.model.assumed import LANES
from parcours.model.count import Count
from parcours.model.errors import BadInput, UnknownName
from parcours.model.journey_map import JourneyMap, Statement
from parcours.model.period import Period
from parcours.model.policy import Policy
from parcours.model.segment_text import read_segment
from parcours.timeline.snapshot import Snapshot

OPEN = Policy(0)
SEARCHED = ["Searches: 50% (2 of 4), 2 events.", "Searched for “lamp” (Searches): 50% (2 of 4), 2 events."]


@pytest.fixture
def of(tmp_path: Path) -> Snapshot:
    return shop(tmp_path, FEW)


@pytest.fixture
def map(of: Snapshot) -> JourneyMap:
    return journey_map(of, policy=OPEN)


def told(map: JourneyMap, lane: str, stage: str) -> list[str]:
    return [sentence(one) for one in cell(map, lane, stage).statements]


def first(map: JourneyMap, lane: str, stage: str) -> Statement:
    return cell(map, lane, stage).statements[0]


def test_every_row_has_a_cell_for_each_stage(map: JourneyMap) -> None:
    assert tuple(row.lane for row in map.rows) == LANES
    for row in map.rows:
        assert [c.stage for c in row.cells] == ["Looking", "Deciding", "Owning"]
        for c in row.cells:
            assert bool(c.missing) != any(one.evidence != "assumed" for one in c.statements), (row.lane, c.stage)


def test_heads_and_moves(map: JourneyMap) -> None:
    assert [(c.name, c.ever.count, c.now.count, c.entries) for c in map.columns] == [
        ("Looking", Count(4, 4), Count(2, 4), 4),
        ("Deciding", Count(2, 4), Count(1, 4), 2),
        ("Owning", Count(1, 4), Count(1, 4), 1),
    ]
    assert {(w.before, w.after, w.direction): w.people.count for w in map.ways} == {
        ("none", "Looking", "in"): Count(4, 4),
        ("Looking", "Deciding", "forward"): Count(2, 4),
        ("Deciding", "Owning", "forward"): Count(1, 2),
    }


def test_moves_back_away_out_and_in_again(tmp_path: Path) -> None:
    journey = (
        "journey: J\nstages:\n  - {name: One, enter: A, back: true, leave: {quiet: 100 seconds}}\n"
        "  - {name: Two, enter: B, out: C}\n"
    )
    of = shop(tmp_path, {"ann": "A@0 B@10 A@20 B@30 C@40 A@50"}, journey, as_of=1000)
    assert {(w.before, w.after, w.direction) for w in journey_map(of, policy=OPEN).ways} == {
        ("none", "One", "in"), ("One", "Two", "forward"), ("Two", "One", "back"), ("Two", "out", "out"),
        ("out", "One", "in again"), ("One", "none", "away"),
    }  # fmt: skip


def test_goals(map: JourneyMap) -> None:
    assert told(map, "goals", "Deciding")[0] == (
        "They want: Sure of the price. 50% (1 of 2) reached it; half of these took 3.3 min or less."
    )
    assert told(map, "goals", "Deciding")[1].startswith(
        "Half of those who reach it take 3 steps or fewer"
    )  # Add, Pay, Order
    assert "`success`" in cell(map, "goals", "Looking").missing


def test_a_goal_in_words_alone_is_assumed(tmp_path: Path) -> None:
    of = shop(tmp_path, FEW, SHOP.replace(", rule: {did: Order, within: 1 day}", ""))
    found = cell(journey_map(of, policy=OPEN), "goals", "Deciding")
    assert [(s.about, s.evidence, s.figures) for s in found.statements] == [("Sure of the price.", "assumed", ())]
    assert "`rule`" in found.missing


def test_actions(map: JourneyMap) -> None:
    assert told(map, "actions", "Looking") == [
        "View: 100% (4 of 4), 4 events.", "Search: 50% (2 of 4), 2 events.", "Banner: 25% (1 of 4), 1 event.",
        "Click: 25% (1 of 4), 1 event.",
    ]  # fmt: skip
    assert sorted(told(map, "actions", "Deciding")) == [
        "Add: 100% (2 of 2), 2 events.", "Pay: 50% (1 of 2), 1 event.", "View: 50% (1 of 2), 1 event.",
    ]  # fmt: skip
    view = first(map, "actions", "Looking")
    assert (view.evidence, view.origin, view.n, view.latest) == ("measured", ("real",), 4, 10)


def test_what_there_is_no_room_for_is_counted(of: Snapshot) -> None:
    found = cell(journey_map(of, policy=OPEN, most=2), "actions", "Looking")
    assert (len(found.statements), found.more) == (2, 2)


def test_a_channel_called_as_its_touchpoint_is_told_once(tmp_path: Path) -> None:
    journey = SHOP.replace("  - {name: Site,", "  - {name: Post, events: Pay, channel: post}\n  - {name: Site,")
    found = cell(journey_map(shop(tmp_path, FEW, journey), policy=OPEN), "touchpoints", "Deciding")
    assert [(s.kind, s.about) for s in found.statements] == [("met", "Site"), ("met", "Post")]
    other = SHOP.replace("  - {name: Site,", "  - {name: Post, events: Pay, channel: parcel}\n  - {name: Site,")
    found = cell(journey_map(shop(tmp_path / "b", FEW, other), policy=OPEN), "touchpoints", "Deciding")
    assert [(s.kind, s.about) for s in found.statements] == [("met", "Site"), ("met", "Post"), ("came", "parcel")]


def test_touchpoints_are_drafts_until_confirmed(map: JourneyMap) -> None:
    assert told(map, "touchpoints", "Deciding") == ["Site: 100% (2 of 2), 3 events."]
    site = first(map, "touchpoints", "Looking")
    assert (site.kind, site.evidence, site.detail["reason"]) == ("met", "inferred", "by its name")
    assert "of Order" in cell(map, "touchpoints", "Owning").missing


def test_research(map: JourneyMap) -> None:
    assert told(map, "research", "Looking") == SEARCHED
    assert [s.kind for s in cell(map, "research", "Looking").statements] == ["looked", "searched"]
    assert "Searches, Guides" in cell(map, "research", "Deciding").missing
    assert "Guides, of `research` in journey.yaml: There is no event “Guide”." in "".join(map.notes)


def test_research_of_which_the_data_tell_a_part(tmp_path: Path) -> None:
    of = shop(tmp_path, FEW, SHOP.replace("events: Search,", "events: [Search, Blog],"))
    assert told(journey_map(of, policy=OPEN), "research", "Looking") == SEARCHED


def test_each_research_is_told_with_its_total(tmp_path: Path) -> None:
    """Two searched, ann for two things; bob read, which is one thing without names: its total says all."""
    people = {
        "ann": "View@0 Search@10{query=lamp} Search@20{query=shade} Guide@30",
        "bob": "View@0 Search@5{query=lamp} Guide@30",
    }
    of = shop(tmp_path, people)
    assert told(journey_map(of, policy=OPEN), "research", "Looking") == [
        "Searches: 100% (2 of 2), 3 events.", "Searched for “lamp” (Searches): 100% (2 of 2), 2 events.",
        "Searched for “shade” (Searches): 50% (1 of 2), 1 event.", "Guides: 100% (2 of 2), 2 events.",
    ]  # fmt: skip
    short = cell(journey_map(of, policy=OPEN, most=1), "research", "Looking")
    assert [s.about for s in short.statements] == ["Searches", "lamp", "Guides"]
    assert (short.more, short.left_out) == (1, "and 1 more term or page")


def test_feelings(map: JourneyMap) -> None:
    assert told(map, "feelings", "Owning") == [
        "Their scores: +1.00 on -1 to 1 (-0.70 to +1.00), of 1 person. Too few to conclude.",
        "100% (1 of 1) said something; 1 text with words.",
        "Review: mean 5 of 1 answer, seen from 5 to 5. Too few to conclude.",
        "“Lovely” (Review, score 5, by a buyer)",
    ]
    assert {s.evidence for s in cell(map, "feelings", "Owning").statements} == {"reported"}
    looking = cell(map, "feelings", "Looking")
    assert [(s.kind, s.detail["test"]) for s in looking.statements] == [("assumed", "An exit survey on product pages")]
    assert "Nobody said anything while in Looking" in looking.missing


def test_prompts_in_the_stage_in_which_they_were_shown(map: JourneyMap) -> None:
    """To cat, in Looking; to dan before he was in any stage."""
    (banner,) = cell(map, "prompts", "Looking").statements
    assert sentence(banner) == (
        "Banner: shown to 25% (1 of 4); 100% (1 of 1) of these took it up; 0% (0 of 1) went on to a later stage. "
        "Too few to conclude."
    )
    assert "was shown any prompt" in cell(map, "prompts", "Deciding").missing


def test_measures(map: JourneyMap) -> None:
    assert "Moved on to Deciding: 50% (2 of 4)." in told(map, "measures", "Looking")
    assert "Order value: 50, of 1 event." in told(map, "measures", "Owning")
    assert "Half of the stays last" in told(map, "measures", "Deciding")[1]


def test_figures_of_nobody_stand_in_the_first_stage(of: Snapshot) -> None:
    spend = Reading("spend", 1200.5, "EUR", rows=30, of="ads", origin=("simulated",), latest=99)
    map = journey_map(of, policy=OPEN, readings=[spend])
    said = cell(map, "measures", "Looking").statements[-1]
    assert sentence(said) == "Spend (ads): 1,200.50 EUR. A figure of nobody."
    assert (said.origin, said.receipt, said.n, said.latest) == (("simulated",), None, None, 99)


def test_moments_of_few_are_counted_where_they_happen(map: JourneyMap) -> None:
    """View, Search, Banner and Click in the first stage; Add and Pay in the second."""
    looking, deciding = (cell(map, "moments", stage) for stage in ("Looking", "Deciding"))
    assert [s.about for s in looking.statements] == ["Unsure"]
    assert looking.left_out == "places looked at: 4 of too few people to tell"
    assert deciding.left_out == "places looked at: 2 of too few people to tell"
    assert "No moment stands out in Deciding" in deciding.missing
    assert (looking.more, deciding.more) == (4, 2)


def test_a_prompt_that_the_data_do_not_tell_of_stops_nothing(tmp_path: Path) -> None:
    map = journey_map(shop(tmp_path, {"ann": "View@0 Add@10 Pay@15 Order@20"}), policy=OPEN)
    assert "2 of too few" in cell(map, "moments", "Deciding").left_out
    assert cell(map, "prompts", "Looking").missing


def test_the_whole(map: JourneyMap) -> None:
    assert [sentence(one) for one in map.whole] == [
        "Order: 25% (1 of 4) reached it.", "In no stage when they happened: 1 event.",
    ]  # fmt: skip


def test_what_goes_most_with_the_goal_is_no_step_of_the_way_to_it(tmp_path: Path) -> None:
    """Of 60 who go into the stage Deciding by Add all order, of 60 who ask for help most, of 60 who look on few."""
    lives = {
        "a": (60, "View@0 Add@600 Order@900"), "h": (50, "View@0 Help@600 Order@900"), "k": (10, "View@0 Help@600"),
        "f": (5, "View@0 View@600 Order@900"), "d": (55, "View@0 View@600"),
    }  # fmt: skip
    map = journey_map(shop(tmp_path, crowd(lives), as_of=10**7), policy=OPEN)
    cells = [one for row in map.rows if row.lane == "moments" for cell in row.cells for one in cell.statements]
    assert {one.about for one in cells if one.kind == "moment"} >= {"Add", "Help"}
    (strongest,) = (one for one in map.whole if one.kind == "moment")
    (here,) = (one for one in cells if one.about == "Help")
    assert (strongest.about, strongest.detail["stage"]) == ("Help", "Looking")
    assert (strongest.figures, strongest.receipt) == (here.figures, here.receipt)


def test_where_some_people_stand_for_all_it_is_said(tmp_path: Path) -> None:
    of = shop(tmp_path, crowd({"calm": (40, "View@0 Add@10 Order@30")}), as_of=10**7)
    told = [note for note in journey_map(of, policy=OPEN, sample=20).notes if "drawn evenly from 40" in note]
    assert [note.partition(":")[0] for note in told] == ["Emotions", "Pains", "Moments"]
    assert not [note for note in journey_map(of, policy=OPEN, sample=40).notes if "drawn evenly" in note]


def test_a_period_and_a_group(of: Snapshot) -> None:
    map = journey_map(of, policy=OPEN, among=read_segment("did Search"))
    assert (map.view.people, map.view.among) == (2, "did Search")
    assert map.columns[0].ever.count == Count(2, 2)
    later = journey_map(of, policy=OPEN, period=Period("1970-01-01T00:02:00", None))
    assert {s.about for s in cell(later, "actions", "Deciding").statements} == {"Pay"}


def test_only_some_rows(of: Snapshot) -> None:
    assert [row.lane for row in journey_map(of, lanes=("pains", "goals"), policy=OPEN).rows] == ["goals", "pains"]


def test_without_milestone_prompts_and_feedback(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 B@10"}, "journey: J\nstages:\n  - {name: One, enter: A}\n")
    map = journey_map(of, policy=OPEN)
    assert "`milestone`" in cell(map, "pains", "One").missing
    assert "`milestone`" in cell(map, "moments", "One").missing
    assert "`prompts`" in cell(map, "prompts", "One").missing
    assert "load reviews" in cell(map, "feelings", "One").missing
    assert map.whole == ()


def test_without_stages_it_is_said_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        journey_map(shop(tmp_path, FEW, "journey: J\n"))
    assert "parcours draft DIR" in caught.value.hint


def test_an_unknown_event_in_the_group_is_an_error(of: Snapshot) -> None:
    with pytest.raises(UnknownName):
        journey_map(of, among=read_segment("did Serch"))


def test_json_and_back(map: JourneyMap) -> None:
    assert from_json(to_json(map)) == map
    with pytest.raises(BadInput) as caught:
        from_json({"journey": "Shop"})
    assert "parcours map" in caught.value.hint
