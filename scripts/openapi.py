"""Writes what the server answers to web/openapi.json: the screen's types are made of it. `--check` only compares."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from parcours.server.app import make_app
from parcours.server.home import Home

TARGET = Path(__file__).parents[1] / "web" / "openapi.json"


def text() -> str:
    """The schema as it is committed."""
    return json.dumps(make_app(Home(Path("."))).openapi(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if TARGET.read_text(encoding="utf-8") == text() else "web/openapi.json is old: make openapi")
    TARGET.write_text(text(), encoding="utf-8")
