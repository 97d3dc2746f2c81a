"""What was said, as properties of events: counted on fingers, beside a plain reading of each text, and in questions."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from listen.words_worlds import NAMES, Plain, heard, heard_shop, hearing, review
from parcours.analyses.registry import ask
from parcours.model import listening as names
from parcours.model.count import Count
from parcours.model.errors import BadInput, UnknownName
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.timeline import Timeline
from timeline.definitions import again, column, shop
from timeline.worlds import TinyLedger, TinyLog

ROWS = [
    {"name": "View", "time": 1, "user": "a"},
    review(2, "a", "good Lamp, bad Late Parcel", 4),
    review(3, "b", "why Late?", 3),
    review(4, "c", "bad Late!", 1),
    review(5, "d", None, 5),
    review(6, "e", ""),
]


def test_each_property_of_a_text(tmp_path: Path) -> None:
    view = heard_shop(tmp_path, ROWS)
    assert column(view, names.SIGN) == {1: None, 2: "neutral", 3: "neutral", 4: "negative", 5: None, 6: None}
    assert column(view, names.SENTIMENT) == {1: None, 2: 0.0, 3: 0.0, 4: -0.5, 5: None, 6: None}
    assert column(view, names.LANGUAGE)[2] == "en"
    assert column(view, names.THEMES)[2] == ["Lamp", "Parcel", "Parcel: late"]
    assert column(view, names.PAINS) == {
        1: None,
        2: ["Parcel", "Parcel: late"],
        3: None,
        4: ["Parcel: late"],
        5: None,
        6: None,
    }
    assert column(view, names.DELIGHTS)[2] == ["Lamp"]
    assert column(view, names.KINDS)[3] == ["question"]
    assert column(view, names.EMOTIONS)[4] == ["joy"]
    types = view.properties("event")
    assert (types[names.SENTIMENT], types[names.THEMES]) == (frozenset("n"), frozenset("s"))


def test_they_count_in_questions_and_their_version_is_in_the_receipt(tmp_path: Path) -> None:
    view = heard_shop(tmp_path, ROWS)
    asked = {"segments": ['did Review where said.pains = "Parcel: late"', "did Review where said.sentiment < 0"]}
    result = ask(view, "segment", asked)
    assert [size.people for size in result.sizes] == [Count(2, 5), Count(1, 5)]
    assert list(result.receipt.rules) == ["said"]
    other = heard_shop(tmp_path / "other", ROWS, known=Plain(replace(Plain().reader, version="plain 2")))
    assert other.rules != view.rules
    assert ask(heard_shop(tmp_path / "again", ROWS), "segment", asked).receipt == result.receipt
    with pytest.raises(UnknownName, match=r"said\.sing"):
        ask(view, "segment", {"segments": ["did Review where said.sing = positive"]})


def test_random_texts_beside_a_plain_reading(tmp_path: Path) -> None:
    rng = random.Random(11)
    words = ["good", "bad", "Late", "Lamp", "why?", "wow!", "and", ",", "ж"]
    rows = []
    for n in range(400):
        text = rng.choice(["", None, " ".join(rng.choices(words, k=rng.randrange(1, 9)))])
        rows.append(review(n, f"u{rng.randrange(40)}", text, 3))
    timeline, log, ledger = Timeline.open(tmp_path / "timeline"), TinyLog(rows[:250], batch=37), TinyLedger()
    timeline.update(log, ledger)
    log.append(rows[250:])
    timeline.update(log, ledger, shard_events=100)
    view = hearing(again(timeline, log, ledger), tmp_path / "listening")
    told = {name: column(view, name) for name in names.SAID}
    for row, made in enumerate(rows, 1):
        text = made.get("p.text:s")
        plain = heard(text) if text else None
        clauses = plain.findings if plain else ()
        themes = sorted({NAMES.get(t, t) for f in clauses for t in f.themes})
        pains = sorted({NAMES.get(t, t) for f in clauses if f.sign == "negative" for t in f.themes})
        assert told[names.SIGN][row] == (plain.sign if plain else None)
        assert told[names.LANGUAGE][row] == (plain.language if plain else None)
        assert told[names.SENTIMENT][row] == (pytest.approx(plain.sentiment, abs=1e-4) if plain else None)
        assert (told[names.THEMES][row] or []) == themes
        assert (told[names.PAINS][row] or []) == pains
        assert (told[names.KINDS][row] or []) == sorted({k for f in clauses for k in f.kinds})


def test_the_companys_own_words_are_not_read(tmp_path: Path) -> None:
    known = Plain()
    ours = review(2, "a", "good day, how may we help") | {"p.direction:s": "outbound"}
    rows = [review(1, "a", "bad Lamp, I fear"), ours]
    view = heard_shop(tmp_path, rows, known=known)
    assert column(view, names.SIGN) == {1: "negative", 2: None}
    assert known.reader.read_so_far == ["bad Lamp, I fear"]


def test_the_same_words_are_read_once(tmp_path: Path) -> None:
    known = Plain()
    view = heard_shop(tmp_path, [review(n, f"u{n % 7}", "bad Late parcel") for n in range(10_000)], known=known)
    assert set(column(view, names.SIGN).values()) == {"negative"}
    assert known.reader.read_so_far == ["bad Late parcel"]
    hearing(replace(view, derived=()), tmp_path / "listening", known)
    assert len(known.reader.read_so_far) == 1


def test_a_view_of_a_world_without_words_asks_for_none(tmp_path: Path) -> None:
    view = heard_shop(tmp_path, [{"name": "View", "time": 1, "user": "a"}])
    assert column(view, names.SIGN) == {1: None}


def test_stages_may_ask_for_what_was_said_and_follow_it(tmp_path: Path) -> None:
    """A stage's walk is kept under its rules; what is understood of words decides it too."""
    definition = "stages: [{name: Unhappy, enter: Review where said.sign = negative}]"
    bare = shop(tmp_path / "timeline", ROWS, definition)
    before = hearing(bare, tmp_path / "one")
    assert _ever(before) == 1
    angry = Plain(replace(Plain().reader, version="angry"))
    angry.reader.read = lambda texts: [replace(heard(t), sign="negative") for t in texts]  # type: ignore[method-assign]
    assert _ever(hearing(bare, tmp_path / "two", angry)) == 3


def test_places_are_not_decided_by_words(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"said\.sign"):
        shop(tmp_path, ROWS, "touchpoints: [{name: A, events: Review where said.sign = negative}]")


def _ever(view: Snapshot) -> int:
    return ask(view, "stages", {}).stages[0].ever.people
