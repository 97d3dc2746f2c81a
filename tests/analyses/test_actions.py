"""What is done in each stage? A shop to count on fingers, and random ones beside a slow count and other questions."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from parcours.analyses.actions import ActionsQuery, ActionsResult, part_of_row
from parcours.analyses.actions.text import lines
from parcours.analyses.registry import ask
from parcours.analyses.stages.ever import ever
from parcours.analyses.terminal import columns
from parcours.model.count import Count
from parcours.model.errors import BadInput, UnknownName
from parcours.model.filters import Compare, Every, Named
from parcours.model.period import Period
from parcours.model.property import Property
from parcours.model.segments import Happened, OfAnswer
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.timeline import Timeline
from reference.actions import Event, rows
from timeline.definitions import column, in_view, shop
from timeline.stage_worlds import HIDDEN, rows_of, some_shop
from timeline.worlds import Row, TinyLedger, TinyLog

SHOP = """\
stages:
  - {name: Visitor, enter: See, leave: {quiet: 10 seconds, to: Asleep}}
  - {name: Buyer, enter: Buy, out: Close}
  - {name: Asleep}
"""


def did(name: str, time: float, user: str = "a", **more: Any) -> Row:
    return {"name": name, "time": time, "user": user, **{f"p.{k}": v for k, v in more.items()}}


ROWS = [
    did("Look", 0), did("See", 1), did("Look", 2), did("Look", 3), did("Buy", 4), did("Look", 5), did("Close", 6),
    did("See", 1, "b"), did("Call", 2, "b"), did("See", 1, "c"), did("Look", 30, "c"), did("Buy", 1, "d"),
]  # fmt: skip


def plain(result: ActionsResult) -> dict[str, list[tuple]]:
    return {
        stage.name: [(row.value, row.people.people, row.events, row.latest) for row in stage.rows]
        for stage in result.stages
    }


def test_names_with_people_events_and_the_last_time(tmp_path: Path) -> None:
    result = ask(shop(tmp_path, ROWS, SHOP), "actions", {})
    assert plain(result) == {
        "Visitor": [("See", 3, 3, 1), ("Look", 1, 2, 3), ("Call", 1, 1, 2)],
        "Buyer": [("Buy", 2, 2, 4), ("Look", 1, 1, 5)],
        "Asleep": [("Look", 1, 1, 30)],
    }
    assert [(stage.people, stage.events) for stage in result.stages] == [
        (Count(3, 3), 6), (Count(2, 2), 3), (Count(1, 2), 1)
    ], "b fell asleep and did nothing there"  # fmt: skip
    assert result.stages[0].rows[1].people == Count(1, 3)
    assert result.outside == 2
    assert "2 events in no stage" in result.notes[0]


def test_the_rest_together_and_people_once(tmp_path: Path) -> None:
    rows = [did("See", 1), *(did(name, 2 + n, "a") for n, name in enumerate("XYXZ")), did("See", 1, "b")]
    (visitor, *_) = ask(shop(tmp_path, rows, SHOP), "actions", {"top": 2}).stages
    assert [(r.value, r.other, r.people, r.events, r.latest) for r in visitor.rows] == [
        ("See", False, Count(2, 2), 2, 1), ("X", False, Count(1, 2), 2, 4), (None, True, Count(1, 2), 2, 5)
    ]  # fmt: skip


def test_properties_of_one_value_of_several_and_of_none(tmp_path: Path) -> None:
    rows = [
        did("See", 1, **{"page:s": "x", "tags:ss": ["m", "n", "m"]}), did("See", 2, **{"page:s": "y"}),
        did("See", 1, "b", **{"page:s": "x", "tags:ss": ["n", "o"], "price:n": 3.0, "gift:b": True}),
    ]  # fmt: skip
    snapshot = shop(tmp_path, rows, SHOP)

    def by(name: str, top: int = 12) -> list[tuple]:
        return plain(ask(snapshot, "actions", {"by": name, "top": top}))["Visitor"]

    assert by("page") == [("x", 2, 2, 1), ("y", 1, 1, 2)]
    assert by("tags") == [("n", 2, 2, 1), ("m", 1, 1, 1), ("o", 1, 1, 1), (None, 1, 1, 2)]
    assert by("tags", top=1) == [("n", 2, 2, 1), (None, 2, 3, 2)], "an event of several others is one"
    assert by("price") == [(None, 2, 2, 2), (3.0, 1, 1, 1)] or by("price") == [(None, 1, 2, 2), (3.0, 1, 1, 1)]
    assert by("gift")[-1] == (True, 1, 1, 1)
    with pytest.raises(UnknownName):
        by("pge")


def test_only_some_events_people_and_days(tmp_path: Path) -> None:
    snapshot = shop(tmp_path, ROWS, SHOP)
    assert (
        plain(ask(snapshot, "actions", {"where": "Look | Call"}))["Visitor"]
        == [("Call", 1, 1, 2), ("Look", 1, 2, 3)][::-1]
    )
    among = ask(snapshot, "actions", {"among": "did Buy"})
    assert [stage.people for stage in among.stages] == [Count(1, 1), Count(2, 2), Count(0, 0)]
    assert "Only of 2 people" in among.notes[0]
    late = ask(snapshot, "actions", {"period": "1970-01-02.."})
    assert [stage.people for stage in late.stages] == [Count(0, 0)] * 3


def test_without_stages(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no stages yet"):
        ask(shop(tmp_path, ROWS), "actions", {})
    with pytest.raises(BadInput, match="outside 1 to"):
        ActionsQuery(top=0)


def test_parts_are_people(tmp_path: Path) -> None:
    snapshot = shop(tmp_path, ROWS, SHOP)
    assert _people(snapshot, {}, "Visitor / See") == 3
    assert _people(snapshot, {}, "Visitor") == 3
    assert _people(snapshot, {}, "Buyer") == 2
    assert _people(snapshot, {"top": 1}, "Visitor / all others") == 2
    assert _people(snapshot, {"by": "journey.entered"}, "Visitor / (missing)") == 2
    for part in ("Visitor / Never", "Nowhere / See", "Nowhere"):
        with pytest.raises(BadInput, match="no part"):
            _people(snapshot, {}, part)


def test_the_picture_fits(tmp_path: Path) -> None:
    rows = [
        *ROWS,
        did("A very long name of an event that nobody would ever dare to use", 2, "b"),
        did("看" * 40, 2, "b"),
    ]
    picture = lines(ask(shop(tmp_path, rows, SHOP), "actions", {}))
    assert max(columns(line) for line in picture.splitlines()) <= 80
    assert "Look" in picture
    assert "nobody was there" not in picture


@pytest.mark.parametrize("seed", range(12))
def test_random_shops_equal_a_slow_count_and_other_questions(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    snapshot = _some_snapshot(dice, tmp_path)
    period = dice.choice(
        [Period(), Period("1970-01-01T00:00:20"), Period("1970-01-01T00:00:10", "1970-01-01T00:00:40")]
    )
    low, high = period.seconds(snapshot.zone)
    by, top = dice.choice([None, "many", "one", "journey.entered"]), dice.choice([1, 2, 12])
    result = ask(snapshot, "actions", ActionsQuery(by=Property(by) if by else None, top=top, period=period))
    there = ever(snapshot, period)
    assert there == tuple(s.ever.people for s in ask(snapshot, "stages", {"period": period}).stages)
    events = [event for event in _events(snapshot, by) if low <= event.time < high]
    for stage, of in zip(result.stages, there, strict=True):
        totals, expected = rows(events, stage.name, top)
        assert (stage.people, stage.events) == (Count(totals[0], of), totals[1])
        told = [(r.value, r.other, r.people.people, r.events, r.latest) for r in stage.rows]
        assert told == expected
        assert all(row.people.of == of for row in stage.rows)
    assert result.outside == sum(event.stage in (None, "out") for event in events)
    _other_questions_agree(snapshot, result, period)


def _other_questions_agree(snapshot: Snapshot, result: ActionsResult, period: Period) -> None:
    for stage in result.stages:
        for row in stage.rows:
            segment = OfAnswer("actions", _query(result), part_of_row(stage.name, row))
            assert ask(snapshot, "segment", {"segments": [segment]}).sizes[0].people.people == row.people.people
            if row.other or row.value is None:
                continue
            inside = Compare("journey.stage", "=", (stage.name,))
            thing = Compare(result.by, "=", (row.value,)) if result.by else Named((str(row.value),))
            trend = ask(snapshot, "trend", {"event": Every((thing, inside)), "period": period})
            assert trend.people.people == row.people.people
            assert sum(point.events for point in trend.points) == row.events
            if period == Period():
                done = Happened(Every((thing, inside)))
                assert ask(snapshot, "segment", {"segments": [done]}).sizes[0].people.people == row.people.people


def _query(result: ActionsResult) -> str:
    assert result.receipt is not None
    return json.dumps(dict(result.receipt.query), sort_keys=True)


def _some_snapshot(dice: random.Random, folder: Path) -> Snapshot:
    _, journey, people = some_shop(dice, people=8)
    told = [row for n, instants in enumerate(people) for row, _ in rows_of(n, instants)]
    for row in told:
        row |= {"p.one:s": dice.choice(["x", "y", None]), "p.one:n": dice.choice([1.0, None])}
        row["p.many:ss"] = dice.choice([None, [], ["a"], ["b", "a"], ["c", "c", "d"]])
        if row["p.one:s"]:
            row["p.one:n"] = None
        if dice.random() < 0.1:
            row["name"] = HIDDEN
    dice.shuffle(told)
    log, ledger, timeline = TinyLog(told[: len(told) // 2]), TinyLedger(), Timeline.open(folder)
    timeline.update(log, ledger)
    log.append(told[len(told) // 2 :])
    timeline.update(log, ledger, shard_events=10)
    return timeline.snapshot(log, zone="UTC", journey=journey, as_of=dice.choice([25, 200]))


def _events(snapshot: Snapshot, by: str | None) -> list[Event]:
    stage, view = column(snapshot, "journey.stage"), in_view(snapshot)
    values = column(snapshot, by) if by else {row: [name] for row, name in view.items()}
    found = []
    for g in snapshot.generations:
        for person in range(g.persons):
            for at in range(int(g.offsets[person]), int(g.offsets[person + 1])):
                row = int(g.rows()[at])
                if g.alive[person] and row in view:
                    value = values[row]
                    things = value if isinstance(value, list) else [] if value is None else [value]
                    found.append(Event((id(g), person), int(g.time[at]), stage[row], things))
    return found


def _people(snapshot: Snapshot, query: dict[str, Any], part: str) -> int:
    segment = OfAnswer("actions", json.dumps(query), part)
    return ask(snapshot, "segment", {"segments": [segment]}).sizes[0].people.people
