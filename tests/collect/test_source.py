"""Files are named by paths and patterns, and found once each."""

from __future__ import annotations

from pathlib import Path

import pytest

from parcours.collect.formats import expand, open_file
from parcours.model.errors import BadInput


def test_paths_and_patterns(tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv", "c.txt", "deep/d.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = expand([tmp_path / "c.txt", f"{tmp_path}/*.csv", f"{tmp_path}/**/*.csv", tmp_path / "a.csv"])
    assert [p.name for p in found] == ["c.txt", "a.csv", "b.csv", "d.csv"]


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"no file .*nope\.csv"):
        expand([tmp_path / "nope.csv"])
    with pytest.raises(BadInput, match="is a folder"):
        expand([tmp_path])
    with pytest.raises(BadInput, match="cannot be read"):
        open_file(tmp_path / "nope.csv")


def test_a_name_that_looks_like_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "a[1].csv").write_text("x")
    assert expand([tmp_path / "a[1].csv"]) == [tmp_path / "a[1].csv"]
