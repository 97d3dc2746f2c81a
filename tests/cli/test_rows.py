"""Rows set aside, mended at the terminal; and figures of nobody, listed at 80 columns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from parcours.cli.app import app
from parcours.model.errors import BadInput

EVENTS = (
    "ts,user_id,event\n2025-03-01 10:00,ann,View\n2025-03-02 10:00,bob,View\n31/12/2024 11:00,eve,View\noops,dan,View\n"
)
ADS = "Day,Campaign,Cost,Clicks,Position,Impressions\n2025-03-01,Brand,12.5,10,3.5,100\n2025-04-01,Shoes,3,1,2,10\n"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "events.csv").write_text(EVENTS)
    (tmp_path / "ads.csv").write_text(ADS)
    ask("init", tmp_path / "shop")
    ask("load", tmp_path / "shop", tmp_path / "events.csv", "--yes")
    ask("load", tmp_path / "shop", tmp_path / "ads.csv", "--yes")
    return tmp_path / "shop"


def ask(*words: object) -> str:
    done = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_rows_are_written_out_mended_and_brought(shop: Path, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    assert "2 rows are in" in ask("mend", shop, "--out", path)
    path.write_text(path.read_text().replace("oops", "2025-03-03 10:00"))
    told = ask("mend", shop, "--from", path)
    assert "1 rows read, all accepted" in told
    assert "1 rows still cannot be read" in told
    told = ask("mend", shop, "--map", "dates=day-first")
    assert "Nothing is set aside any more." in told
    assert "No row came in." in ask("mend", shop)
    assert ask("quarantine", shop).strip() == "2 rows that were set aside have been mended since."
    assert "Nothing is set aside" in ask("mend", shop, "--out", tmp_path / "none.csv")


def test_the_quarantine_says_what_can_be_done(shop: Path) -> None:
    told = ask("quarantine", shop)
    assert "2 rows are set aside" in told
    assert "parcours mend DIR --out rows.csv" in told
    assert [row["number"] for row in json.loads(ask("quarantine", shop, "--json"))] == [1, 2]


def test_out_and_in_are_not_one(shop: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="not both at once"):
        ask("mend", shop, "--out", tmp_path / "rows.csv", "--map", "dates=day-first")


def test_figures_are_listed_by_name_and_month(shop: Path) -> None:
    lines = ask("readings", shop).splitlines()
    assert lines[0].split() == ["figure", "from", "value", "of", "rows"]
    assert lines[1].split() == ["Clicks", "2025-03-01", "10", "1"]
    assert any(line.split()[:2] == ["Position", "2025-03-01"] and "3.50 (mean)" in line for line in lines)
    assert max(map(len, lines)) <= 90
    by = ask("readings", shop, "--each", "all", "--by", "Campaign", "--name", "Cost").splitlines()
    assert [line.split() for line in by[1:]] == [["Cost", "Brand", "12.50", "1"], ["Cost", "Shoes", "3", "1"]]
    told = json.loads(ask("readings", shop, "--name", "Position", "--each", "all", "--json"))
    assert [(one["value"], one["mean"]) for one in told] == [((3.5 * 100 + 2 * 10) / 110, True)]


def test_a_workspace_without_figures_says_so(tmp_path: Path) -> None:
    ask("init", tmp_path / "empty")
    assert "There are no figures yet" in ask("readings", tmp_path / "empty")
