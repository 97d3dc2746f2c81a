"""What customers said, read, found, corrected, put on the map, learned from: in a whole workspace, by the base reader.

Five people of a lamp shop; what they say is plain enough that no reader may take it otherwise.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import parcours
from parcours.analyses.registry import ask
from parcours.model.count import Count
from parcours.model.errors import BadInput, UnknownName
from parcours.workspace import Workspace, init, listening, voice_inbox, voice_labels, voice_pins, voice_themes
from parcours.workspace.maps import map as mapped
from parcours.workspace.voice_types import InboxAsked, ListeningSaid, NewCorrection, NewPin, TextTold, ThemeSaid

JOURNEY = """\
# a lamp shop
journey: Shop
zone: Europe/Paris
milestone: Order
stages:
  - {name: Deciding, enter: Add}
  - {name: Customer, enter: Order}
segments: {Sad: did (Review where said.sign = negative and score <= 2 and about missing)}
"""
ROWS = """\
time,event,user,score,text,about
2026-03-01T09:00:00Z,Add,ann,,,
2026-03-01T09:10:00Z,Review,ann,3,"I love this beautiful lamp! But my parcel came two weeks late, terrible.",
2026-03-01T10:00:00Z,Add,ben,,,
2026-03-02T10:00:00Z,Order,ben,,,
2026-03-09T10:00:00Z,Review,ben,5,"Wonderful lamp, I am so happy with it! Call me on +33 6 12 34 56 78.",
2026-03-02T11:00:00Z,Order,cat,,,
2026-03-10T10:00:00Z,Review,cat,1,"Terrible, the worst purchase ever. I hate it.",
2026-03-11T10:00:00Z,Review,dan,1,"Terrible, the worst purchase ever. I hate it.",
2026-03-12T10:00:00Z,Review,eve,2,"Their awful lamp broke at once.",competitor Brightly
2026-03-13T10:00:00Z,Review,eve,4,,
"""
MAP = "time=time,event=event,user=user,property.score=score,property.text=text,property.about=about"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shop, read: to be copied, never opened."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "rows.csv").write_text(ROWS, encoding="utf-8")
    with init(folder / "shop", journey=JOURNEY) as workspace:
        workspace.load(folder / "rows.csv", map=MAP)
        workspace.listen()
    return folder / "shop"


@pytest.fixture
def shop(made: Path, tmp_path: Path) -> Iterator[Workspace]:
    shutil.copytree(made, tmp_path / "shop")
    with parcours.open(tmp_path / "shop") as workspace:
        yield workspace


def found(of: Workspace, **asked: object) -> list[TextTold]:
    return voice_inbox.inbox(of, InboxAsked(**asked)).texts  # type: ignore[arg-type]


def by(of: Workspace, person: str) -> TextTold:
    return next(one for one in found(of) if one.person == f"user:{person}")


def sad(of: Workspace) -> int:
    return ask(of.views.view(), "segment", {"segments": ["Sad"]}).sizes[0].people.people


def test_a_page_of_texts(shop: Workspace) -> None:
    page = voice_inbox.inbox(shop, InboxAsked(most=3))
    assert (page.found, page.next, page.people, page.unread) == (4, 3, Count(4, 5), 0)
    assert [one.person for one in page.texts] == ["user:dan", "user:cat", "user:ben"]
    ben = page.texts[2]
    assert ben.text == "Wonderful lamp, I am so happy with it! Call me on [phone]."
    assert (ben.language, ben.sign, ben.stage, ben.score, ben.scale_low, ben.scale_high) == (
        "en", "positive", "Customer", 5.0, 1.0, 5.0,
    )  # fmt: skip
    assert {ben.text[f.start : f.end] for f in ben.findings} >= {"Call me on [phone]."}
    assert [one.alike for one in page.texts] == [2, 2, 1]
    assert voice_inbox.text(shop, ben.key) == ben


def test_a_text_of_two_minds_has_two_findings(shop: Workspace) -> None:
    ann = by(shop, "ann")
    assert ann.findings[0].sign == "positive"
    assert ann.findings[-1].sign == "negative"
    assert "Delivery: late" in {theme.name for one in ann.findings for theme in one.themes}


@pytest.mark.parametrize(
    ("asked", "people"),
    [
        ({"sign": "negative", "high": 2}, ["dan", "cat"]),
        ({"sign": "positive", "stage": "Customer"}, ["ben"]),
        ({"stage": "Deciding"}, ["ann"]),
        ({"stage": "none"}, ["dan"]),
        ({"low": 3, "high": 4}, ["ann"]),
        ({"start": "2026-03-09", "end": "2026-03-10"}, ["cat", "ben"]),
        ({"find": "WORST purchase"}, ["dan", "cat"]),
        ({"find": "nowhere"}, []),
        ({"among": "did Order"}, ["cat", "ben"]),
        ({"language": "en", "order": "earliest"}, ["ann", "ben", "cat", "dan"]),
        ({"theme": "Delivery: late"}, ["ann"]),
        ({"event": "Review", "order": "best"}, ["ben", "ann", "dan", "cat"]),
        ({"about": "competitor Brightly"}, ["eve"]),
        ({"unread": True}, []),
        ({"begin": 1, "most": 1}, ["cat"]),
        ({"source": "no such"}, []),
    ],
)
def test_texts_are_found(shop: Workspace, asked: dict[str, object], people: list[str]) -> None:
    assert [one.person.removeprefix("user:") for one in found(shop, **asked)] == people


def test_choices_are_of_what_the_other_filters_leave(shop: Workspace) -> None:
    choices = voice_inbox.inbox(shop, InboxAsked(sign="negative", high=2, stage="Customer")).choices
    assert {one.value: one.texts for one in choices.stage} == {"Customer": 1, "none": 1}
    assert [one.texts for one in choices.sign] == [1]
    customers = voice_inbox.inbox(shop, InboxAsked(sign="negative", stage="Customer")).choices
    assert {one.value: one.texts for one in customers.sign} == {"positive": 1, "negative": 1}
    assert {one.value: one.texts for one in choices.about} == {"": 1}
    everything = voice_inbox.inbox(shop, InboxAsked()).choices
    assert {one.value: one.texts for one in everything.about} == {"": 4, "competitor Brightly": 1}


def test_what_cannot_be_asked(shop: Workspace) -> None:
    for asked in ({"most": 0}, {"most": 101}, {"begin": -1}, {"find": "x" * 201}, {"start": "soon"}):
        with pytest.raises(BadInput):
            found(shop, **asked)
    for key in ("999", "x", "1" * 30, "1"):
        with pytest.raises(UnknownName, match="no such text"):
            voice_inbox.text(shop, key)


def test_a_correction_moves_the_numbers_and_taking_it_back_moves_them_back(shop: Workspace) -> None:
    before = shop.views.view()
    assert sad(shop) == 2
    key = by(shop, "cat").key
    told = voice_labels.correct(shop, NewCorrection(key, "sign", ["positive"], why="she is joking"), now=9)
    assert (told.sign, told.corrections[0].was, told.corrections[0].why) == ("positive", ["negative"], "she is joking")
    assert sad(shop) == 0  # dan said the same words
    assert shop.views.view().rules != before.rules
    assert [one.id for one in voice_labels.corrections(shop)] == [told.corrections[0].id]
    assert {one.person for one in found(shop, corrected=True)} == {"user:cat", "user:dan"}
    voice_labels.take_back(shop, told.corrections[0].id)
    assert sad(shop) == 2
    assert shop.views.view().rules == before.rules


def test_a_clause_is_corrected_alone(shop: Workspace) -> None:
    ann = by(shop, "ann")
    last = ann.findings[-1].clause
    named = voice_labels.correct(shop, NewCorrection(ann.key, "themes", ["Product: quality"], clause=last))
    assert [theme.name for theme in named.findings[last].themes] == ["Product: quality"]
    assert named.findings[last].corrected == ["themes"]
    assert named.corrections[0].value == ["Product: quality"]
    nothing = voice_labels.correct(shop, NewCorrection(ann.key, "themes", [], clause=last))
    assert nothing.findings[last].themes == []
    assert len(nothing.corrections) == 1


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"field": "sign", "value": ["great"]}, "sign “great”"),
        ({"field": "sign", "value": []}, "one sign"),
        ({"field": "sign", "value": ["neutral"], "clause": 9}, "no clause 9"),
        ({"field": "themes", "value": ["Delivery: late"]}, "several things"),
        ({"field": "themes", "value": ["Delivery: odd"], "clause": 0}, "Delivery: odd"),
        ({"field": "kinds", "value": ["shout"], "clause": 0}, "shout"),
        ({"field": "language", "value": ["xx"]}, "xx"),
        ({"field": "language", "value": ["ro"], "clause": 0}, "whole text"),
    ],
)
def test_what_cannot_be_corrected(shop: Workspace, said: dict[str, object], told: str) -> None:
    with pytest.raises(BadInput, match=told):
        voice_labels.correct(shop, NewCorrection(by(shop, "ann").key, **said))  # type: ignore[arg-type]
    assert voice_labels.corrections(shop) == []


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
    assert "1 text about others (competitors, markets) kept apart." in voice.notes


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


def test_a_quote_on_the_map(shop: Workspace) -> None:
    ben = by(shop, "ben")
    one = voice_pins.pin(shop, NewPin(ben.key, "Customer", clause=0), now=5)
    assert one.words == ben.text[ben.findings[0].start : ben.findings[0].end]
    assert (one.stage, one.row, one.sign, one.score) == ("Customer", "feelings", "positive", 5.0)
    assert voice_pins.pins(shop) == [one]
    assert [pin.id for pin in voice_inbox.text(shop, ben.key).pinned] == [one.id]
    facts = mapped(shop, least=0).facts
    quoted = [s for row in facts.rows for cell in row.cells for s in cell.statements if s.about == one.words]  # type: ignore[union-attr]
    assert quoted
    voice_pins.unpin(shop, one.id)
    assert voice_pins.pins(shop) == []
    with pytest.raises(UnknownName, match="stage"):
        voice_pins.pin(shop, NewPin(ben.key, "Nowhere"))
    with pytest.raises(UnknownName, match="row"):
        voice_pins.pin(shop, NewPin(ben.key, "Customer", row="sky"))


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


def test_who_only_reads_the_workspace_sees_all_of_it(shop: Workspace) -> None:
    key = by(shop, "cat").key
    voice_labels.correct(shop, NewCorrection(key, "sign", ["positive"]))
    with parcours.open(shop.folder) as other:
        assert other.role == "reader"
        assert voice_inbox.text(other, key).sign == "positive"
        with pytest.raises(parcours.workspace.workspace.Busy):
            other.listen()


def test_names_that_are_known_are_not_shown_and_a_competitor_is_an_alternative(tmp_path: Path) -> None:
    (tmp_path / "said.csv").write_text(
        "time,event,user,customer_name,text\n"
        '2026-03-01T09:00:00Z,Ticket Created,ann,Ilse Vandermolen,"The courier asked Ilse Vandermolen for cash."\n'
        '2026-03-02T09:00:00Z,Ticket Created,ben,,"I have bought the same at Brightly."\n',
        encoding="utf-8",
    )
    columns = "time=time,event=event,user=user,property.customer_name=customer_name,property.text=text"
    with init(tmp_path / "shop", journey=JOURNEY + "listening: {languages: [en], competitors: [Brightly]}\n") as shop:
        shop.load(tmp_path / "said.csv", map=columns)
        told = {one.person: one for one in found(shop)}
        ann, ben = (next(one for person, one in told.items() if who in person) for who in ("ann", "ben"))
        assert "Vandermolen" not in ann.text
        assert "[name]" in ann.text
        assert "alternative" in {kind for clause in ben.findings for kind in clause.kinds}
