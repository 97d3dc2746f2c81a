"""Names given, joined and hidden: every count follows, what is stored stays."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from parcours.model.errors import UnknownName
from parcours.model.filter_text import read_filter
from parcours.model.journey_text import read_journey
from parcours.timeline.driver import run
from parcours.timeline.names import Names, Visible
from parcours.timeline.plan import mark
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.tally import occurring
from parcours.timeline.timeline import Timeline
from timeline.definitions import again, column, in_view, shop
from timeline.worlds import Row, TinyLedger, TinyLog

BOTH = "events: {rename: {view: Page Viewed}, merge: {Bought: [buy, purchase]}, hide: [ping]}"
ROWS = [
    {"name": name, "time": time, "user": user}
    for time, (user, name) in enumerate(
        [("a", "view"), ("a", "ping"), ("a", "buy"), ("a", "purchase"), ("b", "Bought"), ("b", "view"), ("c", "ping")]
    )
]


def marked(snapshot: Snapshot, text: str, way: str | None = None) -> list[int]:
    """Rows of the events that a filter keeps."""
    plan = mark(snapshot, [read_filter(text)], way=way)  # type: ignore[arg-type]
    found = run(plan, lambda marks: marks.generation.rows(marks.position[marks.steps > 0]).tolist())
    return sorted(row for rows in found for row in rows)


def test_names_over_codes() -> None:
    names = Visible(Names(["view", "buy", "ping", "purchase", "Bought"]), read_journey(BOTH).events)
    assert list(names) == ["Page Viewed", "Bought"]
    assert [names.name(code) for code in range(5)] == ["Page Viewed", "Bought", "ping", "Bought", "Bought"]
    assert names.joined.tolist() == [0, 1, 2, 1, 1]
    assert (names.codes("Bought"), names.codes("buy"), names.hidden_codes.tolist()) == ((1,), (), [2])
    assert names.log_names("Bought") == ["buy", "purchase", "Bought"]
    assert names.advice("view") == "“view” is called “Page Viewed” in journey.yaml."
    assert names.advice("ping") == "“ping” is hidden by journey.yaml."
    assert names.advice("other") == ""


def test_what_is_hidden_is_not_joined() -> None:
    names = Visible(Names(["a", "b"]), read_journey("events: {merge: {C: [a, b]}, hide: [a]}").events)
    assert (list(names), names.joined.tolist(), names.hidden_codes.tolist()) == (["C"], [0, 1], [0])


@pytest.mark.parametrize("way", ["scan", "postings", "people"])
def test_all_that_counts_by_name_follows(tmp_path: Path, way: str) -> None:
    snapshot = shop(tmp_path, ROWS, BOTH)
    assert in_view(snapshot) == {1: "Page Viewed", 3: "Bought", 4: "Bought", 5: "Bought", 6: "Page Viewed"}
    assert (snapshot.people, snapshot.events) == (2, 5)
    assert marked(snapshot, "Bought", way) == [3, 4, 5]
    assert marked(snapshot, "not Bought", way) == [1, 6]
    assert marked(snapshot, "any event", way) == [1, 3, 4, 5, 6]
    assert [(o.name, o.events, o.people, o.called) for o in occurring(snapshot)] == [
        ("Bought", 3, 2, ("buy", "purchase", "Bought")),
        ("Page Viewed", 2, 2, ("view",)),
    ]


@pytest.mark.parametrize(("name", "hint"), [("view", "called “Page Viewed”"), ("ping", "hidden by journey.yaml")])
def test_earlier_names_are_refused_with_advice(tmp_path: Path, name: str, hint: str) -> None:
    with pytest.raises(UnknownName) as caught:
        marked(shop(tmp_path, ROWS, BOTH), name)
    assert hint in caught.value.hint


def test_sessions_do_not_see_what_is_hidden(tmp_path: Path) -> None:
    rows = [{"name": n, "time": t, "user": "a"} for t, n in [(0, "x"), (1500, "ping"), (3000, "x")]]
    one, two = shop(tmp_path / "1", rows), shop(tmp_path / "2", rows, "events: {hide: [ping]}")
    assert one.sessions(one.generations[0]).tolist() == [0, 0, 0]
    assert two.sessions(two.generations[0])[[0, 2]].tolist() == [0, 1]


def test_what_is_named_in_vain_is_said(tmp_path: Path) -> None:
    snapshot = shop(tmp_path, ROWS, "events: {rename: {veiw: V}, hide: [pong]}\ntraits: {hide: [ssn]}")
    assert snapshot.notes[0] == "In vain in journey.yaml: There is no event “veiw”. Did you mean “view”?"
    assert "“pong”" in snapshot.notes[1]
    assert len(snapshot.notes) == 2, "where nothing is told of people, no trait can be misspelt"


def test_rules_that_name_things_in_vain_are_told(tmp_path: Path) -> None:
    text = "touchpoints: [{name: A, events: [veiw], where: person.known = yes}]\nbots: [prise > 3]"
    snapshot = shop(tmp_path, ROWS, text)
    assert snapshot.notes == ("In vain in journey.yaml: There is no property “prise”. There is no property here yet.",)
    assert snapshot.remarks == ("In vain in journey.yaml: There is no event “veiw”. Did you mean “view”?",)


def test_properties_and_traits_go_by_other_names(tmp_path: Path) -> None:
    rows: list[Row] = [
        {"name": "A", "time": 1, "user": "a", "p.amount:n": 1.0, "t.tier:s": "gold"},
        {"name": "A", "time": 2, "user": "b", "p.total:n": 2.0, "p.amount:n": 9.0, "t.plan:s": "old"},
        {"name": "A", "time": 3, "user": "b", "p.price:n": 3.0, "p.total:n": 9.0, "p.total:s": "many"},
        {"name": "A", "time": 4, "user": "c", "p.tags:ss": ["x"], "p.labels:ss": ["y", "z"], "p.secret:b": True},
        {"name": "A", "time": 5, "user": "c", "p.labels:ss": ["x", "y"]},
    ]
    definition = """\
