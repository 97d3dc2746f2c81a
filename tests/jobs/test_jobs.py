"""What holds of work in the background: it is watched, stopped, bounded, and forgotten in time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from itertools import count

import pytest

from parcours.jobs import Jobs, State, Work
from parcours.model.errors import BadInput, TooMuch, UnknownName


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def jobs(clock: Clock) -> Iterator[Jobs]:
    numbers = count(1)
    made = Jobs(clock=clock, name=lambda: f"j{next(numbers)}", most=1, waiting=2)
    yield made
    made.close()


def wait(jobs: Jobs, name: str, state: State) -> None:
    ended = threading.Event()
    for _ in range(2000):
        if jobs.job(name).state == state:
            return
        ended.wait(0.002)
    raise AssertionError(f"{name} is {jobs.job(name).state}, not {state}")


def until_stopped(work: Work) -> None:
    while True:
        work.go_on()
        threading.Event().wait(0.002)


def test_a_function_is_done_and_its_result_kept(jobs: Jobs) -> None:
    name = jobs.start("count", lambda _: 42, about="shop")
    wait(jobs, name, "done")
    job = jobs.job(name)
    assert (job.result, job.error, job.kind, job.about) == (42, None, "count", "shop")


def test_it_tells_how_far_it_is(jobs: Jobs) -> None:
    told, go = threading.Event(), threading.Event()

    def function(work: Work) -> None:
        work.say("reading", 3, 9, "orders.csv")
        told.set()
        go.wait(5)

    name = jobs.start("load", function)
    assert told.wait(5)
    assert jobs.job(name).work.at == ("reading", 3, 9, "orders.csv")
    assert jobs.job(name).state == "running"
    go.set()
    wait(jobs, name, "done")


def test_it_is_stopped_where_it_looks(jobs: Jobs) -> None:
    name = jobs.start("load", until_stopped)
    wait(jobs, name, "running")
    jobs.stop(name)
    wait(jobs, name, "stopped")


def test_what_waits_never_starts_once_it_is_stopped(jobs: Jobs) -> None:
    first = jobs.start("load", until_stopped)
    ran: list[int] = []
    second = jobs.start("load", lambda _: ran.append(1))
    assert jobs.job(second).state == "waiting"
    assert jobs.stop(second).state == "stopped"
    jobs.stop(first)
    wait(jobs, first, "stopped")
    wait(jobs, jobs.start("load", lambda _: None), "done")
    assert ran == []


@pytest.mark.parametrize("error", [BadInput("no", hint="try"), ZeroDivisionError("a defect")])
def test_what_it_raises_is_kept_and_the_next_one_runs(jobs: Jobs, error: Exception) -> None:
    def function(_: Work) -> None:
        raise error

    name = jobs.start("load", function)
    wait(jobs, name, "failed")
    assert jobs.job(name).error is error
    wait(jobs, jobs.start("load", lambda _: None), "done")


def test_so_many_may_wait(jobs: Jobs) -> None:
    first = jobs.start("load", until_stopped)
    wait(jobs, first, "running")
    for _ in range(2):
        jobs.start("load", lambda _: None)
    with pytest.raises(TooMuch, match="2 jobs wait already"):
        jobs.start("load", lambda _: None)
    jobs.stop(first)


def test_several_run_at_once(clock: Clock) -> None:
    names = iter("abcd")
    jobs = Jobs(clock=clock, name=lambda: next(names), most=2)
    both = threading.Barrier(2, timeout=5)
    started = [jobs.start("meet", lambda _: both.wait()) for _ in range(2)]
    for name in started:
        wait(jobs, name, "done")


def test_it_is_forgotten_after_an_hour(jobs: Jobs, clock: Clock) -> None:
    name = jobs.start("count", lambda _: 1)
    wait(jobs, name, "done")
    clock.now = 3599
    assert jobs.job(name).result == 1
    clock.now = 3601
    with pytest.raises(UnknownName, match="ended long ago"):
        jobs.job(name)


def test_only_so_many_results_are_kept(jobs: Jobs) -> None:
    first = jobs.start("count", lambda _: 1)
    wait(jobs, first, "done")
    for _ in range(205):
        wait(jobs, jobs.start("count", lambda _: 1), "done")
    assert len(jobs.jobs()) == 200
    with pytest.raises(UnknownName):
        jobs.job(first)


def test_they_are_listed_newest_first_and_by_what_they_are_about(clock: Clock) -> None:
    names = iter("abc")
    jobs = Jobs(clock=clock, name=lambda: next(names), most=1)
    a, b, c = (jobs.start("count", lambda _: 1, about=about) for about in ("shop", "bank", "shop"))
    assert [job.id for job in jobs.jobs()] == [c, b, a]
    assert [job.id for job in jobs.jobs(about="shop")] == [c, a]
    wait(jobs, c, "done")


def test_closing_stops_what_runs_and_what_waits(clock: Clock) -> None:
    names = iter("abc")
    jobs = Jobs(clock=clock, name=lambda: next(names), most=1)
    running, waiting = (jobs.start("load", until_stopped) for _ in range(2))
    wait(jobs, running, "running")
    jobs.close()
    assert jobs.job(waiting).state == "stopped"
    wait(jobs, running, "stopped")
    with pytest.raises(TooMuch):
        jobs.start("load", lambda _: None)
