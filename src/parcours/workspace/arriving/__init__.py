"""Files on their way in: what arrived, how it is read, what somebody mended in that, and what came of loading it."""

from parcours.workspace.arriving.arriving import Arriving, arriving
from parcours.workspace.arriving.came import Came
from parcours.workspace.arriving.place import Arrived, Place, Said
from parcours.workspace.arriving.told import TableTold, Understood

__all__ = ["Arrived", "Arriving", "Came", "Place", "Said", "TableTold", "Understood", "arriving"]
