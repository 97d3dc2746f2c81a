"""`parcours demo` as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.typed import run
from parcours.model.errors import BadInput


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("demo") / "lamps"
    return folder, run("demo", "lumen", folder, "--seed", 4, "--size", 0.05)


def test_the_lamp_shop_is_loaded_mapped_and_written_as_a_page(shop: tuple[Path, str]) -> None:
    folder, shown = shop
    assert "seed 4" in shown
    assert "S I M U L A T E D" in shown
    assert "joined by" in shown
    for stage in ("Awareness", "Decision", "Advocacy"):
        assert stage in shown
    assert "parcours demo grocer" in shown
    page = (folder / "map.html").read_text(encoding="utf-8")
    assert page.lstrip().lower().startswith("<!doctype html")
    assert "simulated" in page.lower()


def test_the_answer_key_knows_the_seed_of_the_folder(shop: tuple[Path, str]) -> None:
    shown = run("demo", "lumen", shop[0], "--size", 0.05, "--answer-key")
    assert "THE ANSWER KEY OF LUMEN, seed 4" in shown
    assert "Score: " in shown
    assert f"$ parcours moments {shop[0]}" in shown


def test_a_folder_without_a_name_is_an_error_that_says_what_to_type(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no demonstration") as told:
        run("demo", tmp_path / "new")
    assert "parcours demo lumen" in told.value.hint


def test_what_only_the_lamp_shop_has(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="lamp shop's"):
        run("demo", "grocer", tmp_path / "g", "--answer-key")
    with pytest.raises(BadInput, match="size 0"):
        run("demo", "lumen", tmp_path / "l", "--size", 0)


def test_a_folder_that_holds_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(BadInput, match="holds other things"):
        run("demo", "lumen", tmp_path, "--size", 0.01)