properties: {merge: {price: [total, amount], tags: [labels]}, hide: [secret]}
traits: {rename: {plan: tier}}
"""
    snapshot = shop(tmp_path, rows, definition)
    assert snapshot.properties("event") == {"price": {"n", "s"}, "tags": {"s"}}
    assert snapshot.columns_of("price") == ["p.price:n", "p.price:s"]
    assert column(snapshot, "price") == {1: 1.0, 2: 2.0, 3: 3.0, 4: None, 5: None}, "what stands first counts"
    assert column(snapshot, "tags") == {1: None, 2: None, 3: None, 4: ["x"], 5: ["x", "y"]}
    assert column(snapshot, "tier", "person") == {1: "gold", 2: "old", 3: "old", 4: None, 5: None}
    assert marked(snapshot, "A where price >= 2") == [2, 3]
    assert marked(snapshot, "A where tags = y") == [5]
    assert marked(snapshot, "A where person.tier = old") == [2, 3]
    assert set(snapshot.told_by("p.price:n")) == {"p.price:n", "p.total:n", "p.amount:n"}
    for name, hint in (("amount", "called “price”"), ("secret", "hidden by journey.yaml")):
        with pytest.raises(UnknownName) as caught:
            marked(snapshot, f"A where {name} = 1")
        assert hint in caught.value.hint


@pytest.mark.parametrize("seed", range(6))
def test_joined_postings_are_those_of_joined_names(tmp_path: Path, seed: int) -> None:
    """A timeline whose names are joined by definition counts as one of a log that has them joined."""
    random = np.random.default_rng(seed)
    names = [f"n{k}" for k in range(8)]
    into = {name: f"m{random.integers(4)}" for name in names if random.random() < 0.7}
    rows: list[Row] = [
        {"name": str(random.choice(names)), "time": float(random.integers(500)), "user": f"u{random.integers(9)}"}
        for _ in range(200)
    ]
    joined = [{**row, "name": into.get(row["name"], row["name"])} for row in rows]
    merged: dict[str, list[str]] = {}
    for old, new in into.items():
        merged.setdefault(new, []).append(old)
    text = "events: {merge: " + str(merged).replace("'", "") + "}"
    log, ledger, timeline = TinyLog(rows[:150]), TinyLedger(), Timeline.open(tmp_path / "a")
    timeline.update(log, ledger)
    log.append(rows[150:])
    timeline.update(log, ledger, shard_events=40)
    one, other = again(timeline, log, ledger, text), shop(tmp_path / "b", joined)
    assert in_view(one) == in_view(other)
    for name in sorted({row["name"] for row in joined}):
        for way in ("scan", "postings"):
            assert marked(one, name, way) == marked(other, name, way)
    for g in one.generations:
        assert (g.code[g.post_position] == np.repeat(np.arange(len(g.post_start) - 1), np.diff(g.post_start))).all()
        assert (g.post_time == g.time[g.post_position]).all()
