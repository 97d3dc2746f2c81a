"""What is said of competitors is in none of our own figures: every answer is the same with their file loaded."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import pytest

import parcours
from parcours.analyses.registry import analyses, ask, to_json
from parcours.model.errors import UnknownName
from parcours.workspace import Workspace, init, people, voice_inbox
from parcours.workspace.groups import groups
from parcours.workspace.maps import map as mapped
from parcours.workspace.people import PeopleAsked
from parcours.workspace.voice_types import InboxAsked
from parcours.worlds.small_shop import small_shop

JOURNEY = """\
journey: Shop
zone: Europe/Paris
milestone: Order
stages:
  - {name: Looking, enter: {any: [Product Viewed, Review, Mention]}, leave: {quiet: 90 days}}
  - name: Customer
    enter: Order
    success: {goal: "Came back", rule: {did: Order, within: 60 days}}
touchpoints:
  - {name: Words, events: Review}
  - {name: Buzz, events: Mention}
  - {name: Shop, events: [Product Viewed, Checkout Started, Order]}
prompts: [{name: Seen, shown: Product Viewed, taken: Checkout Started}]
segments: {Critics: did (Review where score <= 2), Elsewhere: did (any event where about exists)}
"""
STEPS = ["Product Viewed", "Checkout Started", "Order"]
FUNNEL = {"steps": STEPS, "within": "30 days"}
ASKED: Mapping[str, dict[str, Any]] = {
    "funnel": FUNNEL,
    "dropoff": FUNNEL,
    "segment": {"segments": ["Critics", "did Order"]},
    "compare": {"question": {"question": "voice", "query": {}}, "among": "Critics"},
    "conformance": {"intended": STEPS},
    "attribution": {"channel": "channel"},
}
DAY = 86_400


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, Workspace]]:
    """A shop, and the same with what is said of competitors."""
    folder = tmp_path_factory.mktemp("both")
    shop = small_shop(5, people=240).table
    names = [name.removeprefix("p.").rpartition(":")[0] or name for name in shop.column_names]
    keep = [name for name in names if not name.startswith("said.")]
    rows = shop.rename_columns(names).select(keep)
    with init(folder / "ours", journey=JOURNEY) as ours:
        ours.load(rows, name="events", map="time=time,event=name,person=user,zone=UTC")
    shutil.copytree(folder / "ours", folder / "with")
    with parcours.open(folder / "ours") as ours, parcours.open(folder / "with") as beside:
        for name, table in elsewhere(rows).items():
            beside.load(table, name=name, about="competitor Brightly", map="time=time,event=name,person=user,zone=UTC")
        yield ours, beside


def elsewhere(rows: pa.Table) -> dict[str, pa.Table]:
    """Reviews, also of people whom we know, some later than all that happened to us; and events of their own name."""
    last = max(rows["time"].to_pylist())
    ours = sorted(set(rows["user"].to_pylist()))[:30]
    writers = [*(f"w{n}" for n in range(90)), *ours]
    said = [
        {
            "time": last + (n - 80) * DAY * 1_000_000, "name": "Review", "user": who, "score": 100 * (n % 2),
            "text": "Their parcel came far too late. A refused coupon, and a huge box!", "price": 990.0,
            "country": "de", "channel": "tv",
        }
        for n, who in enumerate(writers)
    ]  # fmt: skip
    mentions = [{**row, "name": "Mention", "note": "Why is the lamp so dear, is it not?"} for row in said[40:]]
    return {"reviews": pa.Table.from_pylist(said), "mentions": pa.Table.from_pylist(mentions)}


def answer(of: Workspace, question: str, query: Mapping[str, Any]) -> dict[str, Any]:
    """All of it but what tells of what it was asked."""
    told = to_json(ask(of.views.view(), question, query))
    return bare(told)


def bare(told: Any) -> Any:
    if isinstance(told, dict):
        return {k: bare(v) for k, v in told.items() if k not in ("receipt", "receipts")}
    if isinstance(told, list | tuple):
        return [bare(v) for v in told if not (isinstance(v, str) and "about others (competitors" in v)]
    return told


@pytest.mark.parametrize(
    ("question", "query"),
    [*((name, ASKED.get(name, {})) for name in sorted(analyses())), ("moments", {"each": "touchpoint"})],
)
def test_every_answer_is_the_same(both: tuple[Workspace, Workspace], question: str, query: dict[str, Any]) -> None:
    ours, beside = both
    assert answer(beside, question, query) == answer(ours, question, query)


def test_so_are_the_people_the_map_and_the_inbox(both: tuple[Workspace, Workspace]) -> None:
    told = []
    for of in both:
        found = people.find_people(of, PeopleAsked(among="did (Review where score <= 2)"))
        view = of.views.view()
        told.append(
            (
                bare(to_json(mapped(of))),
                [one for one in groups(of).groups if one.name == "Critics"],
                (view.people, view.events, view.as_of, view.customers, view.visitors, list(view.names)),
                to_json(found),
                [(one.text, one.person, one.stage) for one in voice_inbox.inbox(of, InboxAsked(most=50)).texts],
            )
        )
    assert told[0] == told[1]


def test_what_is_left_out_is_told_and_can_be_asked_for(both: tuple[Workspace, Workspace]) -> None:
    _, of = both
    view = of.views.view()
    trend = ask(view, "trend", {"event": "Review"})
    note = "200 events about others (competitors, markets) left out, and with them 90 people. "
    assert [one for one in trend.notes if one.startswith(note)]
    named = ask(view, "trend", {"event": "Review", "where": "about = 'competitor Brightly'"})
    assert named.people.people == 120
    assert any("200 events about others (competitors, markets) are in view here" in one for one in named.notes)
    assert trend.receipt.rules["others"] + ", in view" == named.receipt.rules["others"]
    assert ask(view, "trend", {"by": "about"}).receipt.people == view.people + 90
    with pytest.raises(UnknownName, match="no event “Mention”") as problem:
        ask(view, "trend", {"event": "Mention"})
    assert "names “about”" in problem.value.hint
    assert ask(view, "trend", {"event": "Mention where about exists"}).people.people == 80


def test_groups_know_what_our_own_people_say_of_others(both: tuple[Workspace, Workspace]) -> None:
    _, of = both
    assert [one.people.people for one in groups(of).groups if one.people and one.name == "Elsewhere"] == [30]
    view = of.views.view()
    sizes = ask(view, "segment", {"segments": ["Elsewhere", "not Elsewhere", "did Mention where about exists"]}).sizes
    assert [one.people.people for one in sizes] == [30, view.people - 30, 30]
    steps = ask(view, "funnel", FUNNEL | {"among": "Elsewhere"}).steps
    assert steps[0].people == 30  # and what they did with us, as ever


def test_words_about_others_are_read_and_compared(both: tuple[Workspace, Workspace]) -> None:
    _, of = both
    page = voice_inbox.inbox(of, InboxAsked(about="competitor Brightly"))
    assert (page.found, page.people.people, page.texts[0].person) == (200, 120, "user:u124")
    assert {one.about for one in page.texts} == {"competitor Brightly"}
    assert page.texts[0].sign == "negative"
    assert people.open_person(of, "user:w89").id == "user:w89"
    groups_ = ask(of.views.view(), "themes", {"by": "about"}).groups
    assert [(one.name, one.people) for one in groups_][1:] == [("competitor Brightly", 120)]


def test_who_wants_all_of_it_counted_says_so(both: tuple[Workspace, Workspace]) -> None:
    _, of = both
    before = of.views.view().people
    text = (of.folder / "journey.yaml").read_text()
    try:
        (of.folder / "journey.yaml").write_text(text + "listening: {others: keep}\n")
        view = of.views.view()
        assert view.people == before + 90
        assert not [note for note in view.notes if "about others" in note]
    finally:
        (of.folder / "journey.yaml").write_text(text)
