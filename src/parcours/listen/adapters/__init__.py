"""Which models from elsewhere can read the workspace's words? A small one on this machine, one of the user's own."""

from parcours.listen.adapters.e5 import e5_embedder, e5_installed
from parcours.listen.adapters.hosted import HostedReader
from parcours.listen.adapters.post import NotAnswering

__all__ = ["HostedReader", "NotAnswering", "e5_embedder", "e5_installed"]
