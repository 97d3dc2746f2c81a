"""How were files with these columns read before? Mappings kept in a folder, one text each.

A mapping is of files with the same columns; a plan (`*.together.yaml`) is of several such that belong together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from parcours.collect.mapping import Mapping
from parcours.collect.mapping_text import from_text, parsed, to_text
from parcours.collect.together import plan_text
from parcours.collect.together.plan import Plan
from parcours.store.durable import replace_atomically

TOGETHER = ".together.yaml"
Signature = tuple[str, frozenset[str]]


class Kept:
    """`<workspace>/mappings`: a YAML file a mapping, found again by format and columns."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> dict[Path, Mapping]:
        """Mappings of files that are read alone."""
        paths = [path for path in sorted(self.folder.glob("*.yaml")) if not path.name.endswith(TOGETHER)]
        return {path: from_text(path.read_text("utf-8"), path.name) for path in paths}

    def plans(self) -> dict[Path, Plan]:
        """Plans of files that are read together."""
        paths = sorted(self.folder.glob("*" + TOGETHER))
        return {path: plan_text.from_text(path.read_text("utf-8"), path.name) for path in paths}

    def find(self, format: str, columns: Iterable[str]) -> Mapping | None:
        """The mapping of files with exactly these columns, in whatever order."""
        wanted = (format, frozenset(columns))
        return next((mapping for mapping in self.all().values() if mapping.signature == wanted), None)

    def plan(self, signatures: Collection[Signature]) -> Plan | None:
        """The plan that knows most of these files, if any knows one of them."""
        known = {name: {t.signature for t in plan.tables.values()} & set(signatures) for name, plan in self._named()}
        best = max(known, key=lambda name: len(known[name]), default=None)
        return dict(self._named())[best] if best is not None and known[best] else None

    def save(self, mapping: Mapping) -> Path:
        """Keep the mapping in place of the one for the same columns; a same one is left alone."""
        known = self.all()
        path = next((p for p, m in known.items() if m.signature == mapping.signature), None)
        if path is not None and known[path] == mapping:
            return path
        return self._write(path or self._free(mapping.source, ".yaml"), to_text(mapping))

    def save_plan(self, plan: Plan) -> Path:
        """Keep the plan in place of the one for the same tables; a same one is left alone."""
        known, tables = self.plans(), {table.signature for table in plan.tables.values()}
        path = next((p for p, one in known.items() if {t.signature for t in one.tables.values()} == tables), None)
        if path is not None and known[path] == plan:
            return path
        return self._write(path or self._free(plan.name, TOGETHER), plan_text.to_text(plan))

    def draft(self, one: Mapping | Plan) -> Path:
        """Write a mapping or a plan beside those that are used, to be edited; it is not used until it is named."""
        name, text = (one.name, plan_text.to_text(one)) if isinstance(one, Plan) else (one.source, to_text(one))
        return self._write(self.folder / "drafts" / f"{_stem(name)}.yaml", text)

    def _named(self) -> list[tuple[str, Plan]]:
        return [(path.name, plan) for path, plan in self.plans().items()]

    def _write(self, path: Path, text: str) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_atomically(path, text.encode())
        return path

    def _free(self, source: str, ending: str) -> Path:
        stem = _stem(source)
        path, number = self.folder / f"{stem}{ending}", 2
        while path.exists():
            path, number = self.folder / f"{stem}-{number}{ending}", number + 1
        return path


def read_file(path: Path) -> Mapping | Plan:
    """A mapping or a plan that somebody wrote or edited."""
    text = path.read_text("utf-8")
    return (
        plan_text.from_text(text, path.name)
        if plan_text.is_plan(parsed(text, path.name))
        else from_text(text, path.name)
    )


def _stem(source: str) -> str:
    return "".join(c if c.isalnum() or c in "-_" else "-" for c in source).strip("-") or "mapping"
