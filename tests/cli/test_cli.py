"""The command line as it is typed: made, loaded, asked, and what it says when something is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cli.typed import run
from parcours.cli import main
from parcours.model.errors import BadInput, UnknownName
from parcours.workspace import Workspace

ROWS = """\
ts,user_id,type,price
2026-01-01T10:00:00Z,ann,View,
2026-01-01T10:05:00Z,ann,Add,10
2026-01-02T09:00:00Z,ann,Order,10
2026-01-03T09:00:00Z,bob,View,
2026-01-03T09:01:00Z,bob,Add,3
not a time,cid,View,
2026-02-01T09:00:00Z,guest,View,
2026-02-01T09:00:00Z,dan,View,
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "events.csv").write_text(ROWS)
    run("init", tmp_path / "shop", "--zone", "Europe/Paris")
    run("load", tmp_path / "shop", tmp_path / "events.csv", "--map", "time=ts,person=user_id,event=type", "--yes")
    return tmp_path / "shop"


def test_the_load_says_what_became_of_every_row(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(ROWS)
    run("init", tmp_path / "shop")
    report = json.loads(run("load", tmp_path / "shop", tmp_path / "events.csv", "--yes", "--json"))[0]
    assert report["verdicts"]["rows"] == 8
    assert report["verdicts"]["accepted"] == 6
    assert report["verdicts"]["set_aside"] == {"time not readable": 1, "no person": 1}
    again = json.loads(run("load", tmp_path / "shop", tmp_path / "events.csv", "--yes", "--json"))[0]
    assert again["verdicts"]["duplicate"] == 6


def test_a_funnel_as_json_has_steps_and_a_receipt(shop: Path) -> None:
    answer = json.loads(run("funnel", shop, "View", "Add where price > 5", "Order", "--within", "7d", "--json"))
    assert [step["people"] for step in answer["steps"]] == [2, 1, 1]
    assert [step["of_entered"] for step in answer["steps"]] == [2, 2, 2]
    assert [step["of_previous"] for step in answer["steps"]][1:] == [2, 1]
    assert answer["receipt"]["question"] == "funnel"


def test_the_same_query_as_json(shop: Path) -> None:
    query = {"steps": ["View", "Add"], "within": "7 days", "order": "any order"}
    answer = json.loads(run("funnel", shop, "--query", json.dumps(query), "--json"))
    assert answer["order"] == "any order"


def test_pictures_fit_80_columns(shop: Path) -> None:
    (shop / "journey.yaml").write_text(
        "journey: Shop\nzone: Europe/Paris\n"
        "stages:\n  - {name: Looking, enter: View}\n  - {name: Buying, enter: Order}\n"
    )
    for words in (["funnel", shop, "View", "Add", "--within", "7d"], ["transitions", shop], ["stages", shop]):
        picture = run(*words)
        assert max(map(len, picture.splitlines())) <= 80
        assert "real" in picture, "every answer says where its data come from"


def test_rows_set_aside_are_listed_with_a_reason(shop: Path) -> None:
    listed = run("quarantine", shop)
    assert "2 rows are set aside" in listed
    assert "not a time" in listed


def test_an_answer_is_counted_again(shop: Path) -> None:
    saved = shop.parent / "answer.json"
    saved.write_text(run("funnel", shop, "View", "Add", "--within", "7d", "--json"))
    assert "the same numbers" in run("rerun", saved, "--dir", shop)


def test_a_wrong_name_is_two_lines_on_stderr_and_exit_code_2(shop: Path) -> None:
    command = [sys.executable, "-m", "parcours", "funnel", str(shop), "View", "Adds", "--within", "7d"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == ["There is no event “Adds”.", "  → Did you mean “Add”?"]


def test_a_length_of_time_without_a_unit(shop: Path) -> None:
    with pytest.raises(BadInput):
        run("funnel", shop, "View", "Add", "--within", "7")


def test_an_ambiguous_date_is_never_guessed(tmp_path: Path) -> None:
    (tmp_path / "days.csv").write_text("day,user_id,event\n03/04/2026,ann,View\n05/06/2026,bob,View\n")
    run("init", tmp_path / "shop")
    with pytest.raises(BadInput) as error:
        run("load", tmp_path / "shop", tmp_path / "days.csv", "--yes")
    assert "03/04/2026" in str(error.value)
    assert "--day-first" in error.value.hint
    run("load", tmp_path / "shop", tmp_path / "days.csv", "--yes", "--day-first")


def test_an_option_that_no_load_has(shop: Path) -> None:
    with pytest.raises(UnknownName):
        run("load", shop, shop.parent / "events.csv", "--map", "tme=ts", "--yes")


def test_ctrl_c_says_that_the_workspace_is_whole(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Workspace, "propose", stop)
    assert exit_code(monkeypatch, "load", shop, shop.parent / "events.csv") == 130
    assert "The workspace is whole" in capsys.readouterr().err


def test_a_wrong_option_shows_how_it_is_used(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(monkeypatch, "funnel", shop, "View", "--withn", "7d") == 2
    assert "--within" in capsys.readouterr().err


def exit_code(monkeypatch: pytest.MonkeyPatch, *words: object) -> object:
    """Of the command line's entry point, without a process of its own."""
    monkeypatch.setattr(sys, "argv", ["parcours", *map(str, words)])
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code
