"""What people say of a text comes before what a reader says: of a text, of a clause, of one cut otherwise since."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from listen.words_worlds import heard, heard_shop, review
from parcours.analyses.registry import ask
from parcours.listen import Correction, clause_of, digest_of
from parcours.listen.corrections import corrected, with_corrections
from parcours.model import listening as names
from parcours.store.findings import HASH, Findings, hash_of
from timeline.definitions import column

TEXT = "good Lamp, bad Late Parcel"


def said(field: str, *value: str, text: str = TEXT, clause: tuple[int, int] | None = None, id: int = 1) -> Correction:
    start, end = clause or (None, None)
    return Correction(id, hash_of(text), start, end, field, value)  # type: ignore[arg-type]


def test_a_clause_is_corrected_and_the_text_stays() -> None:
    found = with_corrections(heard(TEXT), [said("sign", "positive", clause=(10, 26))])
    assert [(f.sign, f.sentiment, f.confidence) for f in found.findings] == [
        ("positive", 0.5, 0.75),
        ("positive", 0.6, 1.0),
    ]
    assert found.sign == heard(TEXT).sign


def test_a_text_of_one_clause_and_that_clause_are_the_same() -> None:
    for one in (said("sign", "neutral", text="bad Late"), said("sign", "neutral", text="bad Late", clause=(0, 8))):
        found = with_corrections(heard("bad Late"), [one])
        assert (found.sign, found.sentiment, found.findings[0].sign) == ("neutral", 0.0, "neutral")


def test_the_last_word_counts() -> None:
    both = [said("themes", "a", clause=(0, 9)), said("themes", "b", "c", clause=(0, 9), id=2)]
    assert with_corrections(heard(TEXT), both).findings[0].themes == ("b", "c")
    assert with_corrections(heard(TEXT), [said("themes", clause=(0, 9))]).findings[0].themes == ()


def test_a_clause_that_is_cut_otherwise_since() -> None:
    assert clause_of(heard(TEXT), said("sign", "positive", clause=(12, 30))) == 1
    assert clause_of(heard(TEXT), said("sign", "positive", clause=(40, 50))) is None
    assert clause_of(heard(TEXT), said("sign", "positive")) is None  # the whole text, which has two


def test_a_language_is_the_whole_texts() -> None:
    assert with_corrections(heard(TEXT), [said("language", "ro")]).language == "ro"


def test_the_readings_of_others_are_as_they_were(tmp_path: Path) -> None:
    findings = Findings(tmp_path, writable=True)
    texts = [TEXT, "bad Late", "good"]
    findings.add("v", [hash_of(t) for t in texts], [heard(t) for t in texts])
    before = findings.of("v")
    one, unread = said("sign", "positive", text="bad Late"), said("sign", "positive", text="never read")
    after = corrected(before, [one, unread])
    places = after.find(np.array([hash_of(t) for t in texts], HASH)).tolist()
    assert [after.heard(at).sign for at in places] == ["neutral", "positive", "positive"]
    assert after.heard(places[0]) == before.heard(int(before.find(np.array([hash_of(TEXT)], HASH))[0]))
    assert corrected(before, [unread]) is before


@pytest.mark.parametrize("field", ["sign", "themes"])
def test_numbers_follow_for_everybody_who_said_the_same(tmp_path: Path, field: str) -> None:
    rows = [review(1, "a", "bad Late"), review(2, "b", "bad Late"), review(3, "c", "bad Late thing")]
    one = said("sign", "positive", text="bad Late") if field == "sign" else said("themes", text="bad Late")
    before, after = heard_shop(tmp_path / "a", rows), heard_shop(tmp_path / "b", rows, corrections=[one])
    asked = {"segments": ['did Review where said.pains = "Parcel: late"']}
    assert [ask(view, "segment", asked).sizes[0].people.people for view in (before, after)] == [3, 1]
    assert before.rules != after.rules
    assert column(after, names.SIGN)[3] == "negative"


def test_what_is_corrected_is_in_the_version() -> None:
    assert digest_of([]) == ""
    versions = {
        digest_of([one])
        for one in (
            said("sign", "positive"),
            said("sign", "negative"),
            said("kinds", "positive"),
            said("sign", text="x"),
        )
    }
    assert len(versions) == 4
