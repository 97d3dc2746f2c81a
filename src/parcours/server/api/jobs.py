"""What is going on in the background, how far is it, and what came of it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter

from parcours.jobs import Job, State
from parcours.server.errors import Problem, problem
from parcours.server.place import InJobs

router = APIRouter(prefix="/api/jobs", tags=["jobs"])


@dataclass(frozen=True, slots=True)
class Started:
    """What every call answers that began a job: ask for it under /api/jobs/{job}."""

    job: str


@dataclass(frozen=True, slots=True)
class JobTold:
    """Where a job stands. `what` is a key that the screen has words for; `of` is 0 where nobody knows."""

    job: str
    kind: str
    workspace: str
    state: State
    what: str
    detail: str
    done: int
    of: int
    result: Any  # what the work gave, once it is done: its shape is told by the call that began it
    problem: Problem | None


@router.get("")
def jobs(jobs: InJobs, workspace: str | None = None) -> list[JobTold]:
    """All that are known, newest first, without what came of them: a page that was left finds its job again."""
    return [_told(job, result=False) for job in jobs.jobs(about=workspace)]


@router.get("/{job}")
def job(job: str, jobs: InJobs) -> JobTold:
    """One of them."""
    return _told(jobs.job(job))


@router.delete("/{job}")
def stop(job: str, jobs: InJobs) -> JobTold:
    """Ask it to stop. It is `stopped` once it has; what is over stays as it is."""
    return _told(jobs.stop(job), result=False)


def _told(job: Job, *, result: bool = True) -> JobTold:
    state = job.state  # first: whatever it says is true of the rest
    what, done, of, detail = job.work.at
    return JobTold(
        job=job.id,
        kind=job.kind,
        workspace=job.about,
        state=state,
        what=what,
        detail=detail,
        done=done,
        of=of,
        result=job.result if result else None,
        problem=None if job.error is None else problem(job.error),
    )
