"""Every dependency has its line in docs/dependencies.md, and no line is left over."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/dependencies.md").read_text()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=;\[ ]", requirement, maxsplit=1)[0] for requirement in requirements}


def told(title: str, column: int = 0) -> set[str]:
    section = PAGE.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line.strip("| ").split("|") for line in section.splitlines() if line.startswith("| ")][1:]
    return {name.strip() for row in rows for name in row[column].split(",")}


def test_runtime_dependencies_are_justified() -> None:
    assert told("Runtime") == names(PROJECT["dependencies"])


def test_extras_are_justified() -> None:
    extras = PROJECT["optional-dependencies"]
    assert told("Extras", column=1) == {n for extra, needs in extras.items() if extra != "dev" for n in names(needs)}
    assert told("Development") == names(extras["dev"])


def test_what_the_screen_is_built_of_is_justified() -> None:
    package = json.loads((ROOT / "web/package.json").read_text())
    assert told("The screen") == {*package["dependencies"], *package["devDependencies"]}
    assert "resolved" not in (ROOT / "web/package-lock.json").read_text(), "the lock names addresses"


def test_pins_name_no_address() -> None:
    for page in sorted((ROOT / "requirements").glob("*")):
        assert "://" not in page.read_text(), f"{page.name} names an address"


def test_no_licence_that_would_bind_our_users() -> None:
    assert not re.search(r"\|[^|]*\b(A?GPL)", PAGE)
