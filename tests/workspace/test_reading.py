"""Is a typed text read in parts, counted, or said to be wrong; and are names found by what is typed of them?"""

from collections.abc import Iterator

import pytest

from parcours.model.errors import UnknownName
from parcours.timeline.snapshot import Snapshot
from parcours.workspace import init
from parcours.workspace.beginning import beginnings
from parcours.workspace.looking_up import look_up
from parcours.workspace.reading import read

JOURNEY = """\
journey: Shop
zone: UTC
milestone: Order
stages:
  - {name: Looking, enter: Page View}
  - {name: Buying, enter: Order, intended: [Page View, Add where price > 1, Gone, Order]}
segments: {Rich: did Order where price > 10, Odd: did Nothing}
prompts: [{name: Banner, shown: Page View, taken: Add, kind: message}]
"""
ROWS = """\
time,user,event,price,tags,trait.plan
2026-03-01T09:00:00Z,a,Page View,,,free
2026-03-01T10:00:00Z,a,Add,20,new,free
2026-03-01T11:00:00Z,a,Order,20,new,paid
2026-03-02T09:00:00Z,b,Page View,,,free
2026-03-02T10:00:00Z,b,Order,5,old,free
2026-03-02T10:30:00Z,c,View of page,,,
"""


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    folder = tmp_path_factory.mktemp("reading")
    (folder / "rows.csv").write_text(ROWS, encoding="utf-8")
    with init(folder / "shop", journey=JOURNEY) as workspace:
        workspace.load(
            folder / "rows.csv",
            map="time=time,user=user,event=event,property.price=price,property.tags=tags,trait.plan=trait.plan",
        )
        yield workspace.views.view()


def test_names_that_begin_so_come_first_then_words_then_the_rest(view: Snapshot) -> None:
    assert [one.name for one in look_up(view, "event", "view").found] == ["View of page", "Page View"]
    assert [one.name for one in look_up(view, "event", "ew").found] == ["Page View", "View of page"]
    few = look_up(view, "event", most=1)
    assert (few.found[0].name, few.of) == ("Order", 4) or few.of == 4


def test_each_kind_of_name_is_listed_with_what_can_be_counted(view: Snapshot) -> None:
    assert [(f.name, f.types) for f in look_up(view, "number").found] == [("price", ("n",))]
    assert ("tags", ("s",)) in [(f.name, f.types) for f in look_up(view, "property").found]
    assert {f.name for f in look_up(view, "trait").found} >= {"plan", "known"}
    assert [(f.name, f.value, f.events) for f in look_up(view, "value", property="price").found] == [
        ("20", 20.0, 2),
        ("5", 5.0, 1),
    ]
    # of a trait: the people who have it now, by their last event in view
    assert [(f.name, f.people) for f in look_up(view, "value", property="person.plan").found] == [
        ("free", 1),
        ("paid", 1),
    ]
    assert [(f.name, f.people) for f in look_up(view, "segment").found] == [("Rich", 1), ("Odd", None)]
    assert [(f.name, f.people) for f in look_up(view, "stage").found] == [("Looking", 0), ("Buying", 2)]
    assert [f.name for f in look_up(view, "prompt").found] == ["Banner"]
    with pytest.raises(UnknownName):
        look_up(view, "value", property="colour")


def test_a_text_says_its_parts_and_its_people(view: Snapshot) -> None:
    said = read(view, "filter", "Order where price > 10")
    assert (said.text, said.people, said.of) == ("Order where price > 10", 1, 3)
    rule = read(view, "segment", "did Order at least 2 in the last 30 days or not Rich and stage was Looking")
    assert rule.segment is not None
    assert [(part.kind, part.text) for part in rule.segment.parts] == [
        ("did", "did Order at least 2 in the last 30 days"),
        ("other", "(not Rich and stage was Looking)"),
    ]
    step = read(view, "step", "Add, or Order, within 2 days")
    assert step.step is not None
    assert ([one.name for one in step.step.any], step.people) == (["Add", "Order"], 2)


def test_what_cannot_be_read_is_told_and_does_not_raise(view: Snapshot) -> None:
    assert "character" in read(view, "filter", "Order where").problem
    assert read(view, "filter", "Ordr").hint == "Did you mean “Order”?"
    assert read(view, "filter", {"kind": "compare", "name": 1}).problem
    assert read(view, "segment", "did Order and").problem
    assert read(view, "segment", ["x"]).problem


def test_a_question_begins_with_what_the_journey_says(view: Snapshot) -> None:
    begin = beginnings(view)
    assert begin["funnel"]["steps"] == ["Page View", "Add where price > 1", "Order"]  # what is gone is left out
    assert begin["trend"] == {"event": "Order"}
    assert begin["segment"] == {"segments": ["Rich", "Odd"]}
