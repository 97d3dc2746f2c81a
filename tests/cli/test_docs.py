"""What docs/map.md and docs/templates.md tell people to type can be typed, and their journeys can be read."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer

from parcours.cli.app import app
from parcours.model.journey_text import read_journey
from parcours.model.templates import template

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("map.md", "templates.md")


def blocks(page: str) -> list[str]:
    """Indented blocks, without their indentation."""
    text = (DOCS / page).read_text(encoding="utf-8")
    found = re.findall(r"(?:^ {4}.*\n|^\n(?= {4}))+", text, flags=re.MULTILINE)
    return ["\n".join(line[4:] for line in block.splitlines()).strip("\n") for block in found]


@pytest.mark.parametrize("page", PAGES)
def test_commands_can_be_typed(page: str) -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    typed = [line for block in blocks(page) for line in block.splitlines() if line.startswith("parcours ")]
    assert len(typed) >= 4
    for line in typed:
        _, name, *words = shlex.split(line.partition(" > ")[0])
        with commands[name].make_context(name, words):
            pass


@pytest.mark.parametrize("page", PAGES)
def test_journeys_can_be_read(page: str) -> None:
    read = [block for block in blocks(page) if block.startswith(("stages:", "milestone:"))]
    assert read
    for block in read:
        assert read_journey(block).stages


def test_the_examples_of_rows_are_the_templates_own() -> None:
    text = (DOCS / "templates.md").read_text(encoding="utf-8")
    said = {a.lane: {b.says for b in template("shop").stages[2].assumed if b.lane == a.lane}
            for a in template("shop").stages[2].assumed}  # fmt: skip
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$", text, flags=re.MULTILINE)
    assert {lane: example for lane, example in rows if lane in said}.keys() == said.keys()
    assert all(example in said[lane] for lane, example in rows if lane in said)
