"""Moments: worlds to count on fingers, random ones against the slow reference, and what must be refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analyses.funnel_worlds import DAY, rows, shop, snapshot
from parcours.analyses.moments import Moment, MomentsResult, Refused
from parcours.analyses.moments.text import lines
from parcours.analyses.registry import ask
from parcours.analyses.terminal import columns
from parcours.model.count import Count
from parcours.model.errors import BadInput, NotAllowed, UnknownName
from parcours.timeline.snapshot import Snapshot
from reference import moments as plain

FAR = 100 * DAY


def moments(of: Snapshot, goal: str = "Order", within: str = "1 day", **more: Any) -> MomentsResult:
    return ask(of, "moments", {"goal": goal, "within": within, "least": 10} | more)


def _people(told: dict[str, tuple[int, str]]) -> dict[str, str]:
    """So many people of each kind, by what they do."""
    return {f"{kind}{n}": events for kind, (many, events) in told.items() for n in range(many)}


def test_those_who_stand_alike_are_compared(tmp_path: Path) -> None:
    """At their second step 20 ask for help, of whom 15 order; 20 look on, of whom 5 order."""
    of = shop(
        tmp_path,
        _people({
            "a": (15, "View@0 Help@600 Order@900"), "b": (5, "View@0 Help@600"),
            "c": (5, "View@0 View@600 Order@900"), "d": (15, "View@0 View@600"),
        }),
        as_of=FAR,
    )  # fmt: skip
    answer = moments(of, places=["Help"])
    (found,) = answer.moments
    assert (found.did, found.others, found.others_people) == (Count(15, 20), Count(5, 20), 20)
    assert (found.share, found.others_share) == pytest.approx((0.75, 0.25))
    assert found.difference.estimate == pytest.approx(0.5)
    assert found.found
    assert found.people == Count(20, 40)
    assert answer.tried == 1


def test_who_has_no_like_is_not_compared(tmp_path: Path) -> None:
    """Nobody stands where the first step is: all begin with View. And those who help later have no others."""
    of = shop(tmp_path, _people({"a": (20, "View@0 Help@600 Order@900")}), as_of=FAR)
    (refused,) = moments(of, places=["Help"]).refused
    assert (refused.reason, refused.comparable) == ("nobody comparable", Count(0, 20))
    assert "20 people who did it, 0 have others" in refused.told


def test_a_later_doer_is_another_one_before(tmp_path: Path) -> None:
    """Those who do it at their third step are others at their second: no group is made by what lies ahead."""
    of = shop(
        tmp_path,
        _people({"a": (12, "View@0 Help@600 Order@900"), "b": (12, "View@0 View@600 Help@700 Order@800")}),
        as_of=FAR,
    )
    (found,) = [*moments(of, places=["Help"]).moments, *moments(of, places=["Help"]).refused]
    assert isinstance(found, Refused)  # all order, so nothing differs; but the trial is there
    assert "24 moments compared 24 led to the goal" in found.told


def test_a_goal_at_the_same_instant_is_neither_before_nor_after(tmp_path: Path) -> None:
    of = shop(
        tmp_path,
        _people({
            "a": (12, "View@0 Help@600 Order@600"), "b": (12, "View@0 Help@600"), "c": (12, "View@0 View@600"),
        }),
        as_of=FAR,
    )  # fmt: skip
    (found,) = moments(of, places=["Help"]).refused
    assert found.people == Count(24, 36)
    assert found.comparable == Count(12, 12)


def test_the_window_is_inclusive_and_unfinished_moments_are_kept_out(tmp_path: Path) -> None:
    told = {
        "a": (15, "View@0 Help@600 Order@1600"),
        "b": (15, "View@0 View@600 Order@1601"),
        "c": (3, "View@0 Help@9500"),
    }
    answer = moments(shop(tmp_path, _people(told), as_of=10_000), within="1000s", places=["Help"])
    (found,) = answer.moments
    assert (found.did, found.others, found.unfinished) == (Count(15, 15), Count(0, 15), 3)


def test_of_a_day_the_goal_must_come_on_a_later_day(tmp_path: Path) -> None:
    told = {
        "a": (15, f"View@0 Mail@3d Order@{3 * DAY + 7200}"),
        "b": (15, f"View@0 Mail@3d Order@{4 * DAY + 7200}"),
        "c": (15, f"View@0 View@{3 * DAY}"),
    }
    (found,) = moments(shop(tmp_path, _people(told), as_of=FAR), within="2 days", places=["Mail"]).moments
    assert found.did == Count(15, 30)


def test_mailed_to_those_who_buy_much(tmp_path: Path) -> None:
    """Everybody buys as often after the mail as before; the shop writes to its best customers."""
    random = np.random.default_rng(3)
    told = []
    for n in range(120):
        often = n < 60
        days = np.sort(random.choice(60, 24 if often else 6, replace=False)).tolist()
        events = [f"Order@{day * DAY + 3600}" for day in days] + ([f"Mail@{30 + n % 5}d"] if often else [])
        told += rows(f"u{n}", " ".join(events))
    answer = moments(snapshot(tmp_path, told, as_of=90 * DAY), within="20 days")
    (refused,) = answer.refused
    assert (refused.name, refused.reason, answer.moments) == ("Mail", "differed before", ())
    (before,) = refused.before
    assert not before.matched
    assert (before.people, before.others) == (60, 60)
    assert 3.5 < before.mean / before.others_mean < 4.5
    assert before.difference.low > 0.5
    assert "3.8 times as often" in refused.told


def test_groups_that_still_differ_when_matched(tmp_path: Path) -> None:
    """Four or five events before count as alike. Those who ask for help had five, all the others four."""
    told = {
        "a": (30, "View@0 View@100 View@200 View@300 View@400 Help@500 Order@600"),
        "b": (30, "View@0 View@100 View@200 View@300 View@400"),
    }
    (refused,) = moments(shop(tmp_path, _people(told), as_of=FAR), within="1 hour", places=["Help"]).refused
    assert (refused.reason, refused.comparable) == ("still differed when matched", Count(30, 30))
    (before,) = [b for b in refused.before if b.what == "events"]
    assert (before.mean, before.others_mean, before.people, before.others) == (5, 4, 30, 60)
    assert before.difference.estimate > before.limit == 0.25


def test_stages_are_matched(tmp_path: Path) -> None:
    from dataclasses import replace

    from parcours.model.journey_text import read_journey

    told = {"a": (15, "View@0 Help@600 Order@900"), "b": (15, "View@0 View@600")}
    of = shop(tmp_path, _people(told), as_of=FAR)
    journey = read_journey(
        "journey: J\nmilestone: Order\nstages:\n  - {name: One, enter: View}\n  - {name: Two, enter: Order}\n"
    )
    answer = ask(replace(of, journey=journey), "moments", {"within": "1 day", "least": 10})
    assert answer.goal == "Order"
    assert answer.matched_on[0] == "stage"
    assert [m.name for m in answer.moments] == ["Help"]


def test_where_the_goal_is_not_said(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "View@0"})
    with pytest.raises(BadInput, match="what is to be reached") as told:
        ask(of, "moments", {})
    assert "--goal" in told.value.hint
    with pytest.raises(UnknownName, match="Ordr"):
        moments(of, goal="Ordr")
    with pytest.raises(NotAllowed, match="concluded from 3"):
        moments(of, goal="View", least=3)
    with pytest.raises(BadInput, match="no time"):
        moments(of, goal="View", within="0s")
    with pytest.raises(BadInput, match="0 moments"):
        moments(of, goal="View", top=0)
    with pytest.raises(NotAllowed, match="61 places"):
        moments(of, goal="View", places=[f"View where x = {n}" for n in range(61)])


def test_nobody_and_nothing(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "View@0"})
    answer = moments(of, goal="View")
    assert (answer.moments, answer.refused, answer.tried) == ((), (), 0)
    assert "No moment was found" in lines(answer)


@pytest.mark.parametrize("seed", range(4))
def test_against_the_slow_reference(seed: int, tmp_path: Path) -> None:
    random = np.random.default_rng(seed)
    people, told = [], []
    for n in range(120):
        times = np.unique(random.integers(0, 30 * DAY, random.integers(1, 14))).tolist()
        events = [(t, str(random.choice(["View", "Help", "Order", "Wish"], p=[0.5, 0.15, 0.15, 0.2]))) for t in times]
        people.append(events)
        told += [r for t, name in events for r in rows(f"u{n}", f"{name}@{t}")]
    of, as_of = snapshot(tmp_path, told, as_of=31 * DAY), 31 * DAY
    answer = moments(of, within="7 days", places=["Help", "Wish"])
    for name in ("Help", "Wish"):
        trials = plain.trials(people, name, "Order", 7 * DAY, as_of)
        expected, goals = plain.difference(trials), plain.difference(trials, "goals")
        assert expected is not None
        assert goals is not None
        unmatched = plain.before(people, name, "Order", 7 * DAY, as_of)
        assert unmatched is not None
        place = next(p for p in (*answer.moments, *answer.refused) if p.name == name)
        if isinstance(place, Moment):
            estimate, n1, n0, y1, y0 = expected
            assert (place.did, place.others) == (Count(int(y1), n1), Count(int(y0), n0))
            assert place.difference.estimate == pytest.approx(estimate)
            assert place.share - place.others_share == pytest.approx(estimate)
        else:
            for b in place.before:
                if not b.matched:
                    assert (b.mean, b.others_mean, b.people, b.others) == pytest.approx(unmatched)
                elif b.what == "goals":
                    assert b.mean - b.others_mean == pytest.approx(goals[0])
                    assert (b.people, b.others) == goals[1:3]


def test_any_cut_and_any_order_of_arrival_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from analyses.no_effect_worlds import world
    from parcours.timeline import plan

    of = world(tmp_path / "one", 5)
    whole = ask(of, "moments", {"goal": "Order", "within": "7 days"})
    monkeypatch.setattr(plan, "_fitting", lambda source: 200)
    parts = ask(of, "moments", {"goal": "Order", "within": "7 days"})
    assert [(m.name, m.did, m.others, m.others_people) for m in parts.moments] == [
        (m.name, m.did, m.others, m.others_people) for m in whole.moments
    ]
    assert [m.p for m in parts.moments] == pytest.approx([m.p for m in whole.moments])


def test_the_picture_fits(tmp_path: Path) -> None:
    told = {
        "a": (15, "View@0 Help@600 Order@900"), "b": (5, "View@0 Help@600"), "c": (20, "View@0 View@600"),
        "d": (3, "Wish@0"),
    }  # fmt: skip
    text = lines(moments(shop(tmp_path, _people(told), as_of=FAR)))
    assert "Help" in text
    assert "Associated, not caused" in " ".join(text.split())
    assert "Too few people to say anything: Wish" in text
    assert max(columns(line) for line in text.splitlines()) <= 80


def test_of_some_people_drawn_evenly(tmp_path: Path) -> None:
    told = {"a": (150, "View@0 Help@600 Order@900"), "b": (50, "View@0 Help@600"), "d": (200, "View@0 View@600")}
    of = shop(tmp_path, _people(told), as_of=FAR)
    everyone, some = moments(of, places=["Help"]), moments(of, places=["Help"], sample=200)
    (whole,), (part,) = everyone.moments, some.moments
    assert whole.did == Count(150, 200)
    assert part.people.of < 260
    assert any(note.startswith(f"Counted of {part.people.of} people, drawn evenly from 400.") for note in some.notes)
    assert part.found
    assert moments(of, places=["Help"], sample=400).moments == everyone.moments
    with pytest.raises(NotAllowed, match="Nothing is concluded from 9"):
        moments(of, places=["Help"], sample=9)
