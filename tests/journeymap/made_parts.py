"""What maps made by hand are made of: figures, findings, assumptions."""

from __future__ import annotations

from parcours.model.count import Count
from parcours.model.journey_map import Evidence, Figure, Statement

AS_OF = 1_780_264_799  # 2026-05-31 23:59:59 in Paris
DAY = 86_400
SIMULATED = ("simulated",)


def of(name: str, people: int, of: int, path: str = "stages.2.people") -> Figure:
    """A share of people."""
    count = Count(people, of)
    return Figure(name, count.share, "people", count, path=path)


def fig(name: str, value: float, unit: str = "", low: float | None = None, high: float | None = None) -> Figure:
    return Figure(name, value, unit, None, low, high, path=f"stages.2.{name.replace(' ', '_')}")


def said(
    kind: str,
    about: str,
    /,
    *figures: Figure,
    origin: tuple[str, ...] = SIMULATED,
    evidence: Evidence = "measured",
    n: int | None = None,
    days: int = 3,
    receipt: int | None = 0,
    withheld: str = "",
    **detail: str,
) -> Statement:
    n = figures[0].count.people if n is None and figures and figures[0].count else n
    told = {key.replace("_", " "): value for key, value in detail.items()}
    part = "" if evidence == "assumed" else f"{kind}: {about}"
    return Statement(kind, about, evidence, origin, figures, n, AS_OF - days * DAY, receipt, part, told, withheld)


def assume(about: str, test: str = "") -> Statement:
    return Statement("assumed", about, "assumed", detail={"test": test} if test else {})
