"""What customers write: in five languages, about their topic, and not the same twice."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from parcours.worlds.lumen import texts
from parcours.worlds.lumen.texts.grammar import grammar
from parcours.worlds.lumen.texts.noise import bare
from parcours.worlds.lumen.topics import LANGUAGES, TOPICS, Language

MANY = 10_000
ABOUT_LAMPS = (
    "bright", "dim", "warm_light", "wobbly", "broken", "packaging", "size", "assembly", "cable", "colour",
    "good_looks", "bulb_missing", "switch", "value", "price", "late", "carrier", "note", "shipping_price", "gift",
    "service_good",
)  # fmt: skip
# words of which one must be there, however it is put
LATE: dict[Language, str] = {
    "en": "late wait took needed promise overdue delay slow",
    "fr": "retard attend tard promis annonc attente livr délai",
    "ro": "întârzi târziu aștept promis durat termen zis trebuia",
    "ru": "опозд поздн позже ждал обещ срок заняла дату недел",
    "id": "telat terlambat lama menunggu nunggu janji meleset lambat katanya waktu butuh kemudian",
}
NOTE: dict[Language, str] = {
    "en": "note card letter wrote",
    "fr": "mot carte lettre lignes attention",
    "ro": "bilet mesaj rânduri",
    "ru": "записк открытк карточк строк",
    "id": "kartu catatan surat kata",
}


def written(language: Language) -> tuple[str, ...]:
    """Ten thousand texts as the shop's files have them: half of them reviews, then tickets, answers, notes."""
    rng, topics = np.random.default_rng(11), list(TOPICS)
    found = []
    for number in range(MANY):
        topic = topics[int(rng.integers(len(topics)))]
        order = f"#{int(rng.integers(1000, 9000))}" if number % 3 else ""
        kind = number % 20
        if kind < 11:
            about = tuple(rng.choice(ABOUT_LAMPS, 1 + int(rng.integers(3)), replace=False))
            found.append(texts.review(rng, language, 1 + int(rng.integers(5)), about, "Luna desk lamp").text)
        elif kind < 15:
            channel = ("phone", "mail", "chat")[number % 3]
            found.append(texts.ticket(rng, language, topic, channel, order, "Luna desk lamp").text)
        elif kind < 19:
            found.append(texts.exit_answer(rng, language, topic))
        else:
            found.append(texts.note(rng, language, topic).quote)
    return tuple(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_ten_thousand_texts(language: Language) -> None:
    found = written(language)
    assert len(found) - len(set(found)) < MANY / 100, "fewer than one in a hundred repeats"
    for text in found:
        assert not set("{}|<>@$") & set(text), f"a mark of the grammar is left: {text}"
        assert "  " not in text
        assert text.strip() == text != ""
        assert text.count("«") == text.count("»"), text
        assert text.count("“") + text.count("„") == text.count("”"), text
    words = [len(text.split()) for text in found]
    few, half, most = np.percentile(words, [5, 50, 99])
    assert few <= 5, "some are a few words"
    assert 8 <= half <= 30
    assert most >= 35, "and some a paragraph"
    rest = [text for text in found if "\n" not in text]
    unended = sum(text[-1].isalnum() for text in rest) / len(rest)
    smiles = sum(any(sign in text for sign in "😊❤👍🥰💡✨😍🤷😐😡👎😞😤🙄") for text in rest) / len(rest)
    assert 0.1 < unended < 0.6, "people leave the full stop out"
    assert 0.02 < smiles < 0.2


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_is_spoken_of_in_every_form(language: Language) -> None:
    rng = np.random.default_rng(1)
    for topic in TOPICS:
        for stars in (1, 2, 3, 4, 5):
            assert texts.review(rng, language, stars, (topic,), "Clair bulb").text
        for channel in ("phone", "mail", "chat"):
            assert texts.ticket(rng, language, topic, channel).subject
        assert texts.exit_answer(rng, language, topic)
        assert texts.note(rng, language, topic).observation


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_about_its_topic(language: Language) -> None:
    rng = np.random.default_rng(2)
    for topic, words in (("late", LATE), ("note", NOTE)):
        plain = [bare(word) for word in words[language].split()]
        said = [bare(texts.exit_answer(rng, language, topic).lower()) for _ in range(200)]
        touched = sum(any(word in text for word in plain) for text in said)
        assert touched > 180, [text for text in said if not any(word in text for word in plain)][:5]  # some have slips


@pytest.mark.parametrize("language", LANGUAGES)
def test_stars_set_the_tone(language: Language) -> None:
    """What opens and closes a warm review never stands in an angry one."""
    warm, angry = ours(language, 5), ours(language, 1)
    assert len(warm - angry) > 0.9 * len(warm)


def ours(language: Language, stars: int) -> set[str]:
    rng = np.random.default_rng(stars)
    return {texts.review(rng, language, stars, (), "Luna desk lamp").text.lower() for _ in range(200)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_state_gives_the_same_text(language: Language) -> None:
    once, again, other = (np.random.default_rng(seed) for seed in (7, 7, 8))
    first = [texts.review(once, language, 4, ("size",), "Luna desk lamp") for _ in range(20)]
    assert first == [texts.review(again, language, 4, ("size",), "Luna desk lamp") for _ in range(20)]
    assert first != [texts.review(other, language, 4, ("size",), "Luna desk lamp") for _ in range(20)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_order_is_named_only_where_there_is_one(language: Language) -> None:
    rng = np.random.default_rng(5)
    without = [texts.ticket(rng, language, "late", "mail") for _ in range(100)]
    assert not any("#" in ticket.text + ticket.subject for ticket in without)
    named = [texts.ticket(rng, language, "late", "mail", "#1042") for _ in range(100)]
    assert sum("#1042" in ticket.text for ticket in named) > 30


def test_searches_repeat_as_searches_do() -> None:
    rng = np.random.default_rng(3)
    typed = Counter(texts.query(rng, "en", "desk") for _ in range(2000))
    assert typed.most_common(1)[0][0] == "desk lamp"
    assert len(typed) > 10


def test_every_kind_is_searched_for() -> None:
    kinds = ["desk", "floor", "pendant", "bedside", "string", "outdoor", "bulb", "shade", "shipping", "brand"]
    for language in LANGUAGES:
        assert all(texts.query(np.random.default_rng(0), language, kind) for kind in kinds)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_many_ways_to_say_it(language: Language) -> None:
    lines = grammar(language).lines
    for topic in TOPICS:
        said = [choice for (block, form), choice in lines.items() if block == topic and form.startswith("say")]
        assert sum(line.ways for choice in said for line in choice.of) >= 8, topic
