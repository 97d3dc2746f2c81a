"""What would a lamp shop's nine exports look like, if we knew what had happened in it? A shop from a seed.

`write(folder, seed=...)` writes them; `PLANTED` says what was put there to be found. Two thirds of it happen to
everybody (visits, checkouts, parcels); what was planted changes the chances by which they are drawn.
"""

from parcours.worlds.lumen.planted import PLANTED, Story
from parcours.worlds.lumen.truth import Share, Truth
from parcours.worlds.lumen.world import FILES, SEED, Written, write

__all__ = ["FILES", "PLANTED", "SEED", "Share", "Story", "Truth", "Written", "write"]
