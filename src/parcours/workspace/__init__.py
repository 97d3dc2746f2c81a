"""One folder on disk, opened: composition of all layers, configuration, snapshots."""

from parcours.model.templates import templates
from parcours.workspace.drafting import confirm, draft
from parcours.workspace.naming import hide, merge, names, rename, unhide, unmerge, unrename
from parcours.workspace.opening import init, open
from parcours.workspace.workspace import Workspace

__all__ = [
    "Workspace", "confirm", "draft", "hide", "init", "merge", "names", "open", "rename", "templates",
    "unhide", "unmerge", "unrename",
]  # fmt: skip
