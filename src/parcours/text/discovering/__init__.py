"""What do texts speak of that no theme covers? Groups of them that come out again, named by their own phrases."""

from parcours.text.discovering.groups import Discovered, discovered
from parcours.text.discovering.typical import Typical, typical

__all__ = ["Discovered", "Typical", "discovered", "typical"]
