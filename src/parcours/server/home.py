"""Which workspaces does the screen show? Those in one folder, each opened when it is first asked for and kept open."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from parcours.model.errors import BadInput, unknown_name
from parcours.workspace import Workspace, init
from parcours.workspace import open as open_workspace
from parcours.workspace.workspace import LOG

_TAKEN = ("api", "assets", "enter", "icon.svg", "index.html")  # first words of the server's own addresses
_LONG = 200  # bytes; folders may have 255


class Home:
    """Workspaces by name. `only`: one workspace, wherever it lies; else those in `folder`, where new ones go too."""

    def __init__(self, folder: Path, *, only: bool = False) -> None:
        self.folder = folder
        self.only = only
        self.changed: Callable[[Workspace], None] = _nothing  # told of each that is opened or written to
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
                self.changed(self._open[name])
            return self._open[name]

    def make(self, name: str, *, zone: str) -> Workspace:
        """A new workspace, with the commented beginning of a journey."""
        place = self.place_of(name)
        if name != name.strip() or not name.isprintable() or len(name.encode()) > _LONG or not _is_plain(name):
            raise BadInput(f"“{name[:80]}” cannot be a folder's name.", hint="Choose a short name, without slashes.")
        if name.casefold() in _TAKEN:
            raise BadInput(f"“{name}” is an address of the screen's own.", hint="Choose another name.")
        with self._opening:
            if not self.folder.exists():
                self.folder.mkdir(mode=0o700, parents=True)  # customers' data: nobody else's to read
            self._open[name] = init(place, zone=zone)
            return self._open[name]

    def place_of(self, name: str) -> Path:
        """Where a new workspace of that name would lie."""
        if self.only:
            raise BadInput("This screen shows one workspace.", hint="Start it with `parcours FOLDER` to have several.")
        return self.folder / name

    @contextmanager
    def writing(self, name: str) -> Iterator[Workspace]:
        """The workspace, while nobody else changes it: loads, unlinks and edits come one after the other."""
        workspace = self.workspace(name)
        with self._opening:
            lock = self._writing.setdefault(name, threading.RLock())
        with lock:
            yield workspace
        self.changed(workspace)

    def address(self, name: str | None) -> str:
        """The page to begin with: the map of that workspace, or of the only one, else what there is."""
        names = self.names()
        if name is not None and name not in names:
            raise unknown_name("workspace", name, names)
        only = name if name is not None else names[0] if len(names) == 1 else ""
        return f"/{quote(only, safe='')}"

    def told(self) -> str:
        """Where the workspaces lie, for a terminal."""
        return str(self.folder) + ("" if self.folder.is_dir() else " (made with the first workspace)")

    def close(self) -> None:
        """Let others own the workspaces."""
        with self._opening:
            for workspace in self._open.values():
                workspace.close()
            self._open.clear()

    def _path(self, name: str) -> Path:
        return self.folder if self.only else self.folder / name


def found(folder: Path | None, *, here: Path, usual: Path) -> Home:
    """The workspaces that are meant: those of the folder that was named; else those of the current one, if it is a
    workspace or holds some; else those of the usual place."""
    if folder is not None:
        if folder.exists() and not folder.is_dir():
            raise BadInput(f"{folder} is a file.", hint="Name a workspace's folder, or one that holds workspaces.")
        return Home(folder, only=(folder / LOG).exists())
    if (here / LOG).exists():
        return Home(here, only=True)
    return Home(here) if Home(here).names() else Home(usual)


def _nothing(_: Workspace) -> None:
    pass


def _is_plain(name: str) -> bool:
    return bool(name) and name == Path(name).name and not name.startswith(".") and "\\" not in name
