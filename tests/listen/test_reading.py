"""Reading: what a question waits for, what it does not, and stopping and going on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from listen.words_worlds import Plain, heard_shop, hearing, review
from parcours.analyses.registry import ask
from parcours.listen import Listened, listened_of
from parcours.model.errors import Cancelled
from parcours.model.listening import SIGN
from parcours.store.findings import Findings
from parcours.timeline.snapshot import Snapshot
from timeline.definitions import column

MANY = [review(n, f"u{n}", f"bad thing {n}") for n in range(30)]
NOTE = "30 texts are not read yet, and what they say is missing here: run `parcours listen` on the workspace."


def listened(view: Snapshot) -> Listened:
    found = listened_of(view)
    assert found is not None
    return found


def test_of_many_unread_texts_a_note_says_so(tmp_path: Path) -> None:
    known = Plain()
    view = heard_shop(tmp_path, MANY, known=known, patience=29)
    asked = {"segments": ["did Review where said.sign = negative"]}
    result = ask(view, "segment", asked)
    assert result.sizes[0].people.people == 0
    assert NOTE in result.notes
    assert known.reader.read_so_far == []
    assert NOTE not in ask(view, "segment", {"segments": ["did Review"]}).notes  # which rests on no words
    assert not listened(view).left_behind
    assert listened(view).read() == 30
    assert listened(view).left_behind  # what is asked of this view stays as it is; the next one has them
    assert ask(view, "segment", asked).sizes == result.sizes
    after = hearing(replace(view, derived=()), tmp_path / "listening", known, patience=29)
    assert ask(after, "segment", asked).sizes[0].people.people == 30
    assert after.rules != view.rules
    assert len(known.reader.read_so_far) == 30


def test_a_segment_of_the_journey_that_rests_on_words_brings_the_note(tmp_path: Path) -> None:
    view = heard_shop(tmp_path, MANY, "segments: {Sad: did Review where said.sign = negative}", patience=3)
    assert NOTE in ask(view, "segment", {"segments": ["Sad"]}).notes


def test_a_slow_reader_reads_nothing_unasked(tmp_path: Path) -> None:
    known = Plain(quick=False)
    view = heard_shop(tmp_path, MANY[:1], known=known)
    assert column(view, SIGN) == {1: None}
    assert listened(view).note.startswith("1 text is not read yet")
    assert known.reader.read_so_far == []


def test_what_was_read_when_it_is_stopped_stays_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parcours.listen.reading.BATCH", 7)
    known, told = Plain(), []
    view = heard_shop(tmp_path, MANY, known=known)
    with pytest.raises(Cancelled):
        listened(view).read(progress=lambda done, of: told.append((done, of)), cancel=lambda: len(told) > 2)
    assert told == [(0, 30), (7, 30), (14, 30)]
    again = hearing(replace(view, derived=()), tmp_path / "listening", known)
    assert listened(again).unread == 16
    assert set(column(again, SIGN).values()) == {"negative"}
    assert len(known.reader.read_so_far) == len(set(known.reader.read_so_far)) == 30


def test_a_question_that_is_stopped_stops_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parcours.listen.reading.BATCH", 7)
    known = Plain()
    view = heard_shop(tmp_path, MANY, known=known).asked(cancel=lambda: bool(known.reader.read_so_far))
    with pytest.raises(Cancelled):
        ask(view, "segment", {"segments": ["did Review where said.sign = negative"]})
    assert len(known.reader.read_so_far) == 7


def test_texts_of_a_megabyte_and_of_nothing(tmp_path: Path) -> None:
    known = Plain()
    rows = [review(1, "a", "bad " * 262_144), review(2, "a", " "), review(3, "b", "\u200b"), review(4, "c", "😀😀")]
    view = heard_shop(tmp_path, rows, known=known)
    assert column(view, SIGN) == {1: "negative", 2: "neutral", 3: "neutral", 4: "neutral"}
    assert max(map(len, known.reader.read_so_far)) == 20_000


def test_a_process_that_may_not_write_reads_for_itself(tmp_path: Path) -> None:
    bare = replace(heard_shop(tmp_path, MANY), derived=())
    known, folder = Plain(), tmp_path / "other"
    own = Listened(bare, known, Findings(folder, writable=False))
    assert len(own.readings()) == 30
    assert not folder.exists()
    assert own.read() == 0
