"""What does the journey look like? Stages as columns, rows of findings, every number from a question asked alone.

    from parcours.journeymap import journey_map, to_json

    map = journey_map(snapshot, period=Period("2026-03-01", "2026-03-31"))
    to_json(map)

Everything that draws takes the map (`parcours.model.journey_map`), never a snapshot.
"""

from parcours.journeymap.changes import two_maps
from parcours.journeymap.gather import journey_map
from parcours.journeymap.pinned import Pinned
from parcours.journeymap.plain import from_json, to_json
from parcours.journeymap.reading import Reading
from parcours.journeymap.sheet import to_csv
from parcours.journeymap.sides import two_days, two_groups, two_periods

__all__ = [
    "Pinned", "Reading", "from_json", "journey_map", "to_csv", "to_json", "two_days", "two_groups", "two_maps",
    "two_periods",
]  # fmt: skip
