from __future__ import annotations

import threading
import time
from typing import Any

import pytest

from parcours.model.errors import Cancelled
from parcours.model.filter_text import read_filter
from parcours.timeline.driver import cores, run
from parcours.timeline.marks import Marks
from parcours.timeline.plan import Plan, mark
from timeline.hand_made import HandMade
from timeline.random_worlds import random_people

A = {"name": "A", "time": 1}
WORLD = HandMade([[A] * size for size in (3, 1, 50, 2, 4, 0, 7, 1, 1, 9)])


def plan(world: HandMade = WORLD) -> Plan:
    return mark(world, [read_filter("A")])


def positions(marks: Marks) -> list[int]:
    return marks.position.tolist()


@pytest.mark.parametrize("threads", [None, 1, 2, 5])
@pytest.mark.parametrize("chunk_events", [None, 1, 5, 20, 1000])
def test_partials_come_in_order_whatever_the_threads_and_chunks(threads: int | None, chunk_events: int | None) -> None:
    partials = run(plan(), positions, threads=threads, chunk_events=chunk_events)
    assert [p for partial in partials for p in partial] == list(range(78))


@pytest.mark.parametrize("seed", range(20))
def test_sums_do_not_depend_on_threads_and_chunks(seed: int) -> None:
    world = HandMade(random_people(seed, 40), random_people(seed + 50, 40), names=["A"])
    asked = mark(world, [read_filter("A | B"), read_filter("not C")], [read_filter("D")])

    def count(marks: Marks) -> int:
        return int((marks.steps * 7 + marks.bars * 3 + marks.tie + marks.time).sum())

    sums = {sum(run(asked, count, threads=t, chunk_events=c)) for t in (1, 3) for c in (None, 1, 9, 64)}
    assert len(sums) == 1


def test_progress_is_told_in_events_from_the_callers_thread() -> None:
    for threads in (1, 2):
        heard: list[tuple[str, int, int]] = []

        def progress(what: str, done: int, total: int, heard: Any = heard) -> None:
            assert threading.current_thread() is threading.main_thread()
            heard.append((what, done, total))

        run(plan(), len, threads=threads, chunk_events=10, progress=progress)
        assert heard[-1] == ("counting", 78, 78)
        assert heard == sorted(heard)


def test_cancelling_stops_before_the_next_chunk() -> None:
    for threads in (1, 2):
        stop = threading.Event()
        begun: list[int] = []

        def task(marks: Marks, stop: Any = stop, begun: Any = begun) -> None:
            begun.append(len(marks))
            stop.set()

        with pytest.raises(Cancelled) as caught:
            run(plan(), task, threads=threads, chunk_events=1, cancel=stop.is_set)
        assert len(begun) <= threads
        assert caught.value.hint


def test_the_snapshots_own_cancel_and_progress_are_used() -> None:
    heard: list[int] = []
    run(plan(HandMade([[A]], progress=lambda what, done, total: heard.append(done))), len)
    assert heard[-1] == 1
    with pytest.raises(Cancelled):
        run(plan(HandMade([[A]], cancel=lambda: True)), len)


def test_a_tasks_failure_is_raised_and_ends_the_rest() -> None:
    for threads in (1, 3):
        done: list[int] = []

        def task(marks: Marks, done: Any = done) -> None:
            done.append(1)
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            run(plan(), task, threads=threads, chunk_events=1)
        assert len(done) <= threads


def test_at_most_so_many_threads_at_once() -> None:
    now, most, lock = 0, 0, threading.Lock()

    def task(marks: Marks) -> None:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        time.sleep(0.01)
        with lock:
            now -= 1

    run(plan(), len, threads=8)  # the pool has eight threads from now on
    run(plan(), task, threads=2, chunk_events=1)
    assert most <= 2


def test_a_short_question_does_not_wait_for_a_long_one() -> None:
    """Two threads, a long question asked first: the pieces of the short one are done in turn with its own."""
    long = HandMade([[A]] * 40)
    ended: list[str] = []
    begun = threading.Event()

    def slowly(marks: Marks) -> None:
        begun.set()
        time.sleep(0.01)

    def ask(name: str, world: HandMade) -> None:
        run(plan(world), slowly, threads=2, chunk_events=1)
        ended.append(name)

    first = threading.Thread(target=ask, args=("long", long))
    first.start()
    begun.wait()
    ask("short", HandMade([[A]] * 4))
    first.join()
    assert ended == ["short", "long"]


def test_ctrl_c_leaves_nothing_going_on() -> None:
    begun: list[int] = []

    def task(marks: Marks) -> None:
        begun.append(1)
        time.sleep(0.005)

    def interrupt(what: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(plan(HandMade([[A]] * 200)), task, threads=2, chunk_events=1, progress=interrupt)
    after = len(begun)
    assert after < 200
    time.sleep(0.03)
    assert len(begun) == after


def test_nobody_to_count() -> None:
    assert run(plan(HandMade([[], []], names=["A"])), len) == []
    assert cores() >= 1
