"""People are found by what is known of them, listed, opened, and taken apart."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

import parcours
from parcours.model.count import Count
from parcours.model.errors import BadInput, Busy, UnknownName
from parcours.workspace import Workspace, people
from parcours.workspace.people import PeopleAsked
from people.people_worlds import make


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "shop"
    with make(folder) as workspace:
        workspace.snapshot()
    return folder


@pytest.fixture(scope="module")
def shop(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("shown") / "shop"
    shutil.copytree(made, folder)
    with parcours.open(folder) as workspace:
        yield workspace


@pytest.fixture
def own(made: Path, tmp_path: Path) -> Iterator[Workspace]:
    shutil.copytree(made, tmp_path / "shop")
    with parcours.open(tmp_path / "shop") as workspace:
        yield workspace


def found(shop: Workspace, find: str = "", **asked: object) -> list[str]:
    return [seen.id for seen in people.find_people(shop, PeopleAsked(find=find, **asked)).seen]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "find",
    ["ann@shop", "ANN@SHOP.EXAMPLE", "o1", "+33 6 12 55 01 77", "+33612550177", "b2", "user:ann", "anonymous:b1",
     "email:ANN@shop.example", "ann arch", "archer"],
)  # fmt: skip
def test_somebody_is_found_by_anything_that_is_known_of_them(shop: Workspace, find: str) -> None:
    assert found(shop, find) == ["user:ann"]


def test_an_id_that_is_named_with_its_kind_is_meant_whole(shop: Workspace) -> None:
    assert found(shop, "user:an") == []
    assert found(shop, "an") == ["user:ann"]


def test_nobody(shop: Workspace) -> None:
    nobody = people.find_people(shop, PeopleAsked(find="zzz"))
    assert (nobody.people, nobody.customers, nobody.seen, nobody.next) == (Count(0, 3), 0, [], None)


def test_all_people_are_listed_in_an_order_that_stays(shop: Workspace) -> None:
    everybody = people.find_people(shop, PeopleAsked())
    assert (everybody.people, everybody.customers) == (Count(3, 3), 2)
    assert found(shop) == ["anonymous:b4", "user:ann", "user:ben"]
    assert found(shop, order="events") == ["user:ann", "anonymous:b4", "user:ben"]
    assert found(shop, order="earliest") == ["user:ann", "user:ben", "anonymous:b4"]


def test_pages_follow_each_other(shop: Workspace) -> None:
    first = people.find_people(shop, PeopleAsked(most=2))
    second = people.find_people(shop, PeopleAsked(most=2, begin=first.next or 0))
    assert [one.id for one in (*first.seen, *second.seen)] == found(shop)
    assert second.next is None
    for bad in (PeopleAsked(most=0), PeopleAsked(most=201), PeopleAsked(begin=-1)):
        with pytest.raises(BadInput):
            people.find_people(shop, bad)


def test_a_group_and_what_is_typed_narrow_each_other(shop: Workspace) -> None:
    assert found(shop, among="did Order") == ["user:ann"]
    assert found(shop, "ben", among="did Order") == []
    assert found(shop, among="did View", as_of="2026-03-05") == ["user:ben", "user:ann"]


def test_a_row_says_who_it_is(shop: Workspace) -> None:
    [ann] = people.find_people(shop, PeopleAsked(find="o1")).seen
    assert (ann.name, ann.known, ann.stage, ann.events) == ("Ann Archer", True, None, 6)
    assert ann.ids == ["order:o1", "user:ann", "email:ann@shop.example", "phone:+33612550177"]
    assert ann.ids_in_all == 6


def test_one_person_with_the_way_through_the_stages(shop: Workspace) -> None:
    ann = people.open_person(shop, "anonymous:b1")
    assert (ann.id, ann.name, ann.events) == ("user:ann", "Ann Archer", 6)
    assert [(v.stage, v.to, v.back, v.events) for v in ann.visits] == [
        ("Looking", "Customer", False, 4), ("Customer", "none", True, 2),
    ]  # fmt: skip
    assert ann.visits_in_all == 2
    assert [(d.event, d.times) for d in ann.done] == [("View", 3), ("Order", 1), ("Review", 1), ("Sign In", 1)]
    with pytest.raises(UnknownName):
        people.open_person(shop, "user:nobody")
    with pytest.raises(BadInput):
        people.open_person(shop, "ann")


def test_what_happened_in_order(shop: Workspace) -> None:
    way = people.way_of(shop, "user:ann", newest=False)
    assert [h.event for h in way.happenings] == ["View", "View", "Sign In", "View", "Order", "Review"]
    assert [h.stage for h in way.happenings] == ["Looking"] * 4 + ["Customer"] * 2
    assert [h.entered for h in way.happenings] == [True, False, False, False, True, False]
    assert way.happenings[0].touchpoint == "The shop"
    assert [h.about for h in way.happenings][:2] == ["Luna lamp", "Arbre lamp"]
    assert way.happenings[4].money == 189
    newest = people.way_of(shop, "user:ann")
    assert [h.row for h in newest.happenings] == [h.row for h in reversed(way.happenings)]


def test_words_are_masked_and_scores_told(shop: Workspace) -> None:
    [review] = people.way_of(shop, "user:ann", said=True).happenings
    assert review.score == 5
    assert review.words == "Lovely. Call me on [phone] or write to [email]"
    detail = people.event_of(shop, "user:ann", review.row)
    assert {p.name: p.value for p in detail.properties} == {"score": 5, "text": review.words}
    assert detail.ids == ["email:ann@shop.example"]
    with pytest.raises(UnknownName):
        people.event_of(shop, "user:ben", review.row)


def test_a_way_is_paged_and_narrowed(shop: Workspace) -> None:
    pages, begin = [], 0
    while begin is not None:
        page = people.way_of(shop, "user:ann", newest=False, begin=begin, most=4)
        assert page.events == 6
        pages.append([h.event for h in page.happenings])
        begin = page.next
    assert list(map(len, pages)) == [4, 2]
    assert [h.event for h in people.way_of(shop, "user:ann", events=["Order"]).happenings] == ["Order"]
    late = people.way_of(shop, "user:ann", newest=False, upto=1772532000).happenings  # 3 March, 10:00 UTC
    assert [h.event for h in late] == ["Sign In", "View", "Order", "Review"]
    with pytest.raises(UnknownName):
        people.way_of(shop, "user:ann", events=["Ordr"])


def test_why_ids_are_one_person(shop: Workspace) -> None:
    why = people.why_one(shop, "user:ann")
    assert [one.id for one in why.ids] == [
        "user:ann", "email:ann@shop.example", "phone:+33612550177", "anonymous:b1", "anonymous:b2", "order:o1",
    ]  # fmt: skip
    told = {(link.one.id, link.other.id): link.event for link in why.links}
    assert told["email:ann@shop.example", "anonymous:b1"] == "View"
    assert told["user:ann", "email:ann@shop.example"] == "Sign In"
    assert told["email:ann@shop.example", "phone:+33612550177"] == "Order"
    assert {link.state for link in why.links} == {"applied"}
    assert all(link.ours for link in why.links)


def test_what_unlinking_would_change_is_what_it_changes(own: Workspace) -> None:
    one, other = "email:ann@shop.example", "anonymous:b1"
    trial = people.would_part(own, one, other)
    assert (trial.people_before, trial.people_after, trial.held) == (3, 4, False)
    assert [(part.id, part.events, part.known) for part in trial.parts] == [
        ("user:ann", 5, True), ("anonymous:b1", 1, False),
    ]  # fmt: skip
    assert people.find_people(own, PeopleAsked()).people.of == 3  # nothing was changed yet

    changed = people.unlink(own, one, other)
    assert (changed.before.people, changed.after.people) == (3, 4)
    assert changed.persons == ["user:ann", "anonymous:b1"]
    assert people.open_person(own, "user:ann").events == 5
    assert people.open_person(own, "anonymous:b1").events == 1
    assert [(cut.one, cut.other) for cut in people.unlinks(own)] == [(one, other)]
    [apart] = [link for link in people.why_one(own, "anonymous:b1").links if link.state == "unlinked"]
    assert not apart.ours

    again = people.relink(own, other, one)  # in whichever order
    assert (again.before.people, again.after.people) == (4, 3)
    assert people.open_person(own, "anonymous:b1").id == "user:ann"
    assert people.unlinks(own) == []
    with pytest.raises(BadInput, match="not unlinked"):
        people.relink(own, one, other)


def test_what_was_unlinked_stays_so_when_the_workspace_is_opened_again(own: Workspace) -> None:
    people.unlink(own, "email:ann@shop.example", "anonymous:b1")
    people.relink(own, "email:ann@shop.example", "anonymous:b1")
    people.unlink(own, "user:ann", "anonymous:b2")
    own.close()
    with parcours.open(own.folder) as again:
        assert [cut.other for cut in people.unlinks(again)] == ["anonymous:b2"]
        assert people.find_people(again, PeopleAsked()).people.of == 3  # the row that told both is ann's


def test_ids_that_other_links_hold_together_stay_one_person(own: Workspace) -> None:
    rows = {"time": ["2026-03-03T10:02:00Z"], "event": ["View"], "browser": ["b2"], "email": ["ann@shop.example"]}
    own.load(pa.table(rows), map="time=time,event=event,anonymous=browser,email=email")
    trial = people.would_part(own, "user:ann", "anonymous:b2")
    assert trial.held
    assert [part.id for part in trial.parts] == ["user:ann"]
    assert (trial.people_before, trial.people_after) == (3, 3)
    changed = people.unlink(own, "user:ann", "anonymous:b2")
    assert (changed.after.people, changed.persons) == (3, ["user:ann"])
    assert not people.would_part(own, "email:ann@shop.example", "anonymous:b2").held


def test_a_reader_asks_and_does_not_unlink(own: Workspace) -> None:
    with parcours.open(own.folder) as reader:
        assert found(reader, "ann") == ["user:ann"]
        assert people.why_one(reader, "user:ann").links
        with pytest.raises(Busy):
            people.unlink(reader, "email:ann@shop.example", "anonymous:b1")
        people.unlink(own, "email:ann@shop.example", "anonymous:b1")
        reader.refresh()
        assert people.find_people(reader, PeopleAsked()).people.of == 4
