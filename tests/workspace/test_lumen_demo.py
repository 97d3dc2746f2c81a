"""The lamp shop's demonstration: its files, its journey, and the answer key, on a small shop."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

import parcours
from parcours.cli.app import app
from parcours.model.count import Count
from parcours.model.errors import BadInput
from parcours.model.journey_text import read_journey
from parcours.workspace import Workspace
from parcours.workspace.demos import lumen
from parcours.workspace.demos.lumen_checks import CHECKS, shares
from parcours.workspace.demos.lumen_key import Line, lines, read_key, score
from parcours.worlds.lumen import PLANTED

SIZE, SEED = 0.1, 3


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("lumen")
    files = lumen.exports(folder / "exports", SEED, SIZE)
    with parcours.init(folder / "shop", zone=lumen.ZONE, journey=lumen.journey_text()) as workspace:
        workspace.load(*files, map="origin=simulated")
        yield workspace


@pytest.fixture(scope="module")
def key(shop: Workspace) -> tuple[Line, ...]:
    return read_key(shop.snapshot(), shop.folder)


def test_its_journey_reads_and_names_events_that_are_there(shop: Workspace) -> None:
    journey = read_journey(lumen.journey_text())
    assert [stage.name for stage in journey.stages][:3] == ["Awareness", "Consideration", "Decision"]
    assert {prompt.name for prompt in journey.prompts} >= {"Club banner", "Newsletter"}
    answer = parcours.stages(shop)
    assert answer.receipt is not None
    assert answer.receipt.origin == ("simulated",)
    assert all(stage.ever.people for stage in answer.stages)


def test_the_same_exports_are_not_written_twice_and_others_not_over_them(tmp_path: Path) -> None:
    files = lumen.exports(tmp_path, SEED, 0.01)
    assert len(files) == 9
    written = [file.stat().st_mtime_ns for file in files]
    assert lumen.exports(tmp_path, SEED, 0.01) == files
    assert [file.stat().st_mtime_ns for file in files] == written
    assert lumen.seed_of(tmp_path) == SEED
    with pytest.raises(BadInput, match="another seed"):
        lumen.exports(tmp_path, SEED + 1, 0.01)
    assert lumen.seed_of(tmp_path / "nothing") is None


def test_every_story_is_looked_for_and_nothing_else(key: tuple[Line, ...]) -> None:
    assert {line.story for line in key} == {story.key for story in PLANTED}
    assert len(key) == len(CHECKS)


def test_one_person_and_the_decoy_are_told_even_in_a_small_shop(key: tuple[Line, ...]) -> None:
    verdicts = {line.what: line.verdict for line in key}
    assert verdicts["her ad, laptop, call and order are one person's"] == "found"
    assert verdicts["the club's banner does not rank among moments"] == "found"
    assert verdicts["the club's banner is no pain point"] == "found"


def test_misses_are_counted(key: tuple[Line, ...]) -> None:
    counts = score(key)
    assert sum(counts.values()) == len(key)
    shown = lines(key, SEED)
    assert f"{counts['missed']} missed" in shown
    assert shown.count(": MISSED") == counts["missed"]


def test_each_command_can_be_asked_again(shop: Workspace, key: tuple[Line, ...]) -> None:
    shop.log.close()
    commands = [command for line in key for command in line.commands]
    assert len(commands) >= 9
    for command in commands:
        words = shlex.split(command)
        assert words[0] == "parcours"
        done = CliRunner().invoke(app, words[1:])
        assert done.exit_code == 0, f"{command}\n{done.output}\n{done.exception}"


def test_a_story_is_found_only_on_the_side_that_was_planted() -> None:
    more, less = Count(80, 100), Count(40, 100)
    assert shares(more, less, ("a", "b"), sign=1).found
    assert not shares(more, less, ("a", "b"), sign=-1).found
    assert not shares(Count(41, 100), less, ("a", "b"), sign=1).found
    assert not shares(Count(0, 0), less, ("a", "b"), sign=1).found
