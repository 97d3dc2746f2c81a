"""One folder on disk, opened: composition of all layers, configuration, snapshots."""

from parcours.workspace.naming import hide, merge, names, rename
from parcours.workspace.opening import init, open
from parcours.workspace.workspace import Workspace

__all__ = ["Workspace", "hide", "init", "merge", "names", "open", "rename"]
