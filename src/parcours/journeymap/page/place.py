"""What must a card know of the page that it stands on? The day, the spans that bars share, ids, receipts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from parcours.journeymap.page.element import Html, el
from parcours.journeymap.pairing import Pair, Sheet
from parcours.model.assumed import Lane
from parcours.model.journey_map import Statement
from parcours.model.receipt import Receipt

LANE_NAMES: dict[Lane, str] = {
    "goals": "Goals",
    "actions": "Actions",
    "touchpoints": "Touchpoints",
    "research": "Research",
    "feelings": "Thoughts and feelings",
    "pains": "Pain points",
    "moments": "Moments that matter",
    "prompts": "How we move them on",
    "measures": "Measures",
}
EVIDENCE = {"measured": "measured", "reported": "customers said", "inferred": "draft", "assumed": "assumed"}
UNREAL = {
    "simulated": "A simulator made these people and everything they do. No figure on this page is of a real customer.",
    "sample": "Data of a public sample. No figure on this page is of your own customers.",
}


@dataclass(slots=True)
class Page:
    """The sheet, and what is gathered while it is drawn."""

    sheet: Sheet
    rules: list[str] = field(default_factory=list)  # of style, for this map alone
    span: tuple[float, float] = (0.0, 0.1)  # from the least to the greatest difference of pain points
    _ids: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        bounds = [b for f in _differences(self.sheet) for b in f]
        self.span = min([0.0, *bounds]), max([0.1, *bounds])

    def id(self, kind: str) -> str:
        """The next id of a kind: `s1`, `s2`, ..."""
        self._ids[kind] = self._ids.get(kind, 0) + 1
        return f"{kind}{self._ids[kind]}"

    @property
    def receipts(self) -> tuple[Receipt, ...]:
        """The map's, and after them those of the first of two maps."""
        return (*self.sheet.map.receipts, *(self.sheet.first.receipts if self.sheet.first else ()))

    def receipt(self, pair: Pair) -> int | None:
        """A finding's place among them."""
        place = pair.statement.receipt
        return place if place is None or pair.only != "first" else place + len(self.sheet.map.receipts)


def unreal(origin: tuple[str, ...]) -> list[str]:
    """Of the origins, those that are not real."""
    return [o for o in origin if o != "real"]


def stamps(origin: tuple[str, ...]) -> list[Html]:
    """A mark for each origin that is not real: on every card."""
    return [el("span", o, class_=f"origin {o}" if o in UNREAL else "origin") for o in unreal(origin)]


def stage_class(number: int, of: int) -> str:
    """The colour of a stage: from the first of eight to the last, evenly."""
    return f"c{round(number * 7 / max(of - 1, 1)) + 1}"


def _differences(sheet: Sheet) -> Iterator[tuple[float, float]]:
    statements: Iterator[Statement] = (p.statement for r in sheet.rows for c in r.cells for p in c.pairs)
    for s in statements:
        for f in s.figures:
            if s.kind == "pain" and f.name == "missed more" and f.value is not None:
                yield f.low if f.low is not None else f.value, f.high if f.high is not None else f.value
