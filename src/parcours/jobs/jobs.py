"""What is going on in the background? A few functions at once, on threads; what came of them is kept a while."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from parcours.jobs.work import Work
from parcours.model.errors import Cancelled, ParcoursError, TooMuch, UnknownName

State = Literal["waiting", "running", "done", "failed", "stopped"]
Function = Callable[[Work], Any]
_KEPT = 3600.0  # seconds that what came of a job can be asked for
_MOST_KEPT = 200
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Job:
    """One of them. `result` is what the function gave, `error` what it raised."""

    id: str
    kind: str  # what it is for: load, demo, draft ...
    about: str  # the workspace it works on; empty: none yet
    function: Function | None  # let go of when it is over
    state: State = "waiting"
    result: Any = None
    error: BaseException | None = None
    ended: float | None = None
    work: Work = field(default_factory=Work)

    @property
    def over(self) -> bool:
        return self.ended is not None


class Jobs:
    """Background work of this process. `most` run at once, `waiting` more may wait; `clock` and `name` are handed in:
    seconds that only grow, and a name that was never given before."""

    def __init__(
        self, *, clock: Callable[[], float], name: Callable[[], str], most: int = 2, waiting: int = 50
    ) -> None:
        self._clock, self._name = clock, name
        self._most, self._waiting = most, waiting
        self._jobs: dict[str, Job] = {}  # oldest first
        self._queue: deque[Job] = deque()
        self._threads: set[threading.Thread] = set()
        self._lock = threading.Lock()
        self._closed = False

    def start(self, kind: str, function: Function, *, about: str = "") -> str:
        """Have the function done soon; its name. Raises `TooMuch` where too many wait already."""
        with self._lock:
            self._forget()
            if self._closed or len(self._queue) >= self._waiting:
                raise TooMuch(f"{len(self._queue)} jobs wait already.", hint="Wait for some, or stop them.")
            job = Job(self._name(), kind, about, function)
            self._jobs[job.id] = job
            self._queue.append(job)
            if len(self._threads) < self._most:
                thread = threading.Thread(target=self._drain, name=f"job-{job.id}", daemon=True)
                self._threads.add(thread)
                thread.start()
        return job.id

    def job(self, name: str) -> Job:
        """The job of that name; `UnknownName` where there is none, or it ended long ago."""
        with self._lock:
            self._forget()
            if name not in self._jobs:
                raise UnknownName("There is no such job, or it ended long ago.", hint="Start it again.")
            return self._jobs[name]

    def jobs(self, *, about: str | None = None) -> list[Job]:
        """All that are known, newest first."""
        with self._lock:
            self._forget()
            return [job for job in reversed(self._jobs.values()) if about in (None, job.about)]

    def stop(self, name: str) -> Job:
        """Ask a job to stop; one that waits never starts. What is over stays as it is."""
        job = self.job(name)
        job.work.stop()
        with self._lock:
            if job in self._queue:
                self._queue.remove(job)
                self._end(job, "stopped")
        return job

    def close(self, seconds: float = 5.0) -> None:
        """Stop all, and wait for them so long: what does not look whether to stop dies with the process."""
        with self._lock:
            self._closed = True
            for job in self._queue:
                self._end(job, "stopped")
            self._queue.clear()
            running, threads = [job for job in self._jobs.values() if not job.over], list(self._threads)
        for job in running:
            job.work.stop()
        end = self._clock() + seconds
        for thread in threads:
            thread.join(max(end - self._clock(), 0))

    def _drain(self) -> None:
        """A thread's life: jobs until none waits."""
        while True:
            with self._lock:
                if not self._queue:
                    self._threads.discard(threading.current_thread())
                    return
                job = self._queue.popleft()
                job.state = "running"
            self._do(job)

    def _do(self, job: Job) -> None:
        assert job.function is not None
        state: State = "failed"
        try:
            job.result = job.function(job.work)
            state = "done"
        except Cancelled as error:
            job.error, state = error, "stopped"
        except ParcoursError as error:
            job.error = error
        except BaseException as error:  # noqa: BLE001  (a defect: told as one, and the thread lives on)
            _log.exception("the job %s (%s) failed", job.id, job.kind)
            job.error = error
        with self._lock:
            self._end(job, state)

    def _end(self, job: Job, state: State) -> None:
        job.ended = self._clock()
        job.function = None
        job.state = state  # last: who sees it finds the rest there

    def _forget(self) -> None:
        old = self._clock() - _KEPT
        over = [job for job in self._jobs.values() if job.ended is not None]
        spare = len(over) - _MOST_KEPT
        for number, job in enumerate(over):
            if number < spare or (job.ended is not None and job.ended < old):
                del self._jobs[job.id]
