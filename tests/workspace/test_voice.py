"""What customers said, found, corrected and put on the map: in a whole workspace, by the base reader."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import parcours
from parcours.analyses.registry import ask
from parcours.model.count import Count
from parcours.model.errors import BadInput, UnknownName
from parcours.workspace import Workspace, init, voice_inbox, voice_labels, voice_pins
from parcours.workspace.maps import map as mapped
from parcours.workspace.voice_types import InboxAsked, NewCorrection, NewPin
from workspace.lamp_shop import JOURNEY, by, found, make, sad


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shop, read: to be copied, never opened."""
    return make(tmp_path_factory.mktemp("made"))


@pytest.fixture
def shop(made: Path, tmp_path: Path) -> Iterator[Workspace]:
    shutil.copytree(made, tmp_path / "shop")
    with parcours.open(tmp_path / "shop") as workspace:
        yield workspace


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


TITLED = """\
time,event,user,score,title,text
2026-03-01T09:00:00Z,Review,ann,1,Parcel far too late!,I love this beautiful lamp.
2026-03-02T09:00:00Z,Review,ben,5,I love this beautiful lamp,"I love this beautiful lamp, so much."
2026-03-03T09:00:00Z,Review,cat,2,Call Ilse Vandermolen,Terrible. I hate it.
2026-03-04T09:00:00Z,Review,dan,2,,Terrible. I hate it.
2026-03-05T09:00:00Z,Review,eve,3,Only a title,
"""


def test_titles_are_read_with_their_texts(tmp_path: Path) -> None:
    (tmp_path / "said.csv").write_text(TITLED, encoding="utf-8")
    columns = "time=time,event=event,user=user,property.score=score,property.title=title,property.text=text"
    with init(tmp_path / "shop", journey="listening: {languages: [en]}\n") as shop:
        shop.load(tmp_path / "said.csv", map=columns)
        ann, ben, cat, dan = (by(shop, who) for who in ("ann", "ben", "cat", "dan"))
        assert (ann.title, ann.text) == ("", "Parcel far too late! — I love this beautiful lamp.")
        assert [ann.text[f.start : f.end] for f in ann.findings] == [
            "Parcel far too late!", "I love this beautiful lamp.",
        ]  # fmt: skip
        assert [f.sign for f in ann.findings] == ["negative", "positive"]
        assert {theme.name for theme in ann.findings[0].themes} == {"Delivery: late"}
        assert (ben.title, ben.text) == ("", "I love this beautiful lamp, so much.")  # said once, counted once
        assert len(ben.findings) == 1
        assert (cat.alike, dan.alike) == (1, 1)
        assert [one.person for one in found(shop, find="too LATE!")] == ["user:ann"]
        assert len(found(shop)) == 4  # a title alone is no text
        late = ask(shop.views.view(), "themes", {"theme": ["Delivery: late"], "quotes": 1}).themes[0]
        assert (late.said, late.badly.people) == (Count(1, 4), 1)
        assert (late.quotes[0].title, late.quotes[0].words) == ("Parcel far too late!", "I love this beautiful lamp.")
        voice_labels.correct(shop, NewCorrection(ann.key, "themes", [], clause=0))
        assert by(shop, "ann").findings[0].themes == []


def told(of: Workspace) -> list[object]:
    """All that is understood of all texts, and what filters offer."""
    pages = [voice_inbox.inbox(of, InboxAsked(order=order)) for order in ("latest", "worst")]
    view = of.views.view()
    answers = [ask(view, question, {}) for question in ("voice", "themes", "scores", "emotions")]
    return [*pages, view.rules, *(answer.receipt.answer for answer in answers), voice_labels.corrections(of)]


def test_a_correction_changes_the_same_as_if_all_were_found_anew(shop: Workspace) -> None:
    told(shop)  # held from now on
    for person, field, value, clause in [
        ("ann", "themes", ["Product: quality"], 0), ("ben", "sign", ["negative"], None),
        ("cat", "language", ["fr"], None), ("dan", "kinds", ["question"], 0), ("cat", "sign", ["positive"], None),
    ]:  # fmt: skip
        voice_labels.correct(shop, NewCorrection(by(shop, person).key, field, value, clause=clause))  # type: ignore[arg-type]
        assert told(shop) == anew(shop)
    voice_labels.take_back(shop, voice_labels.corrections(shop)[-1].id)
    assert told(shop) == anew(shop)


def anew(of: Workspace) -> list[object]:
    """What somebody finds who opens a copy that has nothing but what was loaded, read and corrected."""
    copy = of.folder.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(of.folder, copy)
    shutil.rmtree(copy / "timeline")
    with parcours.open(copy) as other:
        return told(other)


def test_a_correction_gathers_no_text_again(shop: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    key = by(shop, "cat").key
    monkeypatch.setattr("parcours.listen.inbox._gathered", None)
    monkeypatch.setattr("parcours.listen.inbox.Words._source", None)
    assert voice_labels.correct(shop, NewCorrection(key, "sign", ["positive"])).sign == "positive"
    assert len(found(shop, sign="positive")) == 3
    voice_labels.take_back(shop, voice_labels.corrections(shop)[0].id)
    assert len(found(shop, sign="positive")) == 1
