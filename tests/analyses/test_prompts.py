"""What moves people on: a shop to count on fingers, and random ones beside the funnels that they are."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from parcours.analyses.among import among
from parcours.analyses.prompts import PromptFigures, PromptsResult
from parcours.analyses.prompts.text import lines
from parcours.analyses.registry import ask
from parcours.analyses.stages.ever import ever
from parcours.analyses.terminal import columns
from parcours.model.count import Count
from parcours.model.errors import BadInput, ParcoursError, UnknownName
from parcours.model.period import Period
from parcours.model.segments import OfAnswer
from parcours.timeline.snapshot import Snapshot
from reference.prompts import Did
from reference.prompts import prompt as by_hand
from timeline.definitions import column, shop
from timeline.worlds import Row

STAGES = """\
stages:
  - {name: Visitor, enter: See, back: true}
  - {name: Trier, enter: Try}
  - {name: Buyer, enter: Buy, leave: {quiet: 20 seconds, to: Asleep}}
  - {name: Asleep}
"""
SHOP = f"""{STAGES}
prompts:
  - {{name: Letter, shown: Sent, taken: Clicked, kind: message, within: 10 s}}
  - {{name: Banner, shown: [Seen Banner, Seen Poster], within: 10 s}}
"""
HELD = SHOP.replace("kind: message", "kind: message, hold: campaign")


def did(name: str, time: float, user: str = "a", campaign: str = "") -> Row:
    return {"name": name, "time": time, "user": user, **({"p.campaign:s": campaign} if campaign else {})}


ROWS = [
    did("See", 0, "a"), did("Sent", 1, "a"), did("Clicked", 2, "a"), did("Try", 3, "a"),  # took it and went on
    did("See", 0, "b"), did("Sent", 1, "b"), did("Try", 5, "b"),  # went on
    did("See", 0, "c"), did("Sent", 1, "c"), did("Clicked", 4, "c"), did("Buy", 12, "c"),  # too late to have gone on
    did("See", 0, "d"), did("Seen Poster", 1, "d"), did("Buy", 11, "d"), did("Sent", 12, "d"),
    did("Sent", 2, "e"), did("See", 3, "e"),  # in no stage, and on to the first
    did("See", 90, "f"), did("Sent", 95, "f"), did("Nothing", 100, "f"),  # unfinished
]  # fmt: skip


def figures(result: PromptsResult, stage: str, prompt: str) -> PromptFigures:
    (mine,) = [one for one in (*result.stages, result.none, result.out) if one.name == stage]
    (found,) = [one for one in mine.prompts if one.name == prompt]
    return found


def test_shown_taken_and_went_on(tmp_path: Path) -> None:
    result: PromptsResult = ask(shop(tmp_path, ROWS, SHOP), "prompts", {})
    letter = figures(result, "Visitor", "Letter")
    assert letter.shown == Count(4, 6)
    assert letter.unfinished == 1
    assert letter.taken == Count(2, 3)
    assert letter.went_on == Count(2, 3)
    assert letter.went_on_taken == Count(1, 2)
    assert (letter.kind, letter.within, letter.latest) == ("message", "10 seconds", 95)
    assert figures(result, "none", "Letter").went_on == Count(1, 1)
    assert figures(result, "Buyer", "Letter").went_on == Count(0, 1)
    banner = figures(result, "Visitor", "Banner")
    assert (banner.shown, banner.taken, banner.went_on, banner.went_on_taken) == (Count(1, 6), None, Count(1, 1), None)


def test_by_a_quiet_time_nobody_goes_on(tmp_path: Path) -> None:
    rows = [did("Buy", 0), did("Seen Banner", 15), did("See", 50), did("See", 90)]
    assert figures(ask(shop(tmp_path, rows, SHOP), "prompts", {}), "Buyer", "Banner").went_on == Count(0, 1)


def test_in_the_last_stage_there_is_no_later_one(tmp_path: Path) -> None:
    rows = [did("Buy", 0), did("Sent", 50), did("Clicked", 51), did("Nothing", 90)]
    found = figures(ask(shop(tmp_path, rows, SHOP), "prompts", {}), "Asleep", "Letter")
    assert (found.taken, found.went_on, found.went_on_taken) == (Count(1, 1), None, None)


def test_what_is_held_is_the_same_where_shown_and_taken(tmp_path: Path) -> None:
    rows = [
        did("See", 0, "a"), did("Sent", 1, "a", "x"), did("Clicked", 2, "a", "y"), did("Try", 3, "a"),
        did("See", 0, "b"), did("Sent", 1, "b", "x"), did("Sent", 2, "b", "y"), did("Clicked", 3, "b", "y"),
        did("Try", 4, "b"),
        did("Nothing", 90, "a"),
    ]  # fmt: skip
    found = figures(ask(shop(tmp_path, rows, HELD), "prompts", {}), "Visitor", "Letter")
    assert (found.shown, found.taken) == (Count(2, 2), Count(1, 2))
    assert (found.went_on, found.went_on_taken) == (Count(2, 2), Count(1, 1))
    loose = figures(ask(shop(tmp_path / "loose", rows, SHOP), "prompts", {}), "Visitor", "Letter")
    assert loose.taken == Count(2, 2)


def test_an_event_that_takes_it_up_may_be_the_one_that_moves_on(tmp_path: Path) -> None:
    text = SHOP.replace("taken: Clicked", "taken: Buy where campaign = x")
    rows = [did("See", 0), did("Sent", 1, campaign="x"), did("Buy", 2, campaign="x"), did("Nothing", 90)]
    for number, definition in enumerate((text, text.replace("kind: message", "kind: message, hold: campaign"))):
        found = figures(ask(shop(tmp_path / str(number), rows, definition), "prompts", {}), "Visitor", "Letter")
        assert (found.taken, found.went_on_taken) == (Count(1, 1), Count(1, 1))


def test_a_period_is_of_what_was_shown(tmp_path: Path) -> None:
    snapshot = shop(tmp_path, ROWS, SHOP)
    period = {"start": "1970-01-01T00:00:12", "end": "1970-01-01T00:01:00"}
    result = ask(snapshot, "prompts", {"period": period})
    assert [one.name for one in result.stages if one.prompts] == ["Buyer"]
    assert figures(result, "Buyer", "Letter").shown == Count(1, ever(snapshot, Period(**period))[2])
    assert result.never == ("Banner",)


def test_errors_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="has no prompts yet") as error:
        ask(shop(tmp_path / "a", ROWS, STAGES), "prompts", {})
    assert "prompts: [{name: Newsletter, shown:" in error.value.hint
    with pytest.raises(BadInput, match="no stages yet"):
        ask(shop(tmp_path / "b", ROWS, "prompts: [{name: Letter, shown: Sent}]"), "prompts", {})
    snapshot = shop(tmp_path / "c", ROWS, SHOP)
    with pytest.raises(UnknownName, match="no prompt “Leter”") as unknown:
        ask(snapshot, "prompts", {"prompts": ["Leter"]})
    assert "“Letter”" in unknown.value.hint
    assert [p.name for s in ask(snapshot, "prompts", {"prompts": ["Banner"]}).stages for p in s.prompts] == ["Banner"]
    misfit = SHOP.replace("shown: Sent", "shown: Sent where campaign > 3")
    rows = [*ROWS, did("Sent", 1, "a", "x")]
    with pytest.raises(ParcoursError, match=r"journey\.yaml, prompts"):
        ask(shop(tmp_path / "d", rows, misfit), "prompts", {})


def test_what_nothing_has_shows_nothing(tmp_path: Path) -> None:
    text = SHOP + "  - {name: Poster, shown: Never Seen, taken: Also Never, hold: nowhere}\n"
    assert ask(shop(tmp_path, ROWS, text), "prompts", {}).never == ("Poster",)


def test_the_picture_fits_80_columns(tmp_path: Path) -> None:
    picture = lines(ask(shop(tmp_path, ROWS, HELD), "prompts", {}))
    assert all(columns(line) <= 80 for line in picture.splitlines())
    assert "Visitor (6 people)" in picture
    assert "taken with the same campaign as shown" in picture
    assert "In no stage" in picture


# ---- the same as the funnel that it is


@pytest.mark.parametrize("seed", range(20))
def test_it_is_the_funnel_that_it_describes(tmp_path: Path, seed: int) -> None:
    snapshot = shop(tmp_path, some_rows(random.Random(seed)), SHOP)
    period = {"start": "1970-01-01T00:00:05", "end": "1970-01-01T00:00:40"} if seed % 2 else {}
    result = ask(snapshot, "prompts", {"period": period})
    names = [stage.name for stage in result.stages]
    for stage in (*result.stages[:-1], result.none):
        later = ", ".join(names[names.index(stage.name) + 1 :] if stage.name in names else names)
        here = f'journey.stage = "{stage.name}"' if stage.name in names else "journey.stage missing"
        on = (
            f"any event where journey.entered in ({later})"
            if "," in later
            else f"any event where journey.entered = {later}"
        )
        for prompt, shown, taken in (("Letter", "Sent", "Clicked"), ("Banner", "Seen Banner | Seen Poster", "")):
            steps = [f"({shown}) where {here}" if "|" in shown else f"{shown} where {here}"]
            steps += [f"{taken}, optional"] if taken else []
            asked = {"steps": [*steps, on], "within": "10 s", "period": period or None}
            funnel = ask(snapshot, "funnel", asked)
            mine = [one for one in stage.prompts if one.name == prompt]
            entered = funnel.steps[0].people + funnel.unfinished
            assert bool(mine) == bool(entered)
            if not mine:
                continue
            assert (mine[0].shown.people, mine[0].unfinished) == (entered, funnel.unfinished)
            assert mine[0].went_on == Count(funnel.steps[-1].people, funnel.steps[0].people)
            if taken:
                through = funnel.through[0].steps
                assert mine[0].taken == Count(through[1].people, through[0].people)
                assert mine[0].went_on_taken == Count(through[2].people, through[1].people)


@pytest.mark.parametrize("seed", range(12))
def test_beside_a_slow_count_where_a_property_is_held(tmp_path: Path, seed: int) -> None:
    rows = some_rows(random.Random(100 + seed))
    snapshot = shop(tmp_path, rows, HELD)
    result = ask(snapshot, "prompts", {})
    at, entered = column(snapshot, "journey.stage"), column(snapshot, "journey.entered")
    names = [stage.name for stage in result.stages]
    events = [
        Did(row["user"], int(row["time"]), row["name"], row.get("p.campaign:s"), at[n], entered[n])
        for n, row in enumerate(rows, 1)
    ]
    for stage in result.stages[:-1]:
        later = names[names.index(stage.name) + 1 :]
        told = by_hand(events, stage.name, later, "Sent", "Clicked", 10, snapshot.as_of)
        mine = [one for one in stage.prompts if one.name == "Letter"]
        if not mine:
            assert told is None
            continue
        assert told is not None
        assert mine[0].taken is not None
        assert mine[0].went_on_taken is not None
        assert (mine[0].shown.people, mine[0].taken.people, mine[0].went_on_taken.people) == told


@pytest.mark.parametrize("seed", range(4))
def test_parts_are_the_people_that_are_counted(tmp_path: Path, seed: int) -> None:
    snapshot = shop(tmp_path, some_rows(random.Random(seed)), SHOP)
    result = ask(snapshot, "prompts", {})
    for stage in (*result.stages, result.none):
        for one in stage.prompts:
            assert people(snapshot, f"shown {one.name} in {stage.name}") == one.shown.people
            if one.went_on:
                assert people(snapshot, f"went on after {one.name} in {stage.name}") == one.went_on.people
            if one.taken:
                assert people(snapshot, f"took {one.name} in {stage.name}") == one.taken.people
    with pytest.raises(BadInput, match="has no part “ate Letter in Buyer”"):
        people(snapshot, "ate Letter in Buyer")
    with pytest.raises(UnknownName, match="no prompt “Leter”"):
        people(snapshot, "shown Leter in Buyer")
    with pytest.raises(UnknownName, match="no stage “Byer”"):
        people(snapshot, "shown Letter in Byer")


def people(snapshot: Snapshot, part: str) -> int:
    found = among(snapshot, OfAnswer("prompts", "{}", part))
    assert found is not None
    return found.people


def some_rows(dice: random.Random) -> list[Row]:
    names = ["See", "Try", "Buy", "Sent", "Sent", "Clicked", "Clicked", "Seen Banner", "Seen Poster", "Nothing"]
    rows: list[Any] = []
    for person in range(12):
        for _ in range(dice.randint(1, 9)):
            name = dice.choice(names)
            rows.append(
                did(name, dice.randint(0, 45), f"u{person}", dice.choice("xy") if name in ("Sent", "Clicked") else "")
            )
    return rows
