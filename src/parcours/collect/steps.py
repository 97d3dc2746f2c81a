"""What is done to each batch of rows, in which order? This list. Each step may set rows aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from parcours.collect import admit, figures, understand
from parcours.collect.batch import Batch
from parcours.collect.mapping import Mapping
from parcours.collect.work import Work


@dataclass(frozen=True, slots=True)
class Step:
    """A named step; the time spent in it is kept under its name."""

    name: str
    take: Callable[[Batch, Work], Batch]


UNDERSTAND = (
    Step("event name", understand.event_name),
    Step("time", understand.time),
    Step("ids", understand.ids),
    Step("properties", understand.properties),
    Step("limits", understand.limits),
    Step("names", admit.names_known),
    Step("set aside", admit.set_aside),
    Step("event id", admit.event_id),
)
"""In the thread that reads ahead."""

ADMIT = (
    Step("duplicates", admit.duplicates),
    Step("supersedes", admit.supersedes),
    Step("stage", admit.stage),
)
"""In the thread of whoever loads, at the same time."""

UNDERSTAND_FIGURES = (
    Step("time", understand.time),
    Step("figures", figures.values),
    Step("names", figures.names),
    Step("dimensions", figures.dimensions),
    Step("limits", understand.limits),
    Step("set aside", admit.set_aside),
)
"""Of rows that tell figures of nobody."""

ADMIT_FIGURES = (Step("admit", figures.admit),)


def of(mapping: Mapping) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """The steps that rows of a mapping take: those in the thread that reads ahead, and those of whoever loads."""
    return (UNDERSTAND_FIGURES, ADMIT_FIGURES) if mapping.readings else (UNDERSTAND, ADMIT)


def run(steps: tuple[Step, ...], batch: Batch, work: Work) -> Batch:
    """Take a batch through the steps, as long as rows are left."""
    before = perf_counter()
    for step in steps:
        if not len(batch):
            break
        batch = step.take(batch, work)
        after = perf_counter()
        work.seconds[step.name] += after - before
        before = after
    return batch
