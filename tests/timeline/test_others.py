"""Events about others are in no view, change nothing of it, and are there for who names `about`."""

from __future__ import annotations

from pathlib import Path

import pytest

from parcours.analyses.funnel.query import FunnelQuery
from parcours.analyses.registry import read_query
from parcours.model.errors import UnknownName
from parcours.timeline.others import names_about
from parcours.timeline.segments import members
from parcours.timeline.snapshot import Snapshot
from timeline.definitions import column, in_view, shop
from timeline.worlds import Row

BRIGHTLY = "competitor Brightly"
SHOP = """\
stages: [{name: Heard, enter: Review}, {name: Told, enter: Mention}]
listening: {competitors: [Dim]}
"""


def did(name: str, time: float, user: str, about: str | None = None, **told: object) -> Row:
    more = {f"p.{key}": value for key, value in told.items() if value is not None}
    return {"name": name, "time": time, "user": user, **({"p.about:s": about} if about else {}), **more}


ROWS = [
    did("Review", 10, "ann", **{"tags:ss": ["a", "b"], "score:n": 5.0}),
    did("Review", 20, "ann", BRIGHTLY, **{"tags:ss": ["b", "c", "d"], "score:n": 100.0}),
    did("Look", 30, "ben", "delivery", **{"tags:ss": ["e"]}),
    did("Review", 40, "cat", "dim", **{"score:n": 50.0}),
    did("Mention", 50, "dan", "Market study"),
    did("Look", 15, "dan"),
    did("Mention", 60, "eve", BRIGHTLY),
]


def people(view: Snapshot, rule: str) -> int:
    from parcours.model.segment_text import read_segment

    return members(view, read_segment(rule)).people


def test_they_are_out_of_view_and_with_them_who_did_nothing_else(tmp_path: Path) -> None:
    view = shop(tmp_path, ROWS, SHOP)
    assert sorted(in_view(view)) == [1, 3, 6]
    assert (view.people, view.events, view.as_of) == (3, 3, 30)
    assert list(view.names) == ["Review", "Look"]
    assert view.notes[0].startswith(
        "4 events about others (competitors, markets) left out, and with them 2 people. A question that names “about”"
    )
    assert view.rules["others"] != shop(tmp_path / "b", ROWS).rules["others"]  # of other competitors


def test_no_value_is_theirs(tmp_path: Path) -> None:
    view = shop(tmp_path, ROWS, SHOP)
    assert {row: value for row, value in column(view, "tags").items() if value} == {1: ["a", "b"], 3: ["e"]}
    assert {row: value for row, value in column(view, "score").items() if value} == {1: 5.0}
    assert {row: value for row, value in column(view, "about").items() if value} == {3: "delivery"}
    values = [str(v) for g in view.generations for c in view.columns(g, "event", "tags", "s") for v in c.values]
    assert sorted(values) == ["a", "b", "e"]
    assert {row: value for row, value in column(view, "journey.stage").items() if value} == {1: "Heard"}


def test_they_are_there_for_who_names_about(tmp_path: Path) -> None:
    view = shop(tmp_path, ROWS, SHOP)
    all_ = view.with_others()
    assert sorted(in_view(all_)) == [1, 2, 3, 4, 5, 6, 7]
    assert (all_.as_of, list(all_.names)) == (60, ["Review", "Look", "Mention"])
    assert "4 events about others (competitors, markets) are in view here" in all_.notes[0]
    assert column(all_, "tags")[2] == ["b", "c", "d"]
    assert column(all_, "journey.stage") == column(view, "journey.stage")  # they move nobody, here either
    assert all_.with_others() is all_
    assert people(view, "did Review") == 1
    assert people(view, f"did (Review where about = '{BRIGHTLY}')") == 1
    assert people(view, "did (Mention where about exists)") == 1  # eve is nobody of ours
    assert people(view, "not did (Mention where about exists)") == 2
    assert people(view, "did Look and did (Mention where about exists)") == 1
    assert people(view, "did Look then (Mention where about exists)") == 1
    with pytest.raises(UnknownName, match="no event “Mention”") as problem:
        people(view, "did Mention")
    assert "All “Mention” are about others" in problem.value.hint


def test_an_earlier_day_has_what_was_there(tmp_path: Path) -> None:
    view = shop(tmp_path, ROWS, SHOP, as_of=25)
    assert (view.as_of, view.with_others().as_of) == (25, 25)
    assert sorted(in_view(view.with_others())) == [1, 2, 6]
    assert "1 event about others (competitors, markets) left out. A question" in view.notes[0]


def test_a_day_of_ours_ends_with_it(tmp_path: Path) -> None:
    rows = [{**ROWS[0], "time": 0.0, "day": True}, did("Review", 200_000, "dan", BRIGHTLY)]
    assert shop(tmp_path, rows).as_of == 86_399


def test_where_all_are_counted_none_is_left_out(tmp_path: Path) -> None:
    view = shop(tmp_path, ROWS, "listening: {others: keep}")
    assert (view.events, view.people, view.as_of, view.notes, view.rules) == (7, 5, 60, (), {})


def test_where_nothing_is_about_others_nothing_is_looked_at(tmp_path: Path) -> None:
    view = shop(tmp_path / "a", [row for row in ROWS if "p.about:s" not in row])
    assert (view.others, view.rules, view.with_others() is view) == (None, {}, True)
    about = shop(tmp_path / "b", [did("Look", 1, "a", "delivery")])
    assert (about.notes, about.events, about.with_others() is about) == ((), 1, True)
    hidden = shop(tmp_path / "c", ROWS, "properties: {hide: [about]}")
    assert (hidden.others, hidden.events) == (None, 7)
    renamed = shop(tmp_path / "d", [{"name": "Look", "time": 1, "user": "a", "p.on:s": BRIGHTLY}, ROWS[0]],
                   "properties: {rename: {on: about}}")  # fmt: skip
    assert renamed.events == 1


def test_only_others_are_on_record(tmp_path: Path) -> None:
    view = shop(tmp_path, [ROWS[1], ROWS[6]])
    assert (view.people, view.events, view.as_of) == (0, 0, 60)


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"steps": ["about", "Order"], "within": "1 day"}, False),  # an event of that name
        ({"steps": ["Look where page = 'about'", "Order"], "within": "1 day"}, False),
        ({"steps": ["Look", "Order"], "within": "1 day", "among": "did (Review where about exists)"}, False),
        ({"steps": ["Look", "Review where about = 'market'"], "within": "1 day"}, True),
        ({"steps": ["Look", "Order"], "within": "1 day", "where": "not about exists"}, True),
        ({"steps": ["Look", "Order"], "within": "1 day", "hold": "about"}, True),
        ({"steps": ["Look", "Order"], "within": "1 day", "by": "about at first"}, True),
        ({"steps": ["Look", "Order"], "within": "1 day", "by": "person.about"}, False),
    ],
)
def test_who_names_about(query: dict[str, object], named: bool) -> None:
    read = read_query("funnel", query)
    assert isinstance(read, FunnelQuery)
    assert names_about(read) is named
