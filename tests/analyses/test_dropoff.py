"""Who leaves between two steps: worlds to count on fingers, and random ones against the slow reference."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analyses.funnel_worlds import DAY, funnel, rows, shop, snapshot
from analyses.no_effect_worlds import world
from parcours.analyses.dropoff import DropoffResult, Instead
from parcours.analyses.dropoff.text import lines
from parcours.analyses.registry import ask
from parcours.analyses.terminal import columns
from parcours.model.count import Count
from parcours.model.errors import BadInput, NotAllowed, UnknownName
from parcours.timeline.snapshot import Snapshot
from reference import dropoff as plain

FIVE = {
    "ann": "A@0 B@1",
    "bob": "A@0 X@2",
    "cid": "A@0 X@50",
    "dan": "A@0",
    "eve": "X@0 A@1 A@90 B@95",
    "fay": "A@995 B@996",
}


def dropoff(of: Snapshot, *steps: Any, within: str = "10s", **more: Any) -> DropoffResult:
    return ask(of, "dropoff", {"steps": steps, "within": within, **more})


def test_five_people_by_hand(tmp_path: Path) -> None:
    """Eve leaves after her first A (her next event is the second A, later) and goes on in a later attempt."""
    answer = dropoff(shop(tmp_path, FIVE, as_of=1000), "A", "B")
    assert (answer.went_on, answer.left, answer.unfinished) == (Count(1, 5), Count(4, 5), 1)
    assert answer.back_later == Count(1, 4)
    assert answer.instead == (
        Instead("event", "X", Count(1, 4), 2.0),
        Instead("only later", None, Count(2, 4), 69.5),
        Instead("no further event", None, Count(1, 4), None),
    )
    assert answer.tried == 0  # nobody can be compared where so few are


def test_it_agrees_with_the_funnel_where_nobody_tries_twice(tmp_path: Path) -> None:
    people = {"ann": "A@0 B@1 C@2", "bob": "A@0 B@1", "cid": "A@0 B@3 X@4", "dan": "A@0", "eve": "A@998 B@999"}
    of = shop(tmp_path, people, as_of=1000)
    counted = funnel(of, "A", "B", "C")
    for after in (1, 2):
        answer = dropoff(of, "A", "B", "C", after=after)
        assert answer.went_on == Count(counted.steps[after].people, counted.steps[after - 1].people)
        assert answer.unfinished == counted.steps[after - 1].unfinished


def test_parts_of_the_answer_as_people(tmp_path: Path) -> None:
    of = shop(tmp_path, FIVE, as_of=1000)
    query = {"steps": ["A", "B"], "within": "10s"}
    parts = {part: _people(of, query, part) for part in ("went on", "left", "back later", "unfinished")}
    assert parts == {"went on": 1, "left": 4, "back later": 1, "unfinished": 1}
    with pytest.raises(BadInput, match="no part"):
        _people(of, query, "lost")


def _people(of: Snapshot, query: dict[str, Any], part: str) -> int:
    segment = {"answer": {"question": "dropoff", "query": query, "part": part}}
    return ask(of, "transitions", {"among": segment}).people.people


def test_by_default_where_most_are_lost(tmp_path: Path) -> None:
    of = shop(tmp_path, {"a": "A@0 B@1", "b": "A@0 B@1", "c": "A@0 B@1 C@2", "d": "A@0"})
    assert dropoff(of, "A", "B", "C").after == 2


def test_the_rest_of_what_is_done_next_is_gathered(tmp_path: Path) -> None:
    of = shop(
        tmp_path, {"a": "A@0 X@1", "b": "A@0 X@1", "c": "A@0 Y@1", "d": "A@0 Z@1", "e": "A@0 Z@1 Y@1", "f": "A@0 B@1"}
    )
    answer = dropoff(of, "A", "B", top=1)
    assert answer.instead == (
        Instead("event", "X", Count(2, 5), 1.0),  # of two at one instant the first by name: Y of e
        Instead("other events", None, Count(3, 5), 1.0),
    )


def test_exclusions_end_attempts_here_too(tmp_path: Path) -> None:
    people = {"a": "A@0 B@1 X@2 C@3", "b": "A@0 X@1 B@2", "c": "A@0 B@1 C@2", "d": "A@0 B@1 C@1 X@1"}
    of = shop(tmp_path, people)
    answer = dropoff(of, "A", "B", "C", after=2, exclude=["X after step 2 before step 3"])
    counted = funnel(of, "A", "B", "C", exclude=["X after step 2 before step 3"])
    assert answer.went_on == Count(counted.steps[2].people, counted.steps[1].people)
    both = dropoff(of, "A", "B", "C", after=1, exclude=["X after step 1 before step 2"])
    assert both.went_on.people == funnel(of, "A", "B", exclude=["X"]).steps[1].people


def test_a_later_step_is_still_a_step_to_exclusions(tmp_path: Path) -> None:
    """C excludes and is a step: without `also steps` it does not act, even where only A and B are looked at."""
    of = shop(tmp_path, {"a": "A@0 C@1 B@2 C@3", "b": "A@0 B@1"})
    assert dropoff(of, "A", "B", "C", after=1, exclude=["C after step 1 before step 2"]).went_on == Count(2, 2)


def test_what_differs(tmp_path: Path) -> None:
    """Of 40 on phones 8 go on, of 40 on desktops 32; age is the same; who goes on has done more before."""
    told = {}
    for n in range(80):
        phone = n < 40
        goes = n % 5 == 0 if phone else n % 5 != 0
        before = "X@0 X@1 X@2" if goes else "X@0"
        device = "phone" if phone else "desktop"
        told[f"u{n}"] = f"{before} A@10{{device={device};person.age={20 + n % 7}}}" + (" B@15" if goes else "")
    answer = dropoff(shop(tmp_path, told), "A", "B")
    (device,) = answer.values
    assert (device.property, device.found) == ("device", True)
    assert {device.with_it, device.without_it} == {Count(8, 40), Count(32, 40)}
    assert abs(device.difference.estimate) == pytest.approx(0.6)
    numbers = {n.property: n for n in answer.numbers}
    assert numbers["number of events before"].effect.estimate == 1
    assert numbers["number of events before"].found
    assert (numbers["number of events before"].went_on_median, numbers["number of events before"].left_median) == (3, 1)
    assert not numbers["person.age"].found
    assert answer.tried == 4  # device, age, events before, time since first seen
    assert device.p == pytest.approx(min(1, device.difference.p * 3))  # the second least of four


def test_values_are_those_at_the_step(tmp_path: Path) -> None:
    """Not those of other events; of several events at the instant the least."""
    told = {f"u{n}": f"X@0{{k=z}} A@1{{k={'a' if n < 15 else 'b'}}} X@2{{k=z}}" for n in range(30)}
    (value,) = dropoff(shop(tmp_path, told), "A", "X where k = other", after=1, properties=["k"]).values
    assert {value.with_it.of, value.without_it.of} == {15}


def test_what_is_asked_wrongly(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 B@1"})
    with pytest.raises(NotAllowed, match="two steps"):
        dropoff(of, "A")
    with pytest.raises(BadInput, match="no step 2"):
        dropoff(of, "A", "B", after=2)
    with pytest.raises(UnknownName, match="colour"):
        dropoff(of, "A", "B", properties=["colour"])
    with pytest.raises(BadInput, match="Nothing lies after"):
        dropoff(of, "A", "B", exclude=["A after step 2 before step 1"])
    with pytest.raises(BadInput, match="0 differences"):
        dropoff(of, "A", "B", top=0)


def test_nobody_came(tmp_path: Path) -> None:
    answer = dropoff(shop(tmp_path, {"ann": "A@0", "bob": "B@0 C@1"}), "A", "B", "C", after=2)
    assert (answer.went_on, answer.instead) == (Count(0, 0), ())
    assert "Nobody came so far" in lines(answer)


@pytest.mark.parametrize("seed", range(6))
def test_against_the_slow_reference(seed: int, tmp_path: Path) -> None:
    random = np.random.default_rng(seed)
    people, told = [], []
    for n in range(60):
        times = np.sort(random.choice(100, random.integers(1, 12), replace=False)).tolist()
        people.append([(t, str(random.choice(list("ABCX")))) for t in times])
        told += [row for t, name in people[-1] for row in rows(f"u{n}", f"{name}@{t}")]
    of = snapshot(tmp_path, told, as_of=100)
    for after in (1, 2):
        expected = plain.attempts(people, "ABC", after, 30, 100)
        finished = [a for a in expected if not a.unfinished]
        left = [a for a in finished if not a.went_on]
        answer = dropoff(of, "A", "B", "C", within="30s", after=after, top=20)
        assert answer.unfinished == len(expected) - len(finished)
        assert answer.went_on == Count(sum(a.went_on for a in finished), len(finished))
        assert answer.back_later == Count(sum(a.back_later for a in left), len(left))
        instead = {i.name or {"only later": "later", "no further event": "nothing"}[i.kind]: i for i in answer.instead}
        assert {name: i.people.people for name, i in instead.items()} == Counter(a.next for a in left)
        numbers = {n.property: n for n in answer.numbers}
        if "number of events before" in numbers:
            assert numbers["number of events before"].left_median == np.median([a.events for a in left])
            assert numbers["time since first seen"].left_median == np.median([a.since_first for a in left])


def test_any_cut_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from parcours.timeline import plan

    of = world(tmp_path, 5)
    query = {"steps": ["View", "Add", "Order"], "within": "14 days", "after": 1}
    whole = ask(of, "dropoff", query)
    monkeypatch.setattr(plan, "_fitting", lambda source: 100)
    parts = ask(of, "dropoff", query)
    assert (parts.values, parts.numbers, parts.instead) == (whole.values, whole.numbers, whole.instead)


def test_days_are_followed_from_their_end(tmp_path: Path) -> None:
    """After an event of which only the day is known, what comes next lies on a later day."""
    of = shop(tmp_path, {"ann": f"A@2d X@{2 * DAY + 60} Y@{3 * DAY + 60}", "bob": "B@0"}, as_of=20 * DAY)
    assert [i.name for i in dropoff(of, "A", "B", within="5 days").instead] == ["Y"]


def test_the_picture_fits(tmp_path: Path) -> None:
    answer = dropoff(world(tmp_path, 3), "View", "Add", "Order", within="14 days")
    text = lines(answer)
    assert "Instead, those who left did next" in text
    assert "Associated, not caused" in " ".join(text.split())
    assert max(columns(line) for line in text.splitlines()) <= 80
