"""What do people make with the screen? Notes, descriptions, saved questions, settings, corrections of what was
understood of words, quotes on the map, and every text that journey.yaml ever had: rows of `app.sqlite`, beside the log
and never inside it.

    notes.listed(workspace.app, about="cell:Decision/pains")

Each kind of thing has a module of functions that take the `Database` first. It is made when something is first
written; who reads a workspace in which nobody wrote anything finds empty tables.
"""

from parcours.store.app import descriptions, labels, notes, pins, saved, settings, versions
from parcours.store.app.database import FILE, Database
from parcours.store.app.descriptions import Description
from parcours.store.app.notes import Note
from parcours.store.app.pins import Pinned
from parcours.store.app.saved import Saved
from parcours.store.app.versions import Version

__all__ = [
    "FILE",
    "Database",
    "Description",
    "Note",
    "Pinned",
    "Saved",
    "Version",
    "descriptions",
    "labels",
    "notes",
    "pins",
    "saved",
    "settings",
    "versions",
]
