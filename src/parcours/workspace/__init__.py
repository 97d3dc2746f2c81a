"""One folder on disk, opened: composition of all layers, configuration, snapshots."""

from parcours.workspace.opening import init, open
from parcours.workspace.workspace import Workspace

__all__ = ["Workspace", "init", "open"]
