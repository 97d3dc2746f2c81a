"""`parcours draft`: shown, agreed to, written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from parcours.analyses.terminal import WIDTH, columns
from parcours.cli import proposals
from parcours.cli.app import app
from parcours.model.errors import BadInput
from parcours.model.journey_text import read_journey

ROWS = """\
at,user_id,event
2026-01-01T10:00:00Z,ann,Страница просмотрена
2026-01-01T10:01:00Z,ann,Товар просмотрен
2026-01-01T10:05:00Z,ann,Товар добавлен в корзину
2026-01-01T10:06:00Z,ann,Заказ оформлен
2026-01-01T10:00:00Z,bob,Страница просмотрена
2026-01-01T10:07:00Z,bob,Товар просмотрен
2026-01-01T10:08:00Z,bob,xyzzy
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "events.csv").write_text(ROWS)
    run("init", tmp_path / "shop")
    run("load", tmp_path / "shop", tmp_path / "events.csv", "--yes")
    return tmp_path / "shop"


def run(*words: object, input: str | None = None) -> Any:
    done = CliRunner().invoke(app, [str(word) for word in words], input=input, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done


def test_it_is_shown_and_written_by_yes(shop: Path) -> None:
    done = run("draft", shop, "--yes")
    assert "A DRAFT OF SHOP, TEMPLATE: SHOP (ru)" in done.stdout
    assert "NOT PLACED: 1 event" in done.stdout
    assert "xyzzy" in done.stdout
    assert "Written into" in done.stderr
    above = done.stdout.partition("THE TEXT")[0]
    assert all(columns(line) <= WIDTH for line in above.splitlines())
    journey = read_journey((shop / "journey.yaml").read_bytes())
    assert journey.milestone
    assert journey.milestone.text == "Заказ оформлен"
    assert f"{journey.stages[1].name}" in above
    assert "has all of this already" in run("draft", shop).stderr


def test_nobody_there_nothing_written(shop: Path) -> None:
    before = (shop / "journey.yaml").read_bytes()
    with pytest.raises(BadInput, match="nobody is there") as error:
        run("draft", shop)
    assert "--yes" in error.value.hint
    assert (shop / "journey.yaml").read_bytes() == before


@pytest.mark.parametrize(("answer", "written"), [("y", True), ("n", False)])
def test_asked_at_a_terminal(shop: Path, answer: str, written: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposals, "asked_at_a_terminal", lambda: True)
    before = (shop / "journey.yaml").read_bytes()
    run("draft", shop, input=f"{answer}\n")
    assert ((shop / "journey.yaml").read_bytes() != before) == written


def test_the_text_elsewhere(shop: Path, tmp_path: Path) -> None:
    before = (shop / "journey.yaml").read_bytes()
    run("draft", shop, "--out", tmp_path / "mine.yaml", "--language", "en")
    assert (shop / "journey.yaml").read_bytes() == before
    assert read_journey((tmp_path / "mine.yaml").read_bytes()).names[0] == "Awareness"
    with pytest.raises(BadInput, match="is there already"):
        run("draft", shop, "--out", tmp_path / "mine.yaml")


def test_as_json_nothing_is_asked_or_written(shop: Path) -> None:
    before = (shop / "journey.yaml").read_bytes()
    told = json.loads(run("draft", shop, "--json", "--template", "repeat-shop").stdout)
    assert told["template"] == "repeat shop"
    assert told["unplaced"][0]["name"] == "xyzzy"
    assert told["stages"]["stages"][0]["ever"] == {"people": 1, "of": 2}
    assert (shop / "journey.yaml").read_bytes() == before
