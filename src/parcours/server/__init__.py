"""The screen's server: one person, on this machine. Entrances parse, call one function, and hand back what it gives."""

from parcours.server.app import make_app

__all__ = ["make_app"]
