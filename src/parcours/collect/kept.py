"""How were files with these columns read before? Mappings kept in a folder, one text each."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from parcours.collect.mapping import Mapping
from parcours.collect.mapping_text import from_text, to_text
from parcours.store.durable import replace_atomically


class Kept:
    """`<workspace>/mappings`: a YAML file a mapping, found again by format and columns."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> dict[Path, Mapping]:
        paths = sorted(self.folder.glob("*.yaml"))
        return {path: from_text(path.read_text("utf-8"), path.name) for path in paths}

    def find(self, format: str, columns: Iterable[str]) -> Mapping | None:
        """The mapping of files with exactly these columns, in whatever order."""
        wanted = (format, frozenset(columns))
        return next((mapping for mapping in self.all().values() if mapping.signature == wanted), None)

    def save(self, mapping: Mapping) -> Path:
        """Keep the mapping in place of the one for the same columns; a same one is left alone."""
        known = self.all()
        path = next((p for p, m in known.items() if m.signature == mapping.signature), None)
        if path is not None and known[path] == mapping:
            return path
        path = path or self._free(mapping.source)
        self.folder.mkdir(parents=True, exist_ok=True)
        replace_atomically(path, to_text(mapping).encode())
        return path

    def _free(self, source: str) -> Path:
        stem = "".join(c if c.isalnum() or c in "-_" else "-" for c in source).strip("-") or "mapping"
        path, number = self.folder / f"{stem}.yaml", 2
        while path.exists():
            path, number = self.folder / f"{stem}-{number}.yaml", number + 1
        return path
