"""A workspace from making it to asking it: Ann, Bob and Cid buy, and somebody else opens the same folder."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

import parcours
from parcours.model.errors import BadInput, Busy, TooNew, UnknownName
from parcours.workspace.rerun import read_receipt, rerun

STEPS = ["View", "Add", "Order"]
ROWS = """\
at,user_id,event,price
2026-01-01T10:00:00Z,ann,View,
2026-01-01T10:05:00Z,ann,Add,10
2026-01-02T09:00:00Z,ann,Order,10
2026-01-01T11:00:00Z,bob,View,
2026-01-03T11:00:00Z,bob,Add,5
2026-01-05T12:00:00Z,cid,View,
2026-01-20T12:00:00Z,dan,View,
"""
JOURNEY = """\
journey: Shop
zone: Europe/Paris
stages:
  - {name: Looking, enter: View}
  - {name: Buying, enter: Order}
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "events.csv").write_text(ROWS)
    with parcours.init(tmp_path / "shop", zone="Europe/Paris", journey=JOURNEY) as workspace:
        workspace.load(tmp_path / "events.csv")
    return tmp_path / "shop"


def people(answer) -> list[int]:
    return [step.people for step in answer.steps]


def test_from_a_file_to_an_answer(shop: Path) -> None:
    with parcours.open(shop) as workspace:
        assert workspace.role == "owner"
        answer = parcours.funnel(workspace, STEPS, within="7 days")
    assert people(answer) == [3, 2, 1], "Dan came less than a week before the end"
    assert answer.steps[0].unfinished == 1
    assert answer.receipt.origin == ("real",)
    assert (answer.receipt.people, answer.receipt.events) == (4, 7)


def test_loading_twice_changes_nothing(shop: Path) -> None:
    with parcours.open(shop) as workspace:
        before = parcours.funnel(workspace, STEPS, within="7 days")
        verdicts = workspace.load(shop.parent / "events.csv").reports[0].verdicts
        assert (verdicts.accepted, verdicts.duplicate) == (0, 7)
        assert parcours.funnel(workspace, STEPS, within="7 days").receipt == before.receipt


def test_a_second_process_reads_what_is_sealed_and_may_not_load(shop: Path) -> None:
    with parcours.open(shop) as owner, parcours.open(shop) as reader:
        assert (owner.role, reader.role) == ("owner", "reader")
        assert people(parcours.funnel(reader, STEPS, within="7 days")) == [3, 2, 1]
        with pytest.raises(Busy) as error:
            reader.load(shop.parent / "events.csv")
        assert "owns" in str(error.value)
        (shop.parent / "more.csv").write_text("at,user_id,event,price\n2026-01-04T09:00:00Z,bob,Order,5\n")
        owner.load(shop.parent / "more.csv")
        assert people(parcours.funnel(reader, STEPS, within="7 days")) == [3, 2, 1], "a reader's view stands"
        reader.refresh()
        assert people(parcours.funnel(reader, STEPS, within="7 days")) == [3, 2, 2]


@pytest.mark.parametrize("lost", ["timeline", "identity"])
def test_what_is_derived_may_be_lost(shop: Path, lost: str) -> None:
    with parcours.open(shop) as workspace:
        before = parcours.funnel(workspace, STEPS, within="7 days")
    shutil.rmtree(shop / lost)
    with parcours.open(shop) as workspace:
        assert parcours.funnel(workspace, STEPS, within="7 days").receipt == before.receipt


def test_a_kill_between_the_log_and_the_timeline_costs_nothing(shop: Path) -> None:
    (shop.parent / "more.csv").write_text("at,user_id,event,price\n2026-01-04T09:00:00Z,bob,Order,5\n")
    killed = """
import os, sys, parcours
from parcours.timeline.timeline import Timeline
Timeline.update = lambda *args, **options: os._exit(9)
parcours.open(sys.argv[1]).load(sys.argv[2])
"""
    done = subprocess.run([sys.executable, "-c", killed, str(shop), str(shop.parent / "more.csv")])
    assert done.returncode == 9
    with parcours.open(shop) as workspace:
        assert people(parcours.funnel(workspace, STEPS, within="7 days")) == [3, 2, 2]
        assert workspace.load(shop.parent / "more.csv").reports[0].verdicts.duplicate == 1


