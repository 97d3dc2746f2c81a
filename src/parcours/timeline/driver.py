"""How is a question's work cut? Into chunks of whole subjects with about equal numbers of events, done by
threads.

What a chunk gives does not depend on who does it, nor when; partials come in the order of the chunks. So a
number never depends on threads, and adding partials must not depend on where the cuts were made.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from parcours.model.errors import Cancelled
from parcours.timeline.plan import Chunk
from parcours.timeline.pool import Job, shared
from parcours.timeline.snapshot import Snapshot

Piece = TypeVar("Piece", covariant=True)
Partial = TypeVar("Partial")
_LOOK = 0.1  # seconds between reports of progress


class Work(Protocol[Piece]):
    """What can be done in chunks: a `Plan`, of which each chunk gives marks, or another that gives something
    else."""

    @property
    def snapshot(self) -> Snapshot: ...
    def chunks(self, events: int | None = None) -> Sequence[Chunk]: ...
    def scratch(self) -> Any: ...
    def marks(self, chunk: Chunk, scratch: Any) -> Piece: ...


def run(
    plan: Work[Piece],
    task: Callable[[Piece], Partial],
    *,
    threads: int | None = None,
    chunk_events: int | None = None,
    cancel: Callable[[], bool] | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> list[Partial]:
    """Run `task` on the marks of every chunk; the partials come back in the order of the chunks.

    `task` must not keep the arrays of its marks, which are used again. `threads`: at most so many at once
    (default: one a core). `cancel` is asked before every chunk; `Cancelled` is raised where it says yes.
    `progress` hears ("counting", events done, of events) from the caller's thread. Both default to the
    snapshot's.
    """
    chunks = plan.chunks(chunk_events)
    cancel = cancel or plan.snapshot.cancel
    report = progress or plan.snapshot.progress or _silence
    total = sum(chunk.events for chunk in chunks)
    partials: dict[int, Partial] = {}
    idle: list[Any] = []  # scratch that no thread uses now

    def do(number: int) -> None:
        if cancel is not None and cancel():
            raise Cancelled("The question was stopped before it was answered.", hint="Ask it again.")
        try:
            scratch = idle.pop()
        except IndexError:
            scratch = plan.scratch()
        partials[number] = task(plan.marks(chunks[number], scratch))
        idle.append(scratch)

    def tell() -> None:
        report("counting", sum(chunks[number].events for number in list(partials)), total)

    job = Job(_order(chunks), do, min(threads or cores(), len(chunks)))
    if job.most <= 1:
        _alone(job, tell)
    else:
        _together(job, tell)
    tell()
    return [partials[number] for number in range(len(chunks))]


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _silence(what: str, done: int, total: int) -> None:
    pass


def _order(chunks: Sequence[Chunk]) -> list[int]:
    """Giants first, or the last of them would keep everybody waiting; the others in order of memory."""
    usual = 2 * sum(chunk.events for chunk in chunks) // max(len(chunks), 1)
    return sorted(range(len(chunks)), key=lambda number: -max(chunks[number].events, usual))


def _alone(job: Job, tell: Callable[[], None]) -> None:
    """One piece after the other in the caller's own thread."""
    while job.left:
        job.do(job.left.popleft())
        tell()


def _together(job: Job, tell: Callable[[], None]) -> None:
    shared().add(job)
    try:
        while not job.finished.wait(_LOOK):
            tell()
    finally:  # after Ctrl-C too: nothing goes on behind the caller's back
        shared().stop(job)
        job.finished.wait()
    if job.failure is not None:
        raise job.failure
