"""How far is it read, by whom, by which words, and what was learned? In a whole workspace, by the base reader."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import parcours
from parcours.analyses.registry import ask
from parcours.model.count import Count
from parcours.model.errors import BadInput, UnknownName
from parcours.workspace import Workspace, init, listening, voice_pins, voice_themes
from parcours.workspace.listening_types import ListeningSaid, ThemeSaid
from workspace.lamp_shop import found, make


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shop, read: to be copied, never opened."""
    return make(tmp_path_factory.mktemp("made"))


@pytest.fixture
def shop(made: Path, tmp_path: Path) -> Iterator[Workspace]:
    shutil.copytree(made, tmp_path / "shop")
    with parcours.open(tmp_path / "shop") as workspace:
        yield workspace


def test_how_far_it_is_read(shop: Workspace) -> None:
    told = shop.listen()
    assert (told.texts, told.read, told.unread, told.people) == (5, 5, 0, Count(5, 5))
    assert [(one.language, one.texts) for one in told.languages] == [("en", 4)]
    assert {one.about: one.texts for one in told.abouts} == {"": 4, "competitor Brightly": 1}
    assert (told.reader, told.stars, told.learned, told.notes) == ("base", 4, None, [])
    assert [one.ready for one in told.can if one.reader == "base"] == [True]


def test_others_are_in_none_of_our_figures(shop: Workspace) -> None:
    voice = ask(shop.views.view(), "voice", {})
    assert voice.people == Count(5, 5)  # eve gave a score of ours, too
    assert voice.none.texts == 1
    assert any("about others (competitors, markets) left out. A question" in note for note in voice.notes)


def test_words_of_ones_own_for_a_theme(shop: Workspace) -> None:
    told = voice_themes.say_theme(shop, ThemeSaid("fun.joke", name="Jokes", words=["worst purchase ever"]))
    mine = next(one for one in told.themes if one.key == "fun.joke")
    assert (mine.name, mine.own, mine.edited, mine.texts) == ("Jokes", True, True, 2)
    assert [one.person for one in found(shop, theme="Jokes")] == ["user:dan", "user:cat"]
    text = (shop.folder / "journey.yaml").read_text(encoding="utf-8")
    assert text.startswith("# a lamp shop\n")
    off = voice_themes.say_theme(shop, ThemeSaid("fun.joke", off=True))
    assert next(one for one in off.themes if one.key == "fun.joke").off
    assert found(shop, theme="Jokes") == []
    gone = voice_themes.unsay_theme(shop, "fun.joke")
    assert "fun.joke" not in {one.key for one in gone.themes}
    with pytest.raises(UnknownName):
        voice_themes.unsay_theme(shop, "fun.joke")


def test_themes_are_called_by_language_unless_the_workspace_named_them(shop: Workspace) -> None:
    voice_themes.say_theme(shop, ThemeSaid("fun.joke", name="Jokes", words=["worst purchase ever"]))
    voice_themes.say_theme(shop, ThemeSaid("delivery.lost", name="Lost on the way"))
    voice_themes.say_theme(shop, ThemeSaid("delivery.fast", off=True))
    told = {one.key: one for one in voice_themes.taxonomy(shop).themes}
    assert told["delivery.late"].names["fr"] == "Livraison : en retard"
    assert told["delivery.late"].names["en"] == told["delivery.late"].name == "Delivery: late"
    assert (told["fun.joke"].names, told["delivery.lost"].names) == ({}, {})
    names = {one.name: one.names for one in voice_themes.names(shop)}
    assert names == {one.name: one.names for one in told.values() if one.names}
    assert "Delivery: fast" in names  # answers of yesterday may tell of it
    assert not {"Jokes", "Lost on the way", "Delivery: never arrived"} & set(names)


def test_themes_that_cannot_be(shop: Workspace) -> None:
    before = (shop.folder / "journey.yaml").read_text(encoding="utf-8")
    for said in (ThemeSaid("a.b.c", words=["x"]), ThemeSaid("own.theme"), ThemeSaid("own.theme", name="Bare")):
        if said != ThemeSaid("own.theme"):  # which says nothing, and so changes nothing
            with pytest.raises(BadInput):
                voice_themes.say_theme(shop, said)
    with pytest.raises(BadInput, match="changed meanwhile"):
        voice_themes.say_theme(shop, ThemeSaid("delivery.late", name="Late", seen="another"))
    assert (shop.folder / "journey.yaml").read_text(encoding="utf-8") == before


def test_who_is_a_competitor_and_which_languages(shop: Workspace) -> None:
    told = voice_themes.say(shop, ListeningSaid(languages=["EN", "fr"], competitors=["Brightly", " "]))
    assert (told.languages, told.competitors) == (["en", "fr"], ["Brightly"])
    assert shop.journey.listening.languages == ("en", "fr")
    with pytest.raises(BadInput, match="No model"):
        voice_themes.say(shop, ListeningSaid(reader="model"))
    voice_themes.say(shop, ListeningSaid(languages=["en", "fr", "ro", "ru", "id"], competitors=[]))
    assert "listening" not in (shop.folder / "journey.yaml").read_text(encoding="utf-8")


def test_too_little_to_learn_from(shop: Workspace) -> None:
    with pytest.raises(BadInput):
        listening.learn(shop)
    assert listening.learned(shop) is None


def test_a_workspace_without_words(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("time,event,user\n2026-03-01T09:00:00Z,View,ann\n", encoding="utf-8")
    with init(tmp_path / "shop") as workspace:
        workspace.load(tmp_path / "rows.csv", map="time=time,event=event,user=user")
        assert "said.sign" not in workspace.views.view().properties("event")
        assert (workspace.listen().texts, found(workspace), voice_pins.pins(workspace)) == (0, [], [])
        with pytest.raises(BadInput, match="Nobody said anything"):
            listening.learn(workspace)
        assert not (workspace.folder / "listening").exists()
