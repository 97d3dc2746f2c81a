"""`parcours`, `parcours FOLDER`: what is meant by what is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from parcours.cli.app import commands
from parcours.cli.serve import as_typed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ([], ["serve"]),
        (["shop"], ["serve", "shop"]),
        (["./shop", "--port", "8000"], ["serve", "./shop", "--port", "8000"]),
        (["--no-browser"], ["serve", "--no-browser"]),
        (["--port=8000", "shop"], ["serve", "--port=8000", "shop"]),
        (["demo"], ["demo"]),  # a command, though a folder has its name
        (["serve", "demo"], ["serve", "demo"]),
        (["--help"], ["--help"]),
        (["shp"], ["shp"]),
        (["funnel", "shop", "View"], ["funnel", "shop", "View"]),
    ],
)
def test_what_is_meant(typed: list[str], meant: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "demo").mkdir()
    monkeypatch.chdir(tmp_path)
    assert as_typed(typed, commands()) == meant
