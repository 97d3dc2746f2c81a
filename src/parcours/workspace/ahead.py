"""How do kernels compile on two cores? Two processes share the work: one loads a tiny world, the other begins with
funnels; then both take questions from one list until none is left.

numba compiles one function at a time in a process, so threads do not help. Both processes keep what they compile in
one folder; who comes second reads it there. `python -m parcours.workspace.ahead FOLDER` is the other process.

Until there is a world to ask of, the other process compiles `KERNELS`. A kernel is compiled for the types that it is
called with, so they are called through the functions that questions go through, with arrays of one element; a test
compares the types with those of real questions.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from parcours.stats.compiled import cache_folder
from parcours.timeline.kernels.moments import by_step, elapsed
from parcours.timeline.kernels.sequence import Bar, Rules, Track, chains
from parcours.timeline.kernels.stages import Program, walk

KERNELS = {  # that are compiled here, besides those that these call
    "in_order": ("in_order",),
    "plain": ("plain",),
    "any_order": ("any_order",),
    "greedy": ("greedy",),
    "moments": ("elapsed", "_deal"),
    "track": ("_begins",),
    "stages": ("_walk",),
}
PATIENCE = 120  # seconds for the other process, once this one has nothing else to do
TINY = "tiny"  # in the folder that both share: the workspace to ask
_TAKEN, _ASKED = "taken-", "asked-"  # and files for each question that one of them has taken, and asked


def kept() -> set[str]:
    """The kernels on disk, as `module.function`."""
    return {path.name.rsplit("-", 1)[0] for path in cache_folder().rglob("*.nbc")}


def lacking() -> set[str]:
    """Those of `KERNELS` that are not on disk."""
    return {f"{module}.{name}" for module, names in KERNELS.items() for name in names} - kept()


@contextmanager
def beside(folder: Path) -> Iterator[None]:
    """Compile in another process while the block runs, then wait for it.

    It only saves time: whatever it does not get done is compiled here when it is needed.
    """
    child = _start(folder) if lacking() and (os.cpu_count() or 1) > 1 else None
    try:
        yield
        if child:
            child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        pass
    finally:
        if child:
            child.kill()
            child.wait()


def shared(folder: Path, *, last_first: bool = False) -> Iterator[int]:
    """The numbers of the tiny world's questions that the other process has not taken, one at a time."""
    from parcours.workspace import tiny

    numbers = range(len(tiny.questions()))
    for number in reversed(numbers) if last_first else numbers:
        try:
            (folder / f"{_TAKEN}{number}").touch(exist_ok=False)
        except FileExistsError:
            continue
        yield number
        (folder / f"{_ASKED}{number}").touch()


def unasked(folder: Path) -> list[int]:
    """The questions that nobody has asked: those that a process took and did not come to the end of."""
    from parcours.workspace import tiny

    return [number for number in range(len(tiny.questions())) if not (folder / f"{_ASKED}{number}").exists()]


@contextmanager
def uncollected() -> Iterator[None]:
    """Without looking for garbage: a compiler keeps most of what it makes, and looking costs a sixth of its time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def compile_half() -> None:
    """Compile `KERNELS`."""
    bit, byte, word = np.ones(1, np.uint64), np.zeros(1, np.uint8), np.zeros(1, np.uint32)
    # three events at one instant that can do every step: more than the plain way can tell
    three, all_steps = np.zeros(3, np.uint32), np.full(3, 7, np.uint64)
    track = Track(three, three, np.array([0, 1, 1], np.uint8), all_steps, np.zeros(3, np.uint64))
    for rules in (Rules(3, 1, bars=[Bar(1, 3)]), Rules(1, 1, "any order")):
        chains(track, rules, times=True)
    found = chains(track, Rules(3, 1), times=True)
    late, seconds = np.zeros(1, np.bool_), np.zeros(3, np.uint32)
    elapsed(found.level, found.times, 0, found.level, late, seconds)
    by_step(found.level, late, seconds, [1, 1, 1])
    nowhere = Program(np.zeros((66, 6), np.int64), np.zeros((1, 4), np.int64), 1)  # a row for each state
    walk(word, word, byte, bit, nowhere, 1)


def help_asking(folder: Path) -> None:
    """Ask what the first process has not asked yet, once it has asked something."""
    from parcours.workspace import tiny
    from parcours.workspace.opening import open

    give_up = time.monotonic() + PATIENCE
    while not (folder / f"{_TAKEN}0").exists():  # then there is a world to ask of
        if time.monotonic() > give_up:
            return
        time.sleep(0.02)
    with open(folder / TINY) as workspace:
        snapshot = workspace.snapshot()
        for number in shared(folder, last_first=True):
            tiny.ask(snapshot, number)


def _start(folder: Path) -> subprocess.Popen[bytes] | None:
    # -P: nothing of the folder that we happen to be in
    command = [sys.executable, "-P", "-m", __name__, str(folder)]
    none = subprocess.DEVNULL
    try:
        return subprocess.Popen(command, stdin=none, stdout=none, stderr=none)
    except OSError:
        return None


if __name__ == "__main__":
    with uncollected():
        compile_half()
        help_asking(Path(sys.argv[1]))
        os._exit(0)  # all is on disk; taking a compiler down in good order costs a second
