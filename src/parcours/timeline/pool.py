"""Who does the work? A few threads that all questions share, taking turns between them piece by piece."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable


class Job:
    """Pieces of work of one question, by number, done by at most `most` threads at once. The first failure
    ends it."""

    def __init__(self, order: Iterable[int], do: Callable[[int], None], most: int) -> None:
        self.left = deque(order)
        self.do = do
        self.most = most
        self.running = 0
        self.failure: BaseException | None = None
        self.finished = threading.Event()

    def attempt(self, number: int) -> None:
        try:
            self.do(number)
        except BaseException as failure:  # noqa: BLE001 raised again where the question was asked
            self.failure = self.failure or failure
            self.left.clear()


class Pool:
    """Threads that take a piece of each job in turn, so that a short question does not wait for a long one's
    end."""

    def __init__(self) -> None:
        self._jobs: deque[Job] = deque()
        self._threads = 0
        self._change = threading.Condition()

    def add(self, job: Job) -> None:
        """Begin a job; `job.finished` tells its end. There will be as many threads as a job ever asked
        for."""
        with self._change:
            self._jobs.append(job)
            for _ in range(self._threads, job.most):
                threading.Thread(target=self._work, name="parcours-count", daemon=True).start()
                self._threads += 1
            self._retire(job)
            self._change.notify_all()

    def stop(self, job: Job) -> None:
        """Begin no more pieces of it; those begun are brought to their end."""
        with self._change:
            job.left.clear()
            self._retire(job)

    def _work(self) -> None:
        while True:
            with self._change:
                while (job := self._next()) is None:
                    self._change.wait()
                job.running += 1
                number = job.left.popleft()
            job.attempt(number)
            with self._change:
                job.running -= 1
                self._retire(job)
                self._change.notify()

    def _next(self) -> Job | None:
        for _ in range(len(self._jobs)):
            job = self._jobs[0]
            self._jobs.rotate(-1)
            if job.left and job.running < job.most:
                return job
        return None

    def _retire(self, job: Job) -> None:
        if not job.left and not job.running and not job.finished.is_set():
            self._jobs.remove(job)
            job.finished.set()


def shared() -> Pool:
    """The pool of this process."""
    return _pools[0]


_pools = [Pool()]


def _after_fork() -> None:
    _pools[0] = Pool()  # threads do not survive a fork


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
