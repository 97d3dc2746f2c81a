"""The block `listening` of a definition: read, written back, and refused with what to do."""

from __future__ import annotations

import pytest

from parcours.model.journey import BadJourney
from parcours.model.journey_listening import USUAL, HostedModel, Listening, ThemeEdit
from parcours.model.journey_text import digest, read_journey, write_journey

WHOLE = """
journey: Shop
listening:
  languages: [en, no]
  reader: model
  themes:
    - {theme: delivery.late, name: Came late, words: [nowhere to be seen], not: late night}
    - {theme: store.queue, off: true}
  competitors: Brightly
  others: keep
  model: {address: "http://127.0.0.1:8000/v1", name: qwen3, consent: "Maud, 2026-11-22"}
"""


def test_all_that_it_says() -> None:
    journey = read_journey(WHOLE)
    assert journey.listening == Listening(
        languages=("en", "no"),
        reader="model",
        themes=(
            ThemeEdit("delivery.late", "Came late", ("nowhere to be seen",), ("late night",)),
            ThemeEdit("store.queue", off=True),
        ),
        competitors=("Brightly",),
        others="keep",
        model=HostedModel("http://127.0.0.1:8000/v1", "qwen3", "Maud, 2026-11-22"),
    )
    assert read_journey(write_journey(journey)) == journey


def test_a_definition_that_says_nothing_of_it_is_as_it_was() -> None:
    assert read_journey("journey: Shop").listening == USUAL
    assert "listening" not in write_journey(read_journey("journey: Shop"))
    assert digest(read_journey("journey: Shop")) == digest(read_journey("journey: Shop\nlistening: {}"))
    assert digest(read_journey("journey: Shop")) != digest(read_journey("journey: Shop\nlistening: {languages: fr}"))


@pytest.mark.parametrize(
    ("said", "place", "hint"),
    [
        ("{others: gone}", "listening.others", "Write keep"),
        ("{reader: bass}", "listening.reader", "Did you mean “base”"),
        ("{reader: model}", "listening.reader", "address"),
        ("{reader: model, model: {address: 'http://x/v1', name: q}}", "listening.model.consent", "who agreed"),
        ("{model: {address: x, name: q}}", "listening.model.address", "http://"),
        ("{model: {address: 'ftp://x/v1', name: q}}", "listening.model.address", "http://"),
        ("{model: {address: 'http://me:secret@x/v1', name: q}}", "listening.model.address", "PARCOURS_MODEL_KEY"),
        ("{model: {address: 'http://x/v1'}}", "listening.model.name", ""),
        ("{languages: [english]}", "listening.languages[0]", "en, ru"),
        ("{themes: [{name: Late}]}", "listening.themes[0].theme", ""),
        ("{themes: [{theme: a.b}, {theme: a.b}]}", "listening.themes[1].theme", "one place"),
        ("{themes: [{theme: a.b.c}]}", "listening.themes[0].theme", "delivery.late"),
        ("{themes: [{theme: a.b, word: [x]}]}", "listening.themes[0].word", "words"),
        ("{language: en}", "listening.language", "languages"),
        (f"{{themes: [{{theme: a.b, words: [{'x' * 201}]}}]}}", "listening.themes[0]", "a phrase"),
    ],
)
def test_what_cannot_be(said: str, place: str, hint: str) -> None:
    with pytest.raises(BadJourney) as caught:
        read_journey(f"journey: Shop\nlistening: {said}\n")
    assert place in str(caught.value)
    assert hint in caught.value.hint


def test_there_are_limits() -> None:
    themes = ", ".join(f"{{theme: a.t{n}, words: x}}" for n in range(201))
    with pytest.raises(BadJourney, match="201 themes"):
        read_journey(f"listening: {{themes: [{themes}]}}")
    words = ", ".join(f"w{n}" for n in range(201))
    with pytest.raises(BadJourney, match="more than 200 words"):
        read_journey(f"listening: {{themes: [{{theme: a.b, words: [{words}]}}]}}")
