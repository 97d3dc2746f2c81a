"""What a clause is about, by its words: patterns, negation, edits, and every shipped theme in every language."""

from __future__ import annotations

import time

import pytest

from parcours.model.errors import BadInput, UnknownName
from parcours.model.journey_listening import ThemeEdit
from parcours.text.taxonomy import LANGUAGES, Taxonomy, WordThemes, shipped
from parcours.text.taxonomy.patterns import plain, read
from parcours.text.taxonomy.shipped import told
from parcours.text.taxonomy.table import Table
from parcours.text.tokens import words

THEMES = WordThemes(shipped())


def about(text: str, language: str = "en", themes: WordThemes = THEMES) -> tuple[str, ...]:
    return themes.themes([text], [language])[0]


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        ("late", "it was late", "it was later"),
        ("deliver*", "the delivery", "no livery"),
        ("left with a (neighbour|friend)", "left with a friend", "left with a dog"),
        ("parcel .. late", "the parcel came too late", "too late a parcel"),
        ("parcel .. late", "parcel a b c d late", "parcel a b c d e late"),
        ("parcel .. late", "the parcel is late.", "one parcel. Late again"),
        ("parcel + late", "late again, this parcel", "late again"),
        ("late + !night", "too late", "late at night"),
        ("(next day|fast) delivery", "next day delivery", "day delivery"),
        ("come (back)? again", "come again", "come then again"),
        ("$thing broke", "the lamp broke", "the voice broke"),
    ],
)
def test_a_pattern_stands_for_these_words(pattern: str, yes: str, no: str) -> None:
    table = Table(("x", one) for one in read(pattern, {"thing": ("lamp", "cable*")}))
    assert table.find(words(yes))
    assert not table.find(words(no))


def test_an_unknown_list_is_an_error() -> None:
    with pytest.raises(ValueError, match="no list"):
        list(read("$nothing broke", {}))


def test_what_people_write_is_found_in_any_inflection() -> None:
    table = Table([("x", plain("club fee")), ("y", plain("членский взнос"))])
    assert {hit.value for hit in table.find(words("Your club fees rose"))} == {"x"}
    assert {hit.value for hit in table.find(words("подняли членские взносы"))} == {"y"}
    assert not table.find(words("a fee for the club"))


@pytest.mark.parametrize(
    ("language", "text", "theme"),
    [
        ("en", "The parcel came a week late", "delivery.late"),
        ("en", "It was not late at all", "delivery.fast"),
        ("en", "It was not only late", "delivery.late"),
        ("en", "The delivery did not arrive on time", "delivery.late"),
        ("fr", "Le colis n'était pas en retard", "delivery.fast"),
        ("fr", "Le code promo ne marche pas", "promotion.code"),
        ("ro", "Coletul a întârziat", "delivery.late"),
        ("ro", "Coletul nu a intarziat", "delivery.fast"),
        ("ru", "Заказ привезли с опозданием", "delivery.late"),
        ("ru", "Мне нагрубили", "support.rude"),
        ("id", "Barangnya tidak sesuai deskripsi", "product.described"),
        ("id", "Ongkirnya mahal", "delivery.price"),
        ("unknown", "Livraison lente", "delivery.late"),
    ],
)
def test_what_a_clause_is_about(language: str, text: str, theme: str) -> None:
    assert about(text, language)[:1] == (theme,)


def test_what_is_negated_without_an_opposite_is_not_said() -> None:
    assert "product.broken" in about("It is defective")
    assert "product.broken" not in about("It is not defective")
    assert "product.broken" not in about("Это не дефект", "ru")


def test_of_two_the_meant_one() -> None:
    assert about("The shipping is too expensive") == ("delivery.price",)


@pytest.mark.parametrize("text", ["", " ", "🙂🙂", "!!! ???", "\u200b", "12345", "Which day is it?", "a" * 100_000])
def test_nothing_is_about_nothing(text: str) -> None:
    assert all(about(text, language) == () for language in (*LANGUAGES, "unknown", "xx"))


def test_every_theme_has_words_names_and_examples_in_every_language() -> None:
    for language in LANGUAGES:
        of_it = told(language)
        assert set(of_it.words) == set(shipped().keys)
        assert all(len(of_it.examples.get(key, ())) >= 2 for key in shipped().keys)
        assert len({theme.names[language] for theme in shipped()}) == len(shipped())
        assert of_it.negators


def test_names_in_the_file_are_themes() -> None:
    keys = set(shipped().keys)
    opposites = {theme.opposite for theme in shipped()} - {"", "nothing"}
    assert opposites <= keys
    assert set(shipped().over) <= keys
    assert set().union(*shipped().over.values()) <= keys


def test_the_examples_of_a_theme_are_about_it() -> None:
    """Nineteen of twenty: they were written for the meaning, a few say it in words that tell another theme too."""
    every = [(t.key, language, one) for t in shipped() for language, some in t.examples.items() for one in some]
    right = [key in about(text, language) for key, language, text in every]
    assert len(every) > 550
    assert sum(right) / len(every) >= 0.95


def test_edits_name_add_and_take_away() -> None:
    mine = shipped(("en",)).edited(
        [
            ThemeEdit("delivery.late", name="Came late", words=("nowhere to be seen",), nots=("late night",)),
            ThemeEdit("club.fee", words=("membership fee",)),
            ThemeEdit("store.place", off=True),
        ]
    )
    themes = WordThemes(mine)
    assert mine.name("delivery.late") == "Came late"
    assert mine.named("Came late") == "delivery.late"
    assert about("My lamp is nowhere to be seen", themes=themes) == ("delivery.late",)
    assert about("The delivery was late, one late night", themes=themes) == ()
    assert about("The membership fees rose", themes=themes)[0] == "club.fee"
    assert mine.name("club.fee") == "Club: fee"
    assert "store.place" not in mine
    assert len(mine) == len(shipped())
    assert mine.version != shipped(("en",)).version == shipped(("en",)).edited([]).version
    assert themes.version != WordThemes(shipped(("en",))).version


def test_edits_that_cannot_be() -> None:
    with pytest.raises(UnknownName, match=r"delivery\.lat"):
        shipped().edited([ThemeEdit("delivery.lat", off=True)])
    with pytest.raises(BadInput, match="no words"):
        shipped().edited([ThemeEdit("club.fee")])
    with pytest.raises(BadInput, match="Two themes"):
        shipped().edited([ThemeEdit("delivery.late", name="Delivery: fast")])
    with pytest.raises(UnknownName, match="theme"):
        shipped().named("Delivery: lat")
    with pytest.raises(UnknownName):
        shipped().theme("nothing")


def test_any_themes_by_their_words() -> None:
    mine = Taxonomy.of({"Noise": ["noisy", "loud neighbours"], "Pool": ["swimming pool", "The water was cold."]})
    themes = WordThemes(mine)
    assert mine.keys == ("Noise", "Pool")
    assert about("Such a noisy street", themes=themes) == ("Noise",)
    assert about("The swimming pools were closed", themes=themes) == ("Pool",)


def test_a_long_text_of_one_word_is_quick() -> None:
    begun = time.process_time()
    about("late " * 50_000)
    assert time.process_time() - begun < 20  # measured: well under 1; were it quadratic, minutes
