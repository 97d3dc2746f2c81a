"""`parcours listen`: what it says of a small shop, in words and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.typed import run
from parcours.cli.listen import lines
from parcours.model.count import Count
from parcours.model.errors import BadInput, UnknownName
from parcours.workspace.listening_types import (  # fmt: skip
    AboutRead,
    CurveTold,
    LanguageLearned,
    LanguageRead,
    LearnedTold,
    Share,
    SignRead,
    Understood,
)

ROWS = """\
at,user_id,event,text,score
2026-01-01T10:00:00Z,ann,Review,I love this wonderful lamp!,5
2026-01-02T10:00:00Z,bob,Review,Terrible. I hate it.,1
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "events.csv").write_text(ROWS)
    run("init", tmp_path / "shop")
    run("load", tmp_path / "shop", tmp_path / "events.csv", "--yes")
    return tmp_path / "shop"


def test_what_is_read(shop: Path) -> None:
    told = run("listen", shop).splitlines()
    assert told[0] == "2 of 2 texts are read, of 2 of 2 people (reader: base)"
    assert "  negative 1, neutral 0, positive 1" in told
    assert told[-1] == "  2 texts have a score: `parcours listen DIR --learn` learns from them"
    found = json.loads(run("listen", shop, "--json"))
    assert (found["texts"], found["people"]) == (2, {"people": 2, "of": 2})


def test_readers_that_cannot_read_here(shop: Path) -> None:
    with pytest.raises(UnknownName, match="bass"):
        run("listen", shop, "--reader", "bass")
    with pytest.raises(BadInput, match="No model"):
        run("listen", shop, "--reader", "model")
    run("listen", shop, "--reader", "base")
    assert "listening" not in (shop / "journey.yaml").read_text()


def test_nobody_said_anything(tmp_path: Path) -> None:
    run("init", tmp_path / "shop")
    assert run("listen", tmp_path / "shop").startswith("Nobody said anything here yet.")


def test_what_was_learned_is_told_in_eighty_columns() -> None:
    share = Share(1_355, 2_032, 0.667, 0.646, 0.687)
    learned = LearnedTold(
        1, 2_032, 2_000, 32, LanguageLearned("all", 2_032, share, share),
        [LanguageLearned("unknown", 12_032, share, share)], [CurveTold(100, share)], False, ["A note."],
    )  # fmt: skip
    whole = Understood(
        "base", "v", [], 3, 2, 1, Count(2, 9), ["en"], [LanguageRead("en", 3, 1)], [SignRead("positive", 2)], 1,
        [AboutRead("", 2), AboutRead("competitor Brightly", 1)], 2, 2, learned, ["1 text is not read yet."],
    )  # fmt: skip
    told = list(lines(whole))
    assert max(map(len, told)) <= 80
    assert "  learned from 2,032 texts: 2,000 scores, 32 corrections" in told
    assert "  it does not help, and is not used" in told
    assert "  kept apart, as they are about others: competitor Brightly 1" in told
    assert "  2 corrections of people" in told
    assert told[-1] == "  1 text is not read yet."
