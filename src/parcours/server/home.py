"""Which workspaces does the screen show? Those in one folder, each opened when it is first asked for and kept open."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from parcours.model.errors import BadInput, unknown_name
from parcours.workspace import Workspace, init
from parcours.workspace import open as open_workspace
from parcours.workspace.workspace import LOG


class Home:
    """Workspaces by name. `only`: one workspace, wherever it lies; else those inside `folder`, and new ones go there."""

    def __init__(self, folder: Path, *, only: bool = False) -> None:
        self.folder = folder
        self.only = only
        self._open: dict[str, Workspace] = {}
        self._writing: dict[str, threading.RLock] = {}
        self._opening = threading.RLock()

    def names(self) -> list[str]:
        """The workspaces that there are."""
        if self.only:
            return [self.folder.resolve().name]
        inside = sorted(self.folder.iterdir()) if self.folder.is_dir() else []
        return [path.name for path in inside if (path / LOG).exists()]

    def workspace(self, name: str) -> Workspace:
        """The workspace, open."""
        with self._opening:
            if name not in self._open:
                if name not in self.names():
                    raise unknown_name("workspace", name, self.names())
                self._open[name] = open_workspace(self._path(name))
            return self._open[name]

    def make(self, name: str, *, zone: str) -> Workspace:
        """A new workspace, with the commented beginning of a journey."""
        if self.only:
            raise BadInput("This screen shows one workspace.", hint="Start it with `parcours FOLDER` to have several.")
        if not name.strip() or name != Path(name).name or name.startswith("."):
            raise BadInput(f"“{name}” cannot be a folder's name.", hint="Choose a plain name, without slashes.")
        with self._opening:
            self._open[name] = init(self.folder / name, zone=zone)
            return self._open[name]

    @contextmanager
    def writing(self, name: str) -> Iterator[Workspace]:
        """The workspace, while nobody else changes it: loads, unlinks and edits come one after the other."""
        workspace = self.workspace(name)
        with self._opening:
            lock = self._writing.setdefault(name, threading.RLock())
        with lock:
            yield workspace

    def close(self) -> None:
        """Let others own the workspaces."""
        with self._opening:
            for workspace in self._open.values():
                workspace.close()
            self._open.clear()

    def _path(self, name: str) -> Path:
        return self.folder if self.only else self.folder / name
