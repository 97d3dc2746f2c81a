"""What do texts speak of that no theme covers? Subjects that come out again, named by their own words."""

from parcours.text.discovering.groups import SAYINGS, Discovered, Looked, discovered, look
from parcours.text.discovering.typical import Typical, typical

__all__ = ["SAYINGS", "Discovered", "Looked", "Typical", "discovered", "look", "typical"]
