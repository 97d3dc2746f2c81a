"""What was counted is kept by exactly what was asked, counted once for all who wait, and given up when nobody does."""

from __future__ import annotations

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from parcours.model.errors import BadInput, Cancelled
from parcours.workspace import answers as module
from parcours.workspace.answers import Answers


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything counts as long counting, and is written to disk."""
    monkeypatch.setattr(module, "LONG", 0)


def _never_counted(_) -> bytes:
    raise AssertionError("it is at hand")


def test_an_answer_is_counted_once(tmp_path: Path) -> None:
    answers, counted = Answers(tmp_path / "a", writable=True), []
    for _ in range(3):
        assert answers.answer("0-k", lambda _: counted.append(1) or b"7") == b"7"
    assert counted == [1]


@pytest.mark.usefixtures("slow")
def test_it_is_there_after_a_restart(tmp_path: Path) -> None:
    Answers(tmp_path / "a", writable=True).answer("0-k", lambda _: b"7")
    assert Answers(tmp_path / "a", writable=True).answer("0-k", _never_counted) == b"7"
    assert Answers(tmp_path / "a", writable=False).known("0-k") == b"7"
    assert Answers(tmp_path / "a", writable=True).known("0-other") is None


def test_what_is_counted_in_no_time_takes_no_room_on_disk(tmp_path: Path) -> None:
    Answers(tmp_path / "a", writable=True).answer("0-k", lambda _: b"7")
    assert not (tmp_path / "a").exists()


@pytest.mark.usefixtures("slow")
def test_a_reader_writes_nothing(tmp_path: Path) -> None:
    assert Answers(tmp_path / "a", writable=False).answer("0-k", lambda _: b"7") == b"7"
    assert not (tmp_path / "a").exists()


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("harm", [b"", b"not gzip", None])
def test_a_damaged_file_is_counted_again(tmp_path: Path, harm: bytes | None) -> None:
    Answers(tmp_path / "a", writable=True).answer("0-k", lambda _: b"7" * 1000)
    (file,) = (tmp_path / "a").iterdir()
    file.write_bytes(file.read_bytes()[:20] if harm is None else harm)
    again = Answers(tmp_path / "a", writable=True)
    assert again.answer("0-k", lambda _: b"8") == b"8"
    assert Answers(tmp_path / "a", writable=True).known("0-k") == b"8"


@pytest.mark.usefixtures("slow")
def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a file where the folder would be")
    answers = Answers(tmp_path / "a", writable=True)
    assert answers.answer("0-k", lambda _: b"7") == b"7"
    assert answers.known("0-k") == b"7"


def test_memory_holds_so_many_bytes_and_the_last_one_whatever_its_size(tmp_path: Path) -> None:
    answers = Answers(tmp_path / "a", writable=True, memory=10)
    for key in "abc":
        answers.answer(key, lambda _: b"12345")
    assert [answers.known(key) for key in "abc"] == [None, b"12345", b"12345"]
    answers.answer("d", lambda _: b"x" * 100)
    assert answers.known("d") == b"x" * 100
    assert answers.known("c") is None


@pytest.mark.usefixtures("slow")
def test_disk_holds_so_many_bytes_of_what_was_used_last(tmp_path: Path) -> None:
    answers = Answers(tmp_path / "a", writable=True)
    for number, key in enumerate(("0-a", "0-b", "0-c")):
        answers.answer(key, lambda _: b"7")  # 21 bytes with gzip's own
        os.utime(tmp_path / "a" / f"{key}.json.gz", (number, number))
    Answers(tmp_path / "a", writable=True, disk=50).answer("0-d", lambda _: b"7")
    assert sorted(path.name[:3] for path in (tmp_path / "a").iterdir()) == ["0-c", "0-d"]


@pytest.mark.usefixtures("slow")
def test_an_erasure_leaves_nothing_of_before(tmp_path: Path) -> None:
    answers = Answers(tmp_path / "a", writable=True)
    answers.answer("0-k", lambda _: b"7")
    answers.answer("1-k", lambda _: b"6")
    assert [path.name[:1] for path in (tmp_path / "a").iterdir()] == ["1"]
    answers.forget()
    assert answers.known("1-k") is None
    assert list((tmp_path / "a").iterdir()) == []


def test_who_asks_at_the_same_time_waits_for_the_same_counting(tmp_path: Path) -> None:
    answers, counted, go = Answers(tmp_path / "a", writable=True), [], threading.Event()

    def count(_) -> bytes:
        counted.append(1)
        go.wait(5)
        return b"7"

    with ThreadPoolExecutor(4) as pool:
        waiting = [pool.submit(answers.answer, "0-k", count) for _ in range(4)]
        time.sleep(0.1)
        go.set()
        assert [one.result(5) for one in waiting] == [b"7"] * 4
    assert counted == [1]


def test_counting_goes_on_while_one_of_two_waits_and_ends_when_both_have_gone(tmp_path: Path) -> None:
    answers, gone = Answers(tmp_path / "a", writable=True), [False, False]
    began, told = threading.Event(), []

    def count(stop) -> bytes:
        began.set()
        for _ in range(500):
            told.append(stop())
            if told[-1]:
                raise Cancelled("Stopped.")
            time.sleep(0.01)
        return b"7"

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(answers.answer, "0-k", count, cancel=lambda: gone[0])
        began.wait(5)
        second = pool.submit(answers.answer, "0-k", count, cancel=lambda: gone[1])
        time.sleep(0.1)
        gone[0] = True
        time.sleep(0.1)
        assert not told[-1]
        gone[1] = True
        for one in (first, second):
            with pytest.raises(Cancelled):
                one.result(5)
    assert answers.known("0-k") is None


def test_who_comes_when_all_others_have_just_gone_has_it_counted_anew(tmp_path: Path) -> None:
    answers, left = Answers(tmp_path / "a", writable=True), threading.Event()

    def given_up(_) -> bytes:
        left.wait(5)
        raise Cancelled("Stopped.")

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(answers.answer, "0-k", given_up, cancel=lambda: True)
        time.sleep(0.05)
        second = pool.submit(answers.answer, "0-k", lambda _: b"7")
        time.sleep(0.05)
        left.set()
        assert second.result(5) == b"7"
        with pytest.raises(Cancelled):
            first.result(5)


def test_what_is_wrong_is_told_to_all_and_not_kept(tmp_path: Path) -> None:
    answers = Answers(tmp_path / "a", writable=True)

    def wrong(_) -> bytes:
        raise BadInput("No such event.")

    for _ in range(2):
        with pytest.raises(BadInput, match="No such event"):
            answers.answer("0-k", wrong)
    assert answers.answer("0-k", lambda _: b"7") == b"7"


@pytest.mark.usefixtures("slow")
def test_what_its_key_no_longer_tells_is_given_and_not_kept(tmp_path: Path) -> None:
    answers = Answers(tmp_path / "a", writable=True)
    assert answers.answer("0-k", lambda _: b"7", keep=lambda: False) == b"7"
    assert answers.known("0-k") is None
