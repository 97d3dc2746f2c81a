"""A map in 80 columns: looked at by hand, and held for random maps."""

from __future__ import annotations

import re

import pytest

from journeymap.made_map import before_and_after, corner_shop, hostile, lamp_shop, long_names
from journeymap.random_maps import random_map
from parcours.analyses.terminal import WIDTH, columns
from parcours.journeymap.terminal import lines
from parcours.model.journey_map import JourneyMap, TwoMaps

MADE = {"lamp": lamp_shop, "corner": corner_shop, "long": long_names, "hostile": hostile, "two": before_and_after}


@pytest.mark.parametrize("name", MADE)
def test_no_line_is_longer_than_80_columns(name: str) -> None:
    assert max(map(columns, lines(MADE[name]()).split("\n"))) <= WIDTH


def test_no_line_of_any_map_is_longer() -> None:
    for made in map(random_map, range(60)):
        text = lines(made)
        assert max(map(columns, text.split("\n"))) <= WIDTH
        assert all(letter.isprintable() or letter == "\n" for letter in text)


def test_a_small_map_reads_as_it_should() -> None:
    text = lines(corner_shop())
    assert text.startswith(
        "CORNER SHOP\n1,040 people in view as of 2026-05-31 (Europe/Berlin); only customers who came"
    )
    start = text.index("              ╭─")
    assert text[start : text.index("── GOALS")] == (
        "              ╭───── 301 of 812 ─────╮   ╭───── 118 of 377 ─────╮\n"
        "              │                      ▼   │                      ▼\n"
        "1 Looking                  2 Buying ◐                 3 Coming back\n"
        "━━━━━━━━━━━━━━━━━━━━━━━━━  ━━━━━━━━━━━━━━━━━━━━━━━━━  ━━━━━━━━━━━━━━━━━━━━━━━━━\n"
        "██████████████▉       78%  ██████▉               36%  ██▏                   11%\n"
        "ever 812 of 1,040          ever 377 of 1,040          ever 118 of 1,040\n"
        "now 96 of 1,040            now 41 of 1,040            now 98 of 1,040\n"
        "half stay 3.0 days         half stay 40.0 min         most stays not over\n"
        "→ in 812 of 1,040\n"
    )


def test_a_move_back_comes_up_under_the_earlier_stage() -> None:
    below = [line for line in lines(lamp_shop()).split("\n") if "318 of 5,311" in line]
    assert below == ["                                         ╰──── 318 of 5,311 ────╯"]


@pytest.mark.parametrize("origin", ["simulated", "sample"])
def test_what_is_not_real_says_so_first_and_last_and_at_every_row(origin: str) -> None:
    text = lines(lamp_shop() if origin == "simulated" else long_names())
    spaced = " ".join(origin.upper())
    assert spaced in text.split("\n")[0]
    assert spaced in text[text.rindex("── MEASURES") :]
    rules = [line for line in text.split("\n") if line.startswith("── ")]
    assert rules
    assert all(line.endswith(f"{origin} ──") for line in rules)


def test_a_real_map_says_nothing_of_the_kind() -> None:
    assert "▒" not in lines(corner_shop())


def test_every_share_has_its_denominator() -> None:
    """Per cents never stand alone: behind each follows how many of how many, at most a name's lines later."""
    text = lines(lamp_shop())
    for line in text.split("\n"):
        for found in re.finditer(r"\d%", line):
            after = text[text.index(line) + found.start() :]
            assert re.search(r"[\d,]+ of [\d,]+", after[: 6 * WIDTH]), line


def test_an_empty_cell_says_what_would_fill_it_and_a_withheld_one_why() -> None:
    text = lines(lamp_shop())
    assert "· a goal for this stage" in text
    assert "● Phone Call     withheld" in text
    assert "* withheld: fewer than 10 people; fewer than 10 speakers" in text


def test_two_maps_tell_what_changed_and_what_was() -> None:
    two = before_and_after()
    text = lines(two)
    assert text.index("WHAT CHANGED") < text.index("Order Completed fell") < text.index("1 Awareness")
    assert "1 Sep to 28 Feb → 1 Mar to 31 May" in text
    assert "was 68% (13,521" in text
    assert "▼ clearly less" in text
    quiet = TwoMaps(two.before, two.after, "period", two.names, (), ())
    assert "No difference is clear" in lines(quiet)


def test_every_number_of_stages_fits() -> None:
    made = long_names()
    for n in range(1, 9):
        some = JourneyMap(
            made.journey, made.view, made.origin, made.columns[:n], made.ways, tuple(
                type(r)(r.lane, r.cells[:n]) for r in made.rows)
        )  # fmt: skip
        text = lines(some)
        assert max(map(columns, text.split("\n"))) <= WIDTH
        assert all(f"{k + 1} " in text for k in range(n))
