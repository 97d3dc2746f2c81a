"""Notes, descriptions, saved questions, settings and versions: written, changed, taken away, and bounded."""

from __future__ import annotations

from pathlib import Path

import pytest

from parcours.model.errors import BadInput, UnknownName
from parcours.store.app import Database, descriptions, notes, saved, settings, versions


@pytest.fixture
def kept(tmp_path: Path) -> Database:
    return Database(tmp_path, writable=True)


def test_notes(kept: Database) -> None:
    first = notes.add(kept, "cell:Decision/pains", "  Why here? ", now=5)
    second = notes.add(kept, "person:user:7", "Called her", now=6)
    assert (first.text, first.made, first.changed) == ("Why here?", 5, 5)
    assert notes.listed(kept, about="cell:Decision/pains") == [first]
    assert notes.listed(kept, kind="person") == [second]
    assert notes.change(kept, first.id, "Because", now=9) == notes.Note(first.id, first.about, "Because", 5, 9)
    notes.remove(kept, first.id)
    assert notes.listed(kept) == [second]
    assert notes.add(kept, "person:user:7", "Again", now=7).id > second.id
    for change in (lambda: notes.remove(kept, first.id), lambda: notes.change(kept, first.id, "x", now=1)):
        with pytest.raises(UnknownName):
            change()


@pytest.mark.parametrize(
    ("about", "text"),
    [("nothing:x", "x"), ("stage:", "x"), ("stage", "x"), ("stage:A", "  "), ("stage:A", "x" * 10_001)],
)
def test_a_note_says_something_beside_something(kept: Database, about: str, text: str) -> None:
    with pytest.raises(BadInput) as caught:
        notes.add(kept, about, text, now=1)
    assert caught.value.hint


def test_descriptions(kept: Database) -> None:
    descriptions.describe(kept, "event", "View", "A page of a product", now=1)
    descriptions.describe(kept, "event", "View", "A product's page", now=2)
    descriptions.describe(kept, "property", "View", "Another thing", now=3)
    assert [(d.text, d.changed) for d in descriptions.listed(kept, of="event")] == [("A product's page", 2)]
    descriptions.describe(kept, "event", "View", " ", now=4)
    assert [d.of for d in descriptions.listed(kept)] == ["property"]
    for of, text in (("events", "x"), ("event", "x" * 2_001)):
        with pytest.raises(BadInput):
            descriptions.describe(kept, of, "View", text, now=1)


def test_saved_questions(kept: Database) -> None:
    query = {"steps": ["View", "Order"], "within": "7 days"}
    one = saved.keep(kept, "To order", "funnel", query, shown={"picture": "bars"}, now=1)
    assert saved.listed(kept) == [one] == [saved.one(kept, one.id)]
    assert one.query == query
    with pytest.raises(BadInput, match="already"):
        saved.keep(kept, "To order", "trend", {}, shown={}, now=2)
    two = saved.keep(kept, "Another", "trend", {}, shown={}, now=2)
    with pytest.raises(BadInput, match="already"):
        saved.change(kept, two.id, "To order", "trend", {}, shown={}, now=3)
    changed = saved.change(kept, two.id, "Weeks", "trend", {"by": "week"}, shown={}, now=3)
    assert [each.name for each in saved.listed(kept)] == ["To order", "Weeks"]
    assert (changed.made, changed.changed) == (2, 3)
    saved.remove(kept, one.id)
    for ask in (lambda: saved.one(kept, one.id), lambda: saved.remove(kept, one.id)):
        with pytest.raises(UnknownName):
            ask()
    with pytest.raises(BadInput):
        saved.keep(kept, " ", "trend", {}, shown={}, now=3)
    with pytest.raises(BadInput):
        saved.keep(kept, "Long", "trend", {"x": "x" * 100_001}, shown={}, now=3)


def test_settings(kept: Database) -> None:
    settings.put(kept, "rows", {"hidden": ["measures"]}, now=1)
    settings.put(kept, "rows", {"hidden": []}, now=2)
    assert settings.listed(kept) == {"rows": {"hidden": []}}
    assert settings.get(kept, "zoom") is None
    settings.put(kept, "rows", None, now=3)
    assert settings.listed(kept) == {}
    with pytest.raises(BadInput):
        settings.put(kept, "rows", "x" * 100_001, now=4)


def test_versions(kept: Database) -> None:
    assert versions.keep(kept, b"journey: A\n", "found", now=1)
    assert not versions.keep(kept, b"journey: A\n", "found", now=2)
    assert versions.keep(kept, b"journey: B\n", "rename A", now=3)
    assert versions.keep(kept, b"journey: A\n", "restore 1", now=4)  # the same as an older one is a new one
    assert [(v.number, v.why, v.made) for v in versions.listed(kept)] == [
        (3, "restore 1", 4), (2, "rename A", 3), (1, "found", 1),
    ]  # fmt: skip
    assert versions.text_of(kept, 2) == b"journey: B\n"
    with pytest.raises(UnknownName):
        versions.text_of(kept, 9)
