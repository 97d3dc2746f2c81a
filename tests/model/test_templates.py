"""Templates: the same in all languages but for the words, complete, and fit for a map's cells."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from parcours.model import templates as module
from parcours.model.assumed import LANES
from parcours.model.errors import UnknownName
from parcours.model.journey import imagined
from parcours.model.journey_text import read_journey, write_journey
from parcours.model.journey_yaml import parse_yaml
from parcours.model.roles.roles import ROLES
from parcours.model.templates import Template, as_journey, as_text, languages, template, template_names, templates

LONGEST = 90  # letters of a sentence in a map's cell
NAMES, CODES = template_names(), languages()
ALL = pytest.mark.parametrize(("name", "code"), [(name, code) for name in NAMES for code in CODES])
FOLDER = Path(module.__file__).parent / "template_texts"
QUOTES = {"en": "“”", "fr": "«»", "id": "“”", "ro": "„”", "ru": "«»"}
ENGLISH_WORDS = frozenset(
    re.findall(
        "[a-z]+",
        "the of and with for that is are they what which from by it not how one who their to when where there be has "
        "have this was were or but than more once no at as them if on",
    )
)
ALSO_ELSEWHERE = {"fr": {"on"}, "id": set(), "ro": {"are", "be", "no"}, "ru": set()}


def sentences(made: Template) -> list[str]:
    return [made.title, *(text for s in made.stages for text in (s.name, s.goal, *(a.says for a in s.assumed)))]


def by_key(code: str) -> dict[str, str]:
    return parse_yaml((FOLDER / "tests" / f"{code}.yaml").read_bytes())[0]


def test_what_there_is() -> None:
    assert NAMES == ("shop", "subscription", "repeat shop")
    assert CODES == ("en", "fr", "id", "ro", "ru")
    assert {one.name: one.stages for one in templates()} == {
        "shop": ("Awareness", "Consideration", "Decision", "Retention"),
        "subscription": (
            "Awareness", "Consideration", "Purchase", "Adoption", "Retention", "Expansion", "Advocacy",
        ),
        "repeat shop": ("First seen", "Habit", "Quiet", "Back or better"),
    }  # fmt: skip


@ALL
def test_the_same_stages_rows_and_tests_in_every_language(name: str, code: str) -> None:
    english, made = template(name), template(name, code)
    assert [(s.key, s.roles) for s in made.stages] == [(s.key, s.roles) for s in english.stages]
    assert [[a.lane for a in s.assumed] for s in made.stages] == [[a.lane for a in s.assumed] for s in english.stages]
    words, of = by_key("en"), by_key(code)
    assert list(of) == list(words)
    key, foreign = {text: k for k, text in words.items()}, {text: k for k, text in of.items()}
    for here, there in zip(made.stages, english.stages, strict=True):
        assert [foreign[a.test] for a in here.assumed] == [key[a.test] for a in there.assumed]


@ALL
def test_every_stage_has_one_to_three_starters_in_every_row_each_with_a_test(name: str, code: str) -> None:
    for stage in template(name, code).stages:
        held = Counter(a.lane for a in stage.assumed)
        assert set(held) == set(LANES)
        assert max(held.values()) <= 3
        assert all(a.test and a.says for a in stage.assumed)
        assert set(stage.roles) <= set(ROLES)
        assert stage.name.casefold() not in ("none", "out")


@ALL
def test_the_words_are_typeset(name: str, code: str) -> None:
    made = template(name, code)
    said = sentences(made)
    assert not [text for text, times in Counter(said).items() if times > 1]
    for text in said:
        assert len(text) <= LONGEST, text
        assert text[0].isupper() or text[0] in QUOTES[code], text
        assert text == " ".join(text.split())
        assert text[-1] not in ".;,:", text
        _balanced(text, code)
    if code == "ro":
        assert not set("şţŞŢ") & set("".join(said)), "cedillas; commas below are right"


@pytest.mark.parametrize("code", CODES)
def test_what_tests_a_sentence_is_said_in_a_few_words_and_each_is_used(code: str) -> None:
    of = by_key(code)
    used = {a.test for name in NAMES for s in template(name, code).stages for a in s.assumed}
    assert used == set(of.values())
    for text in of.values():
        assert len(text) <= LONGEST
        assert text[0].islower()
        assert text.count("`") % 2 == 0
    assert [re.findall(r"`[^`]*`", text) for text in of.values()] == [
        re.findall(r"`[^`]*`", text) for text in by_key("en").values()
    ]


@pytest.mark.parametrize("code", [code for code in CODES if code != "en"])
def test_no_english_is_left(code: str) -> None:
    english = {text for name in NAMES for text in sentences(template(name))} | set(by_key("en").values())
    said = [text for name in NAMES for text in sentences(template(name, code))] + list(by_key(code).values())
    assert {text for text in said if text in english and " " in text} == set()
    for text in said:
        words = re.findall(r"[^\W\d_]+", re.sub(r"`[^`]*`|\([^)]*\)", "", text).lower())
        if code == "ru":
            assert all(re.fullmatch("[а-яё]+", word) for word in words), text
        else:
            assert not set(words) & (ENGLISH_WORDS - ALSO_ELSEWHERE[code]), text


@ALL
def test_it_becomes_a_journey_that_nobody_can_be_in_yet(name: str, code: str) -> None:
    made = template(name, code)
    journey = as_journey(made, zone="Europe/Bucharest")
    assert read_journey(write_journey(journey)) == journey
    assert read_journey(as_text(made, zone="Europe/Bucharest")) == journey
    assert imagined(journey) == set(journey.names)
    assert [s.success and s.success.goal for s in journey.stages] == [s.goal for s in made.stages]
    assert read_journey(as_text(made, name="Chez: Léa #1")).name == "Chez: Léa #1"


def test_names_and_languages_as_people_type_them() -> None:
    assert template("Repeat-Shop", "fr-CA") == template("repeat_shop", "FR") == template("repeat shop", "fr")
    with pytest.raises(UnknownName, match="no template “shops”") as error:
        template("shops")
    assert "“shop”" in error.value.hint
    with pytest.raises(UnknownName, match="no template in “de”") as error:
        template("shop", "de")
    assert "en, fr, id, ro, ru" in error.value.hint


def _balanced(text: str, code: str) -> None:
    opens, closes = QUOTES[code]
    depth = 0
    for letter in text:
        depth += (letter == opens) - (letter == closes)
        assert depth in (0, 1), text
    assert depth == 0, text
    assert not set(text) & (set("\"'“”„«»‘") - {opens, closes}), text
