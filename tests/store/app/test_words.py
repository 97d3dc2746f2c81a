"""Corrections and pins: written through the tables, read without their weight."""

from __future__ import annotations

from pathlib import Path

import pytest

from parcours.model.errors import BadInput, UnknownName
from parcours.store.app import Database, labels, notes, pins
from parcours.store.corrections import FILE, Correction, corrections
from parcours.store.findings import hash_of

TEXT = hash_of("a text")


def add(of: Database, field: str, *value: str, clause: tuple[int, int] | None = None, why: str = "") -> int:
    return labels.add(of, TEXT, field, value, clause=clause, was=["neutral"], why=why, now=7)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    own = Database(tmp_path, writable=True)
    assert corrections(tmp_path) == ()
    first = add(own, "sign", "positive", why=" she smiled ")
    second = add(own, "themes", clause=(3, 9))
    assert corrections(tmp_path) == (
        Correction(first, TEXT, None, None, "sign", ("positive",), ("neutral",), "she smiled", 7),
        Correction(second, TEXT, 3, 9, "themes", (), ("neutral",), "", 7),
    )
    labels.remove(own, first)
    assert [one.id for one in corrections(tmp_path)] == [second]
    with pytest.raises(UnknownName):
        labels.remove(own, first)


def test_what_was_said_of_the_same_is_replaced(tmp_path: Path) -> None:
    own = Database(tmp_path, writable=True)
    for clause in (None, (0, 5), (5, 9)):
        add(own, "sign", "positive", clause=clause)
        add(own, "sign", "negative", clause=clause)
    assert [(one.start, one.value) for one in corrections(tmp_path)] == [(at, ("negative",)) for at in (None, 0, 5)]


def test_a_workspace_without_corrections_or_with_a_damaged_file(tmp_path: Path) -> None:
    own = Database(tmp_path, writable=True)
    notes.add(own, "stage:A", "Hm", now=1)
    assert corrections(tmp_path) == ()
    (tmp_path / FILE).write_bytes(b"no database at all")
    assert corrections(tmp_path) == ()


def test_reasons_are_short(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="1,001 letters"):
        add(Database(tmp_path, writable=True), "sign", "positive", why="x" * 1001)


def test_pins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = Database(tmp_path, writable=True)
    assert pins.listed(own) == []
    one = pins.add(own, 12, "Decision", "feelings", clause=(0, 4), now=3)
    assert pins.add(own, 12, "Decision", "feelings", clause=(0, 4), now=9) == one  # it stands there already
    other = pins.add(own, 12, "Decision", "feelings", clause=None, now=4)
    assert pins.listed(own) == [one, other]
    monkeypatch.setattr(pins, "MOST", 2)
    with pytest.raises(BadInput, match="2 quotes"):
        pins.add(own, 13, "Decision", "feelings", clause=None, now=5)
    pins.remove(own, one.id)
    with pytest.raises(UnknownName):
        pins.remove(own, one.id)
