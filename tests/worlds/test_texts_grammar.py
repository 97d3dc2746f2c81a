"""Rules of sentences: choices, speakers, rules within rules, and what is handed in."""

from __future__ import annotations

import pytest

from parcours.model.errors import BadInput
from parcours.worlds.lumen.texts.grammar import Draw, read
from parcours.worlds.lumen.texts.noise import bare

RULES = read(
    """\
# a comment
== text
days {two|three} days
== late
say {it|the parcel} came @days late{, sadly|}
ask where is $order ?
short {late|<he/she> waited}
short {$product|it} is late
"""
)


def said(form: str, **slots: str) -> set[str]:
    return {RULES.say(Draw(seed), "late", form, slots, []) for seed in range(300)}


def test_a_choice_is_one_of_its_ways() -> None:
    assert said("say") == {
        f"{what} came {days} days late{end}"
        for what in ("it", "the parcel")
        for days in ("two", "three")
        for end in ("", ", sadly")
    }


def test_who_speaks_is_one_person_throughout() -> None:
    draws = [Draw(seed) for seed in range(100)]
    told = {(RULES.say(draw, "late", "short", {}, []), draw.man) for draw in draws}
    assert ("he waited", True) in told
    assert ("she waited", False) in told
    assert ("he waited", False) not in told


def test_what_is_not_handed_in_is_not_offered() -> None:
    assert not RULES.has("late", "ask", {})
    assert RULES.has("late", "ask", {"order"})
    assert said("ask", order="#7") == {"where is #7 ?"}
    assert "it is late" in said("short")
    assert "Luna is late" in said("short", product="Luna")
    with pytest.raises(BadInput, match="without order"):
        said("ask")


def test_what_was_said_is_put_otherwise_the_next_time() -> None:
    rules = read("== a\nsay {one|two|three}\n")
    for seed in range(200):
        draw, before = Draw(seed), []
        told = [rules.say(draw, "a", "say", {}, before) for _ in range(2)]
        assert len(before) == 2
        assert len(set(told)) == 2 or seed % 50  # it is tried four times, not for ever


@pytest.mark.parametrize("text", ["say {a|b", "say a}", "say a|b"])
def test_braces_must_match(text: str) -> None:
    with pytest.raises(BadInput, match="Line 2"):
        read(f"== x\n{text}\n")


def test_bare_is_without_marks() -> None:
    assert bare("întârzi été й") == "intarzi ete и"