def test_unlinked_ids_are_two_people_again(tmp_path: Path) -> None:
    rows = {
        "at": pa.array([0, 1, 2], pa.int64()).cast(pa.timestamp("s", "UTC")).cast(pa.timestamp("us", "UTC")),
        "user_id": ["ann", None, "ann"],
        "anonymous_id": ["phone", "phone", None],
        "event": ["View", "Add", "Order"],
    }
    with parcours.init(tmp_path / "shop") as workspace:
        workspace.load(pa.table(rows), name="web")
        assert people(parcours.funnel(workspace, STEPS, within="7 days", ties="any order")) == [0, 0, 0]
        assert workspace.snapshot().people == 1
        workspace.unlink("user:ann", "anonymous:phone")
        assert workspace.snapshot().people == 2
        with pytest.raises(UnknownName):
            workspace.unlink("user:bob", "anonymous:phone")
        with pytest.raises(BadInput):
            workspace.unlink("ann", "phone")


def test_a_receipt_counts_again_or_says_what_changed(shop: Path) -> None:
    with parcours.open(shop) as workspace:
        answer = parcours.funnel(workspace, STEPS, within="7 days")
        receipt = read_receipt(json.dumps(parcours_json(answer)))
        assert rerun(workspace, receipt).same
        (shop.parent / "more.csv").write_text("at,user_id,event,price\n2026-01-04T09:00:00Z,bob,Order,5\n")
        workspace.load(shop.parent / "more.csv")
        assert rerun(workspace, receipt).same, "the later event is not in the receipt's sequence"
        (shop / "journey.yaml").write_text(JOURNEY.replace("Europe/Paris", "Asia/Tokyo"))
        again = rerun(workspace, receipt)
        assert any("time zone" in change for change in again.changes)


def parcours_json(answer) -> dict:
    from parcours.analyses.registry import to_json

    return to_json(answer)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"receipt": {}}', "no json"])
def test_what_is_no_receipt_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        read_receipt(text)


def test_a_workspace_of_a_newer_version_is_left_alone(shop: Path) -> None:
    (shop / "log" / "format.json").write_text('{"format": 99}')
    with pytest.raises(TooNew):
        parcours.open(shop)


def test_a_key_that_journey_yaml_does_not_know(shop: Path) -> None:
    (shop / "journey.yaml").write_text(JOURNEY.replace("enter: View", "entre: View"))
    with parcours.open(shop) as workspace, pytest.raises(BadInput) as error:
        parcours.stages(workspace)
    assert "enter" in error.value.hint


def test_a_rule_that_matches_nothing_is_said(shop: Path) -> None:
    (shop / "journey.yaml").write_text(JOURNEY.replace("enter: Order", "enter: Ordre"))
    with parcours.open(shop) as workspace:
        notes = " ".join(parcours.stages(workspace).notes)
    assert "Ordre" in notes
    assert "Order" in notes


def test_an_event_that_nobody_did(shop: Path) -> None:
    with parcours.open(shop) as workspace, pytest.raises(UnknownName) as error:
        parcours.funnel(workspace, ["View", "Ordr"], within="7 days")
    assert "Order" in error.value.hint


@pytest.mark.parametrize(
    ("query", "hint"),
    [({"steps": ["View"], "withn": "7 days"}, "within"), ({"steps": ["View"], "within": "7"}, "unit")],
)
def test_a_query_that_does_not_fit(shop: Path, query: dict, hint: str) -> None:
    with parcours.open(shop) as workspace, pytest.raises(BadInput) as error:
        parcours.funnel(workspace, **query)
    assert hint in error.value.hint


def test_making_a_workspace_twice_is_refused(shop: Path) -> None:
    with pytest.raises(BadInput):
        parcours.init(shop)


def test_opening_what_is_no_workspace_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as error:
        parcours.open(tmp_path)
    assert "parcours init" in error.value.hint
