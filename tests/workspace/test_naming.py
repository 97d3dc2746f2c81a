"""A workspace's names: told, changed by a line of journey.yaml, and never changed by mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import parcours
from parcours.analyses.registry import differences
from parcours.model.errors import BadInput, Busy, ParcoursError, UnknownName
from parcours.workspace import Workspace

ROWS = """\
at,user_id,anonymous_id,event,price,cost,useragent
2026-01-01T10:00:00Z,ann,,view,1,,Mozilla/5.0 Chrome/120.0.0.0
2026-01-01T10:05:00Z,ann,,buy,2,,
2026-01-01T11:00:00Z,,x1,view,,3,Mozilla/5.0 Chrome/120.0.0.0
2026-01-01T11:05:00Z,,x1,purchase,,4,
2026-01-02T11:05:00Z,,x2,view,,,curl/8.1
2026-01-02T11:06:00Z,,x2,ping,,,curl/8.1
"""
JOURNEY = """\
journey: Shop   # ours
# where they are
stages:
  - name: Looking
    enter: view   # any page
"""


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "events.csv").write_text(ROWS)
    with parcours.init(tmp_path / "shop", journey=JOURNEY) as workspace:
        workspace.load(tmp_path / "events.csv", map="person=user_id,anonymous=anonymous_id")
        yield workspace


def test_what_there_is_to_ask_about(shop: Workspace) -> None:
    found = parcours.names(shop)
    assert [(e.name, e.events, e.people) for e in found.events] == [
        ("view", 2, 2),
        ("buy", 1, 1),
        ("purchase", 1, 1),
        ("ping", 0, 0),
    ]
    derived = [("journey.entered", ("s",)), ("journey.stage", ("s",))]
    told = [("cost", ("n",)), *derived, ("price", ("n",)), ("useragent", ("s",))]
    assert [(p.name, p.types) for p in found.properties] == told
    assert [(t.name, t.called) for t in found.traits] == [("known", ())]
    assert (found.people, found.customers, found.hidden) == (2, 1, ())
    assert found.notes == ("Left out: 1 bot with 2 events. To count them, write bots: keep into journey.yaml.",)


def test_lines_of_journey_yaml_change_it(shop: Workspace) -> None:
    left = parcours.rename(shop, "view", "Viewed")
    assert left == ("Line 5 of journey.yaml still says “view”: enter: view   # any page",)
    assert parcours.merge(shop, "Bought", ["buy", "purchase"]) == ()
    assert parcours.hide(shop, "ping") == ()
    parcours.merge(shop, "price", ["price", "cost"], of="property")
    text = (shop.folder / "journey.yaml").read_text()
    assert text.startswith(JOURNEY)
    assert text.endswith("""
events:
  rename:
    view: Viewed
  merge:
    Bought: [buy, purchase]
  hide: [ping]

properties:
  merge:
    price: [cost]
