"""Colours of the page: enough contrast for those who see little, in both themes, computed as WCAG 2.2 has it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import parcours.journeymap.page as page

STYLE = (Path(page.__file__).parent / "map.css").read_text(encoding="utf-8")
COLOURS = {
    name: (light, dark)
    for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", STYLE)
}
STAGES = [f"c{n}" for n in range(1, 9)]
TEXT = ["ink", "muted", "way", "hurts", "simulated", "sample"]


def test_the_list_was_read() -> None:
    assert set(TEXT) | set(STAGES) | {"paper", "surface", "track", "edge", "back", "outside", "on-ribbon"} <= set(
        COLOURS
    )


@pytest.mark.parametrize("theme", [0, 1])
@pytest.mark.parametrize("name", TEXT)
def test_text_can_be_read_on_the_page_in_a_column_and_in_details(name: str, theme: int) -> None:
    grounds = [COLOURS[g][theme] for g in ("paper", "surface")]
    grounds += [
        mixed(COLOURS[c][theme], COLOURS["paper"][theme], 0.13) for c in STAGES
    ]  # a column's tint, and resting on it
    assert min(contrast(COLOURS[name][theme], g) for g in grounds) >= 4.5


@pytest.mark.parametrize("theme", [0, 1])
def test_text_on_a_ribbon_on_a_chip_and_in_a_query_can_be_read(theme: int) -> None:
    def pair(one: str, other: str) -> float:
        return contrast(COLOURS[one][theme], COLOURS[other][theme])

    assert pair("on-ribbon", "simulated") >= 4.5
    assert pair("on-ribbon", "sample") >= 4.5
    assert pair("surface", "hurts") >= 4.5
    assert pair("paper", "ink") >= 4.5
    assert pair("ink", "track") >= 4.5


@pytest.mark.parametrize("theme", [0, 1])
@pytest.mark.parametrize("name", [*STAGES, "way", "back", "outside", "edge", "hurts"])
def test_bars_lines_and_borders_can_be_seen(name: str, theme: int) -> None:
    assert contrast(COLOURS[name][theme], COLOURS["paper"][theme]) >= 3
    assert contrast(COLOURS[name][theme], COLOURS["surface"][theme]) >= 3


@pytest.mark.parametrize("theme", [0, 1])
@pytest.mark.parametrize("name", STAGES)
def test_a_bar_stands_out_from_its_track(name: str, theme: int) -> None:
    assert contrast(COLOURS[name][theme], COLOURS["track"][theme]) >= 3


def contrast(one: str, other: str) -> float:
    a, b = sorted((luminance(one), luminance(other)), reverse=True)
    return (a + 0.05) / (b + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def mixed(one: str, other: str, part: float) -> str:
    both = [(int(one[k : k + 2], 16), int(other[k : k + 2], 16)) for k in (1, 3, 5)]
    return "#" + "".join(f"{round(a * part + b * (1 - part)):02x}" for a, b in both)
