"""Where are people hurt? Signs in worlds on fingers, and in random ones against plain loops."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from analyses.funnel_worlds import rows, shop, snapshot
from parcours.analyses.pains import Pain, PainsResult, asked
from parcours.analyses.pains.text import lines
from parcours.analyses.registry import ask
from parcours.analyses.terminal import columns
from parcours.model.count import Count
from parcours.model.errors import BadInput
from parcours.model.journey_text import read_journey
from parcours.timeline.driver import run as drive
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.timeline import Timeline
from reference import pains as plain
from timeline.worlds import TinyLedger, TinyLog

AS_OF, WITHIN = 10**6, 1000
JOURNEY = read_journey("""
milestone: Order
stages:
  - {name: New, enter: View}
  - {name: Keen, enter: Add, leave: {quiet: 900 seconds, to: Asleep}}
  - {name: Buyer, enter: Order, back: true}
  - {name: Asleep}
""")


def pains(of: Snapshot, *kinds: str, **query: Any) -> PainsResult:
    return ask(of, "pains", {"goal": "Order", "within": f"{WITHIN}s", "kinds": kinds, "least": 1, "top": 99, **query})


def by_name(result: PainsResult) -> dict[str, Pain]:
    assert len({p.part for p in result.pains}) == len(result.pains)
    return {pain.what: pain for pain in result.pains}


def size(of: Snapshot, result: PainsResult, pain: Pain) -> int:
    assert result.receipt is not None
    answer = {"question": "pains", "query": dict(result.receipt.query), "part": pain.part}
    return ask(of, "segment", {"segments": [{"answer": answer}]}).sizes[0].people.people


def test_repeats(tmp_path: Path) -> None:
    of = shop(
        tmp_path,
        {
            "ann": "View@0 View@1 View@2 View@3 Order@99",
            "bob": "View@0 View@1 View@5000",  # not in one session
            "cid": "View@0 View@1 View@2",
            "dan": "Order@0 Order@1 Order@2",  # the goal is no sign of anything
        },
        as_of=AS_OF,
    )
    (pain,) = pains(of, "repeats").pains
    assert (pain.what, pain.place, pain.people, pain.times) == ("View again and again", "View", Count(2, 3), 2)
    assert (pain.severity.missed_with, pain.severity.missed_without) == (Count(1, 2), Count(1, 1))
    assert pain.severity.difference == -0.5
    assert pain.rule == "at least 3 times in a session"
    assert pains(of, "repeats", repeats=4).pains[0].people == Count(1, 3)


def test_moves_back(tmp_path: Path) -> None:
    of = shop(
        tmp_path,
        {"ann": "Cart@0 Pay@1 Pay@2 Cart@3", "bob": "Cart@0 Pay@1", "cid": "Cart@0 Pay@1 Cart@4000 Order@9000"},
    )
    (pain,) = pains(of, "back").pains
    assert (pain.what, pain.people) == ("Cart → Pay and back", Count(1, 3))


def test_errors_by_name_and_by_property(tmp_path: Path) -> None:
    of = shop(
        tmp_path,
        {
            "ann": "Pay@0 payment_failed@1 payment_failed@2",
            "bob": "Pay@0 Order@5",
            "cid": "payment_failed@0",
            "dan": "Pay@0{error_message=no} Search@4{errors=0}",
            "eve": "Search@0{errors=2}",
        },
        as_of=AS_OF,
    )
    result = pains(of, "errors")
    found = by_name(result)
    assert {what: pain.people for what, pain in found.items()} == {
        "payment_failed after Pay": Count(1, 3),
        "payment_failed after the begin of a session": Count(1, 5),
        "Pay with an error": Count(1, 3),
        "Search with an error": Count(1, 2),
    }
    assert found["payment_failed after Pay"].severity.missed_without == Count(1, 2)
    assert any("payment_failed" in note and "error_message exists" in note for note in result.notes)
    own = by_name(pains(of, "errors", errors="Search"))
    assert own["Search after Pay"].people == Count(1, 3)
    assert pains(of, "errors", error_words=["sear"]).pains == ()  # words are whole


def test_long_waits(tmp_path: Path) -> None:
    people = {f"p{k}": f"Ship@0 Get@{100 + k} Order@{500 + k}" for k in range(40)}
    of = shop(tmp_path, people | {"slow": "Ship@0 Get@400", "slower": "Ship@0 Get@900"}, as_of=AS_OF)
    (pain,) = pains(of, "waits").pains
    assert (pain.what, pain.people, pain.times) == ("Ship … Get", Count(2, 42), 2)
    assert (pain.severity.missed_with, pain.severity.missed_without) == (Count(2, 2), Count(0, 40))
    assert pain.wait is not None
    assert pain.wait.usual == 120.5
    assert pain.wait.upper_low <= pain.wait.upper <= pain.wait.upper_high
    assert size(of, pains(of, "waits"), pain) == 2


def test_who_had_too_little_time_is_in_no_ratio(tmp_path: Path) -> None:
    of = shop(
        tmp_path,
        {"ann": "View@0 View@1 View@2", "new": f"View@{AS_OF - 9} View@{AS_OF - 8} View@{AS_OF - 7} Order@{AS_OF}"},
    )
    (pain,) = pains(of, "repeats").pains
    assert (pain.people, pain.unfinished, pain.severity.missed_with) == (Count(2, 2), 1, Count(1, 1))
    assert pain.verdict == "too few"


def staged(folder: Path, people: dict[str, str]) -> Snapshot:
    log, ledger, timeline = TinyLog(), TinyLedger(), Timeline.open(folder)
    log.append([row for who, events in people.items() for row in rows(who, events)])
    timeline.update(log, ledger)
    return timeline.snapshot(log, zone="UTC", as_of=AS_OF, journey=JOURNEY)


def test_drop_off_between_stages_and_falls(tmp_path: Path) -> None:
    of = staged(
        tmp_path,
        {
            "ann": "View@0 Add@1 Order@2",
            "bob": "View@0 Add@1",  # then asleep, which is no way on
            "cid": "View@0",
            "dan": "Order@0 View@1 Add@5000 Order@5001",
        },
    )
    result = pains(of, "drop-off", "back", goal=None)
    found = by_name(result)
    assert found["lost after New"].people == Count(1, 3)
    assert found["lost after Keen"].people == Count(1, 2)
    assert result.goal == "Order"
    for pain in result.pains:
        assert size(of, result, pain) == pain.people.people


def test_drop_off_between_steps(tmp_path: Path) -> None:
    of = shop(
        tmp_path,
        {"ann": "A@0 B@1 Order@2", "bob": "A@0 B@1", "cid": "A@0", "dan": "A@0 Order@3", "new": f"A@{AS_OF - 1}"},
        as_of=AS_OF,
    )
    result = pains(of, "drop-off", steps=["A", "B", "Order"])
    found = by_name(result)
    assert (found["lost after A"].people, found["lost after B"].people) == (Count(2, 4), Count(1, 2))
    assert found["lost after A"].severity.missed_with == Count(1, 2)
    assert found["lost after A"].rule == "came to A and not to B within 1000 seconds"
    assert size(of, result, found["lost after A"]) == 2


def test_without_stages_or_steps_it_is_said(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 Order@1"})
    assert any("not looked for" in note for note in pains(of, "drop-off").notes)


def test_period_among_and_least(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "View@0 View@1 View@2", "bob": "View@90 View@91 View@92 Order@95"}, as_of=AS_OF)
    assert pains(of, "repeats", period="1970-01-01T00:00:50..").pains[0].people == Count(1, 1)
    assert pains(of, "repeats", among="did Order").pains[0].people == Count(1, 1)
    few = pains(of, "repeats", least=3)
    assert (few.pains, few.found) == ((), 0)
    assert any("1 sign of fewer than 3" in note for note in few.notes)


def test_what_cannot_be_asked(tmp_path: Path) -> None:
    of = shop(tmp_path, {"ann": "A@0 Order@1"})
    for query, message in (
        ({"repeats": 1}, "too few"), ({"long_wait": 1}, "not long"), ({"steps": ["A"]}, "1 steps"), ({"top": 0}, "top"),
    ):  # fmt: skip
        with pytest.raises(BadInput, match=message):
            pains(of, "repeats", **query)
    with pytest.raises(BadInput, match="No sign"):
        pains(of)
    with pytest.raises(BadInput, match="no goal"):
        pains(of, "repeats", goal=None)
    answer = {"question": "pains", "query": {"goal": "Order"}, "part": "moods: bad"}
    with pytest.raises(BadInput, match="no part"):
        ask(of, "segment", {"segments": [{"answer": answer}]})


def test_the_picture(tmp_path: Path) -> None:
    people = {f"p{k}": "Very long event name@0 Very long event name@1 Very long event name@2" for k in range(30)}
    people |= {f"q{k}": "Very long event name@0 Order@1" for k in range(30)}
    told = [row for who, events in people.items() for row in rows(who, events.replace("Very long event name", "V"))]
    told = [row | {"name": row["name"].replace("V", "Very long event name, longer than its column")} for row in told]
    text = lines(pains(snapshot(tmp_path, told), "repeats", "back", "waits", "errors"))
    assert max(columns(line) for line in text.splitlines()) <= 80
    assert "With these the goal is missed more often" in text
    assert "missed +100.0 points" in text


@pytest.mark.parametrize("seed", range(20))
def test_random_worlds_equal_plain_loops(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    lives = [_life(random) for _ in range(25)]
    of = shop(tmp_path, {f"p{k}": " ".join(f"{n}@{t}" for n, t in life) for k, life in enumerate(lives)}, as_of=20_000)
    expected = {
        **_said("{0} again and again", plain.figures(lives, plain.repeats(3, "Order"), "Order", WITHIN, 20_000)),
        **_said("{0} → {1} and back", plain.figures(lives, plain.back("Order"), "Order", WITHIN, 20_000)),
        **_said("{1} after {0}", plain.figures(lives, plain.errors("Error"), "Order", WITHIN, 20_000)),
    }
    result = pains(of, "repeats", "back", "errors")
    found = {
        p.what: (p.times, p.people.people, p.people.of, p.unfinished, *(
            (count.of, count.people) for count in (p.severity.missed_with, p.severity.missed_without)
        ))
        for p in result.pains
    }  # fmt: skip
    assert found == expected
    for pain in result.pains[:3]:
        assert size(of, result, pain) == pain.people.people


@pytest.mark.parametrize("seed", range(8))
def test_threads_and_chunks_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    random = Random(seed)
    names = {"A": "View", "B": "Add", "C": "Look"}
    lives = {f"p{k}": [(names.get(n, n), t) for n, t in _life(random)] for k in range(25)}
    of = staged(tmp_path, {who: " ".join(f"{n}@{t}" for n, t in life) for who, life in lives.items()})
    for kinds, steps in ((("repeats", "errors", "back", "drop-off", "waits"), ()), (("drop-off",), ("View", "Add"))):
        answer = pains(of, *kinds, steps=steps).pains
        for threads, events in ((1, 1), (4, 20)):
            monkeypatch.setattr(
                asked, "drive", lambda p, t, n=threads, e=events, **_: drive(p, t, threads=n, chunk_events=e)
            )
            assert pains(of, *kinds, steps=steps).pains == answer
        monkeypatch.setattr(asked, "drive", drive)


def _said(text: str, found: dict[tuple[Any, ...], Any]) -> dict[str, Any]:
    return {text.format(*(name or "the begin of a session" for name in about)): f for about, f in found.items()}


def _life(random: Random) -> list[tuple[str, int]]:
    time, life = random.randrange(15_000), []
    for _ in range(random.randrange(1, 14)):
        life.append((random.choice(["A", "A", "B", "C", "Error", "Order"]), time))
        time += random.choice([1, 5, 60, 400, 3000])
    return [(name, t) for name, t in life if t <= 20_000]


def test_of_some_people_drawn_evenly(tmp_path: Path) -> None:
    of = shop(tmp_path, {f"p{n}": "View@0 View@10 View@20 Order@90" for n in range(400)}, as_of=AS_OF)
    everyone, some = pains(of, "repeats"), pains(of, "repeats", sample=100)
    assert [sign.people for sign in everyone.pains] == [Count(400, 400)]
    (sign,) = some.pains
    assert 60 < sign.people.people == sign.people.of == some.people < 140
    assert f"Counted of {some.people} people, drawn evenly from 400." in some.notes
    with pytest.raises(BadInput, match="too few"):
        pains(of, "repeats", sample=0)
