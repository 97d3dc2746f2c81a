"""What can be compared? Any question, asked of two periods or of two groups of people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import BeforeValidator

from parcours.model.errors import BadInput, NotAllowed
from parcours.model.period import PeriodLike
from parcours.model.segment_text import SegmentLike
from parcours.stats.correction import Correction


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its query, as JSON. On the command line: `funnel '{"steps": ["View", "Order"], ...}'`."""

    question: str
    query: Mapping[str, Any] = field(default_factory=dict)


def _asked(value: Any) -> Any:
    if isinstance(value, str):
        return Asked(value)
    if isinstance(value, list | tuple):
        texts = [v for v in value if isinstance(v, str)]
        queries = [v for v in value if isinstance(v, Mapping)]
        if len(texts) != 1 or len(queries) > 1 or len(value) != len(texts) + len(queries):
            raise BadInput(
                "What to compare is a question and its query.",
                hint="""Write, for instance: funnel '{"steps": ["View", "Order"], "within": "7 days"}'.""",
            )
        return Asked(texts[0], queries[0] if queries else {})
    return value


AskedLike = Annotated[Asked, BeforeValidator(_asked, json_schema_input_type=str | list | Asked)]


def _two(value: Any) -> Any:
    """`A,B`, as one text or two."""
    given = [value] if isinstance(value, str) else value
    if isinstance(given, list | tuple):
        return tuple(part for v in given for part in (v.split(",") if isinstance(v, str) else [v]))
    return value


@dataclass(frozen=True, slots=True)
class CompareQuery:
    """Does any answer differ between two periods, or between two groups of people?"""

    question: AskedLike = field(
        metadata={"help": 'A question and its query: funnel \'{"steps": [...], "within": "7d"}\'.'}
    )
    periods: Annotated[tuple[PeriodLike, ...], BeforeValidator(_two)] = field(
        default=(), metadata={"help": "Two periods: 2026-03-01..2026-03-31,2026-04-01..2026-04-30."}
    )
    among: SegmentLike | None = field(
        default=None, metadata={"help": "The first group of people: a segment's name or rule."}
    )
    versus: SegmentLike | None = field(
        default=None, metadata={"help": "The second group. Default: everybody who is not in the first."}
    )
    top: int = field(default=30, metadata={"help": "How many of the differences to show."})
    correction: Correction = field(
        default="holm",
        metadata={"help": "For how many were compared: holm, benjamini-hochberg or benjamini-yekutieli."},
    )

    def __post_init__(self) -> None:
        if self.top < 1:
            raise BadInput(f"{self.top} differences cannot be shown.", hint="Ask for 1 or more.")
        if self.versus is not None and self.among is None:
            raise BadInput("Only one group is given.", hint="Add the other one: --among, a segment's name or rule.")
        if bool(self.periods) == (self.among is not None):
            raise NotAllowed(
                "Either two periods are compared, or two groups.", hint="Give --periods A,B, or --among X --versus Y."
            )
        if len(self.periods) not in (0, 2):
            raise BadInput(f"Of {len(self.periods)} periods no two can be compared.", hint="Give two: A..B,C..D.")
