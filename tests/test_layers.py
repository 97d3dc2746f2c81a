"""Imports point down or stay level, and never in a circle: the layers of the design, held."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import parcours

ROOT = Path(parcours.__file__).parent
LAYERS = [
    {"model", "stats", "text"},
    {"store", "jobs", "notify"},
    {"identity"},
    {"collect", "worlds"},
    {"timeline"},
    {"analyses"},
    {"listen", "people", "predict", "recommend", "experiments", "act", "loop"},
    {"journeymap", "privacy"},
    {"workspace", "server", "cli", "mcp"},
]
LEVEL = {package: level for level, packages in enumerate(LAYERS) for package in packages}
AREAS = LAYERS[6]


@cache
def modules() -> dict[str, Path]:
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = ("parcours", *path.relative_to(ROOT).with_suffix("").parts)
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def statements(path: Path) -> list[ast.Import | ast.ImportFrom]:
    """The imports of a module, those inside functions included."""
    return [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Import | ast.ImportFrom)]


def imports(name: str, path: Path, known: dict[str, Path]) -> set[str]:
    """Modules of ours that a module names in an import."""
    found: set[str] = set()
    for node in statements(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        else:
            assert node.level == 0, f"{name} imports relatively; write the whole name"
            base = node.module or ""
            found |= {f"{base}.{alias.name}" if f"{base}.{alias.name}" in known else base for alias in node.names}
    return {f for f in found if f in known and f != name}


def package(module: str) -> str:
    """The package that a module lies in; empty for the front door itself (`parcours`, `parcours.__main__`)."""
    first = module.split(".")[1] if "." in module else ""
    return first if (ROOT / first).is_dir() else ""


def test_every_package_has_a_layer() -> None:
    folders = {p.name for p in ROOT.iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert folders <= set(LEVEL), f"no layer for {folders - set(LEVEL)}: add it to the design first"


def test_imports_point_down_or_stay_level() -> None:
    known = modules()
    wrong = [
        f"{name} -> {target}"
        for name, path in known.items()
        if package(name)
        for target in imports(name, path, known)
        if package(target) and LEVEL[package(target)] > LEVEL[package(name)]
    ]
    assert not wrong, "these imports point up:\n" + "\n".join(wrong)


def test_no_question_knows_the_worlds_that_are_made_up() -> None:
    """What was planted must be found from the files alone; and the simulators are served by the lowest layer only."""
    known = modules()
    wrong = [
        f"{name} -> {target}"
        for name, path in known.items()
        for target in imports(name, path, known)
        if (package(target) == "worlds" and package(name) not in ("worlds", "workspace", "cli"))
        or (package(name) == "worlds" and package(target) not in ("worlds", "model", "stats"))
    ]
    assert not wrong, "\n".join(wrong)


def test_there_are_no_circles() -> None:
    known = modules()
    graph = {name: imports(name, path, known) - {"parcours"} for name, path in known.items()}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, "a circle: " + " -> ".join([*trail, name])
        if name not in done:
            for target in sorted(graph[name]):
                visit(target, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_areas_meet_only_through_their_front_doors() -> None:
    known = modules()
    wrong = [
        f"{name} -> {target}"
        for name, path in known.items()
        for target in imports(name, path, known)
        if package(target) in AREAS and package(name) != package(target) and target.count(".") > 1
    ]
    assert not wrong, "\n".join(wrong)


def test_only_the_store_opens_databases() -> None:
    wrong = []
    for name, path in modules().items():
        for node in statements(path):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            if package(name) != "store" and {n.split(".")[0] for n in names} & {
                "duckdb",
                "deltalake",
                "sqlite3",
                "sqlalchemy",
                "alembic",
            }:
                wrong.append(name)
    assert not wrong, f"only store/ opens a database, not {wrong}"