""")
    found = parcours.names(shop)
    assert [(e.name, e.events, e.called) for e in found.events] == [
        ("Bought", 2, ("buy", "purchase")),
        ("Viewed", 2, ("view",)),
    ]
    assert [(p.name, p.called) for p in found.properties if p.name == "price"] == [("price", ("price", "cost"))]
    assert found.hidden == (("event", "ping"),)
    assert parcours.funnel(shop, ["Viewed where price >= 1", "Bought"], within="1 hour").steps[1].people == 2


@pytest.mark.parametrize(
    ("change", "says", "hint"),
    [
        (lambda shop: parcours.rename(shop, "veiw", "X"), "no event “veiw”", "“view”"),
        (lambda shop: parcours.rename(shop, "view", "buy"), "already is an event “buy”", "parcours merge"),
        (lambda shop: parcours.rename(shop, "cost", "price", of="property"), "already is a property", "--property"),
        (lambda shop: parcours.merge(shop, "X", ["view", "bye"]), "no event “bye”", "“buy”"),
        (lambda shop: parcours.merge(shop, "view", ["view"]), "is one name already", "others"),
        (lambda shop: parcours.hide(shop, "journey.channel", of="property"), "no property", "Did you mean"),
        (lambda shop: parcours.hide(shop, "journey.stage", of="property"), "derived by Parcours", "otherwise"),
        (lambda shop: parcours.hide(shop, "known", of="trait"), "derived by Parcours", "otherwise"),
        (lambda shop: parcours.hide(shop, "tier", of="trait"), "no trait “tier”", ""),
    ],
)
def test_what_cannot_be_changed_is_refused(
    shop: Workspace, change: Callable[[Workspace], None], says: str, hint: str
) -> None:
    with pytest.raises(ParcoursError) as caught:
        change(shop)
    assert says in str(caught.value)
    assert hint in caught.value.hint
    assert (shop.folder / "journey.yaml").read_text() == JOURNEY


def test_a_name_is_taken_back_by_taking_the_line_out(shop: Workspace) -> None:
    parcours.rename(shop, "view", "Viewed")
    with pytest.raises(UnknownName) as unknown:
        parcours.rename(shop, "view", "Seen")
    assert "called “Viewed”" in unknown.value.hint
    with pytest.raises(BadInput) as circle:
        parcours.rename(shop, "Viewed", "view")
    assert "take “view” out of events" in circle.value.hint


def test_a_text_that_cannot_be_changed_safely_stays_as_it_is(shop: Workspace) -> None:
    path = shop.folder / "journey.yaml"
    path.write_text("journey: Shop\n...\n")
    with pytest.raises(BadInput, match="cannot be changed safely") as caught:
        parcours.hide(shop, "ping")
    assert "Write it in yourself" in caught.value.hint
    assert path.read_text() == "journey: Shop\n...\n"


def test_a_byte_order_mark_stays(shop: Workspace) -> None:
    path = shop.folder / "journey.yaml"
    path.write_bytes(b"\xef\xbb\xbfjourney: Shop\r\n")
    parcours.hide(shop, "ping")
    assert path.read_bytes() == b"\xef\xbb\xbfjourney: Shop\r\n\r\nevents:\r\n  hide: [ping]\r\n"


def test_only_the_owner_changes_it(shop: Workspace) -> None:
    with parcours.open(shop.folder) as reader, pytest.raises(Busy):
        parcours.hide(reader, "ping")


def test_receipts_carry_the_versions_of_rules(shop: Workspace) -> None:
    before = parcours.transitions(shop).receipt
    assert set(before.rules) == {"bots", "journey.stage", "journey.entered"}
    assert before.customers == 1
    (shop.folder / "journey.yaml").write_text("journey: Shop\nbots: [buy]\n")
    after = parcours.transitions(shop).receipt
    assert "the rules of bots changed" in " ".join(differences(before, after))
    older = replace(before, rules={"bots": "crawler-user-agents 1.0"}, snapshot=after.snapshot)
    assert len(differences(older, after)) == 1
    assert differences(replace(after, rules={}), after) == [], "receipts of older versions tell of no rules"


def test_what_was_changed_is_taken_back_and_nothing_else(shop: Workspace) -> None:
    path = shop.folder / "journey.yaml"
    parcours.rename(shop, "view", "Viewed")
    parcours.merge(shop, "Bought", ["buy", "purchase"])
    parcours.hide(shop, "ping")
    parcours.rename(shop, "price", "paid", of="property")
    all_of_it = path.read_text()
    assert parcours.unrename(shop, "paid", of="property") == ()
    assert path.read_text() == all_of_it[: all_of_it.index("\nproperties")] + "\n"
    assert parcours.unmerge(shop, "Bought", ["buy"]) == ()
    assert "Bought: [purchase]" in path.read_text()
    assert {e.name for e in parcours.names(shop).events} == {"Viewed", "buy", "Bought"}
    assert parcours.unmerge(shop, "Bought") == ()
    assert parcours.unhide(shop, "ping") == ()
    assert parcours.names(shop).hidden == ()
    parcours.unrename(shop, "view")
    assert path.read_text().rstrip() == JOURNEY.rstrip()
    assert {e.name for e in parcours.names(shop).events} == {"view", "buy", "purchase", "ping"}


def test_rules_that_say_a_name_taken_back_are_told(shop: Workspace) -> None:
    parcours.rename(shop, "buy", "Bought")
    path = shop.folder / "journey.yaml"
    path.write_text(path.read_text().replace("enter: view", "enter: Bought"))
    [left] = parcours.unrename(shop, "Bought")
    assert "still says “Bought”" in left


def test_only_what_was_changed_can_be_taken_back(shop: Workspace) -> None:
    parcours.merge(shop, "Bought", ["buy", "purchase"])
    parcours.rename(shop, "view", "Viewed")
    for wrong in (
        lambda: parcours.unrename(shop, "buy"),
        lambda: parcours.unmerge(shop, "Boughtt"),
        lambda: parcours.unmerge(shop, "Bought", ["view"]),
        lambda: parcours.unhide(shop, "view"),
    ):
        with pytest.raises(UnknownName) as unknown:
            wrong()
        assert unknown.value.hint
    with pytest.raises(BadInput) as circle:
        parcours.merge(shop, "buy", ["Bought"])
    assert "merge --back" in circle.value.hint


def test_a_name_that_two_share_is_taken_back_by_the_older_one(shop: Workspace) -> None:
    path = shop.folder / "journey.yaml"
    path.write_text(path.read_text() + "events:\n  rename: {buy: Bought, purchase: Bought}\n")
    with pytest.raises(BadInput, match="“buy” and “purchase”"):
        parcours.unrename(shop, "Bought")
    parcours.unrename(shop, "buy")
    assert {e.name for e in parcours.names(shop).events} >= {"buy", "Bought"}


def test_every_change_of_a_name_is_a_version(shop: Workspace) -> None:
    from parcours.workspace.editing import journey_versions

    parcours.hide(shop, "ping")
    parcours.unhide(shop, "ping")
    assert [version.why for version in journey_versions(shop)] == ["hide back ping", "hide ping", "found"]
