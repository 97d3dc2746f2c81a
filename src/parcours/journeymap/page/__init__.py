"""How does a map look as one file that opens anywhere? HTML with its style and script inside; it asks no network."""

from __future__ import annotations

from parcours.journeymap.page.document import document
from parcours.journeymap.pairing import sheet
from parcours.model.journey_map import JourneyMap, TwoMaps


def html(shown: JourneyMap | TwoMaps) -> str:
    """The map as one self-contained HTML document; two maps as one, each figure beside what it was."""
    return document(sheet(shown))
