"""How two answers to one question differ: the answer."""

from __future__ import annotations

from dataclasses import dataclass

from parcours.model.count import Count
from parcours.model.receipt import Receipt
from parcours.stats.differences import Difference


@dataclass(frozen=True, slots=True)
class ShareDiffers:
    """A share that both answers have."""

    key: tuple[str, ...]  # where it stands in the answers
    also: tuple[tuple[str, ...], ...]  # where else the same two counts stand
    first: Count
    second: Count
    difference: Difference  # first less second; p before correction
    p: float  # corrected for all figures compared
    found: bool


@dataclass(frozen=True, slots=True)
class EstimateDiffers:
    """A figure with an interval that both answers have, such as a mean."""

    key: tuple[str, ...]
    first: float
    second: float
    difference: Difference
    p: float
    found: bool


@dataclass(frozen=True, slots=True)
class NumberDiffers:
    """A plain number that both answers have: how sure its difference is cannot be told."""

    key: tuple[str, ...]
    first: float
    second: float
    difference: float


@dataclass(frozen=True, slots=True)
class CompareResult:
    """Two answers beside each other, figure by figure."""

    question: str
    first: str  # the period or group
    second: str
    shares: tuple[ShareDiffers, ...]  # surest first
    estimates: tuple[EstimateDiffers, ...]
    numbers: tuple[NumberDiffers, ...]
    only_first: int  # figures that the other answer has not
    only_second: int
    too_few: int  # shares of fewer than 10 people on a side, which are not compared
    tried: int  # differences that p was corrected for
    correction: str
    level: float
    receipts: tuple[Receipt, ...] = ()  # of the two answers
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
