"""What no theme covers: planted words come out as a group, with its people; themes and names of people do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from parcours.analyses.among import among
from parcours.analyses.discovered import DiscoveredResult
from parcours.analyses.discovered.text import lines
from parcours.analyses.registry import ask
from parcours.analyses.terminal import columns
from parcours.model.errors import BadInput, UnknownName
from parcours.model.segments import OfAnswer
from timeline.definitions import shop
from timeline.worlds import Row

FILLER = ["table", "garden", "river", "winter", "music", "paper", "window", "letter", "summer", "bridge", "forest"]
FILLER += ["silver", "pocket", "market"]


def text(n: int, words: str, themes: list[str] | None = None) -> Row:
    row: Row = {
        "name": "Review", "time": 86_400.0 * (1 + n % 50), "user": f"u{n}", "p.text:s": words,
        "p.said.sign:s": "negative", "p.said.sentiment:n": -0.5, "p.said.language:s": "en",
    }  # fmt: skip
    return row | ({"p.said.themes:ss": themes} if themes else {})


ROWS = [
    *(text(n, f"My {FILLER[n % 14]} gramophone needle skipped near the {FILLER[n * 5 % 14]}") for n in range(30)),
    *(text(30 + n, f"{FILLER[n % 14]} {FILLER[n * 3 % 14]} {FILLER[(n * 7 + 1) % 14]} someday") for n in range(70)),
    *(text(100 + n, "The parcel came late", ["Delivery: late"]) for n in range(30)),
]


def test_planted_words_come_out(tmp_path: Path) -> None:
    snapshot = shop(tmp_path, ROWS, "")
    result: DiscoveredResult = ask(snapshot, "discovered", {})
    found = next(one for one in result.themes if "gramophone" in one.name or "needle" in one.name)
    assert found.said.people >= 28
    assert found.said.of == 130
    assert found.stability >= 0.6
    assert found.language == "en"
    assert found.sentiment == pytest.approx(-0.5)
    assert 1 <= len(found.quotes) <= 3
    assert "gramophone" in found.quotes[0].words
    assert not any("parcel" in one.name for one in result.themes)
    who = among(snapshot, OfAnswer("discovered", "{}", found.part))
    assert who is not None
    assert who.people == found.said.people
    assert all(columns(line) <= 80 for line in lines(result).splitlines())


def test_turns_of_phrase_and_what_one_person_repeats_are_not_told(tmp_path: Path) -> None:
    rows = [
        *(text(n, f"Greetings from the {('harbour', 'windmill')[n % 2]} tavern") for n in range(60)),
        *(text(60, f"My {FILLER[n % 14]} gramophone needle skipped near the {FILLER[n * 5 % 14]}") for n in range(40)),
        *(
            text(100 + n, f"{FILLER[n % 14]} {FILLER[n * 3 % 14]} {FILLER[(n * 7 + 1) % 14]} someday")
            for n in range(70)
        ),
    ]
    result: DiscoveredResult = ask(shop(tmp_path, rows, ""), "discovered", {})
    assert result.themes == ()
    assert any("Nothing new is told" in note and "turns of phrase" in note for note in result.notes)


def test_what_themes_know_already_is_not_told(tmp_path: Path) -> None:
    """Half of those who speak of the needle say that it came late: a theme has these."""
    rows = [
        *ROWS,
        *(
            text(200 + n, f"The gramophone needle {FILLER[n % 14]} came too late", ["Delivery: late"])
            for n in range(30)
        ),
    ]
    result: DiscoveredResult = ask(shop(tmp_path, rows, ""), "discovered", {})
    assert not any("needle" in one.name for one in result.themes)
    assert any("Nothing new is told" in note for note in result.notes)


def test_fewer_clauses_are_looked_at_than_there_are(tmp_path: Path) -> None:
    result: DiscoveredResult = ask(shop(tmp_path, ROWS, ""), "discovered", {"most": 50})
    assert result.left == 100
    assert result.looked_at == 50
    assert any("50 of 100" in note for note in result.notes)


def test_nothing_said_and_what_cannot_be_asked(tmp_path: Path) -> None:
    snapshot = shop(tmp_path, [{"name": "See", "time": 1.0, "user": "a"}], "")
    result: DiscoveredResult = ask(snapshot, "discovered", {})
    assert result.themes == ()
    assert "nothing that comes out again" in lines(result)
    for query in ({"stable": 2}, {"least": 1}, {"most": 3}, {"top": 0}):
        with pytest.raises(BadInput):
            ask(snapshot, "discovered", query)
    with pytest.raises(UnknownName):
        among(snapshot, OfAnswer("discovered", "{}", "said nothing"))
    with pytest.raises(BadInput, match="no part"):
        among(snapshot, OfAnswer("discovered", "{}", "heard"))
