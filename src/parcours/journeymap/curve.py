"""How do feelings go up and down along the journey? What the row of feelings says, as points to be drawn.

Taken of what may be shown: what is withheld in the row is withheld here.
"""

from __future__ import annotations

from collections.abc import Iterator

from parcours.model.journey_map import CurvePoint, Figure, JourneyMap, Statement


def curve(map: JourneyMap) -> tuple[CurvePoint, ...]:
    """Of each stage one point for each source of which anything is known."""
    return tuple(_points(map))


def _points(map: JourneyMap) -> Iterator[CurvePoint]:
    for row in map.rows:
        if row.lane == "feelings":
            for cell in row.cells:
                yield from (_point(cell.stage, one) for one in cell.statements if one.kind == "felt")


def _point(stage: str, felt: Statement) -> CurvePoint:
    figures = {figure.name: figure for figure in felt.figures}
    hidden = Figure("", None, withheld=bool(felt.withheld))
    return CurvePoint(
        stage=stage,
        source=felt.about,
        valence=figures.get("valence", hidden),
        intensity=figures.get("intensity"),
        people=figures.get("people") or figures.get("shown") or hidden,
        went_on=figures.get("went on"),
        receipt=felt.receipt,
        withheld=felt.withheld,
    )
