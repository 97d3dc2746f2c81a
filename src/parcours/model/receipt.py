"""How was this counted? A receipt holds all that is needed to count it again and get the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class SnapshotId:
    """Which frozen view of the workspace a question was asked of."""

    sequence: int  # the log up to and including this event
    identity: str  # digest of the links and the rules that decide who is one person
    journey: str  # digest of journey.yaml's content
    as_of: int  # seconds since 1970 UTC; nothing later is counted
    zone: str  # the workspace's time zone
    epoch: int = 0  # raised by every erasure


@dataclass(frozen=True, slots=True)
class Receipt:
    """A question, the view it was asked of, and what came out."""

    question: str  # the analysis, e.g. "funnel"
    query: Mapping[str, Any]  # as JSON, complete with defaults
    snapshot: SnapshotId
    origin: tuple[str, ...]  # of the sources counted: real, sample, simulated
    people: int  # persons in view
    events: int  # events in view
    answer: str  # digest of the answer, to compare a rerun with
    parcours: str  # version that counted
    notes: tuple[str, ...] = ()  # what a reader must know: placements, ties, what was left out
    customers: int | None = None  # of the people, those known by a user id, e-mail or phone; None: not told
    rules: Mapping[str, str] = field(default_factory=dict)  # versions of what is derived: channels, bots, ...
