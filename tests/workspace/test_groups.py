"""Groups are named rules in journey.yaml: made, changed, renamed with all that refers to them, and removed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

import parcours
from parcours.model.count import Count
from parcours.model.errors import BadInput, UnknownName
from parcours.store.app import saved
from parcours.workspace import Workspace
from parcours.workspace.editing import journey_text, journey_versions
from parcours.workspace.groups import change_group, groups, make_group, remove_group

TEXT = """\
journey: Shop   # ours
segments:
  # who looks
  Lookers: did View   # once is enough
  Buyers: {did: Order, at_least: 1}
  Both:
    all:
      - Lookers   # the first
      - {segment: Buyers}
  Of an answer:
    answer: {question: funnel, query: {steps: [View, Order], within: 1 day, among: Buyers}, part: converted}

milestone: Order
"""
ROWS = pa.table(
    {
        "time": [f"2026-03-0{day}T10:00:00Z" for day in (1, 2, 3, 4)],
        "event": ["View", "View", "Order", "Order"],
        "user_id": ["ann", "ben", "ben", "cat"],
    }
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "shop"
    with parcours.init(folder, journey=TEXT) as workspace:
        workspace.load(ROWS, map="time=time,event=event,user=user_id")
    return folder


@pytest.fixture
def shop(made: Path, tmp_path: Path) -> Iterator[Workspace]:
    shutil.copytree(made, tmp_path / "shop")
    with parcours.open(tmp_path / "shop") as workspace:
        yield workspace


def sizes(shop: Workspace) -> dict[str, int | None]:
    return {group.name: group.people and group.people.people for group in groups(shop).groups}


def test_sizes_now(shop: Workspace) -> None:
    assert sizes(shop) == {"Lookers": 2, "Buyers": 2, "Both": 1, "Of an answer": 1}
    assert groups(shop).groups[0].people == Count(2, 3)
    assert {g.name: g.used_by for g in groups(shop).groups}["Buyers"] == ["Both", "Of an answer"]


def test_a_rule_that_fails_says_why_and_hides_no_other(shop: Workspace) -> None:
    make_group(shop, "Odd", "did Nothing")
    found = groups(shop).groups
    assert found[-1].people is None
    assert "Nothing" in found[-1].failed
    assert found[0].people is not None


def test_a_group_is_made(shop: Workspace) -> None:
    make_group(shop, " Only looked: never bought ", "did View and not did Order")
    assert sizes(shop)["Only looked: never bought"] == 1
    assert "# who looks" in journey_text(shop)
    assert journey_versions(shop)[0].why == "group Only looked: never bought"


def test_the_first_group_is_made(tmp_path: Path) -> None:
    with parcours.init(tmp_path / "new", journey="journey: New\n") as shop:
        make_group(shop, "All", "everybody")
        assert [one.name for one in shop.journey.segments] == ["All"]


@pytest.mark.parametrize(
    ("name", "rule"), [("", "did View"), ("Lookers", "did View"), ("New", "did ("), ("x" * 101, "did View")]
)
def test_a_group_that_cannot_be(shop: Workspace, name: str, rule: str) -> None:
    with pytest.raises(BadInput) as caught:
        make_group(shop, name, rule)
    assert caught.value.hint
    assert journey_text(shop) == TEXT


@pytest.mark.parametrize("name", ["Lookers", "Buyers", "Both", "Of an answer"])
def test_a_rule_is_replaced_however_it_was_written(shop: Workspace, name: str) -> None:
    change_group(shop, name, new=name, rule="did Order")
    assert sizes(shop)[name] == 2
    assert "milestone: Order" in journey_text(shop)


def test_a_new_name_is_known_wherever_the_old_one_was(shop: Workspace) -> None:
    before = sizes(shop)
    query = {"steps": ["View", "Order"], "among": "Lookers and Buyers"}
    kept = saved.keep(shop.app, "Theirs", "funnel", query, shown={}, now=1)
    change_group(shop, "Buyers", new="Who bought", rule="did Order")
    after = sizes(shop)
    assert list(after) == ["Lookers", "Who bought", "Both", "Of an answer"]
    assert list(after.values()) == list(before.values())
    assert saved.one(shop.app, kept.id).query == {"steps": ["View", "Order"], "among": "Lookers and Who bought"}
    assert "Buyers" not in journey_text(shop)
    assert "Lookers: did View   # once is enough" in journey_text(shop)


def test_what_others_are_built_of_is_not_removed(shop: Workspace) -> None:
    with pytest.raises(BadInput, match="Both"):
        remove_group(shop, "Lookers")
    remove_group(shop, "Both")
    remove_group(shop, "Lookers")
    assert list(sizes(shop)) == ["Buyers", "Of an answer"]


def test_the_last_group_takes_the_part_along(shop: Workspace) -> None:
    for name in ("Of an answer", "Both", "Buyers", "Lookers"):
        remove_group(shop, name)
    assert "segments" not in journey_text(shop)
    with pytest.raises(UnknownName):
        remove_group(shop, "Lookers")
    with pytest.raises(UnknownName):
        change_group(shop, "Lookers", new="A", rule="did View")
