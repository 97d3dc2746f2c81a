"""How do kernels compile on two cores? Another process compiles half of them while this one loads.

numba compiles one function at a time in a process, so threads do not help. Both processes keep what they compile in
one folder; who comes second reads it there. `python -m parcours.workspace.ahead` is the other process.

The half is funnels, and the walk through stages. A kernel is compiled for the types that it is called with, so here
kernels are called through the functions that questions go through, with arrays of one element; a test compares the
types with those of real questions.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

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


def kept() -> set[str]:
    """The kernels on disk, as `module.function`."""
    return {path.name.rsplit("-", 1)[0] for path in cache_folder().rglob("*.nbc")}


def lacking() -> set[str]:
    """Those of `KERNELS` that are not on disk."""
    return {f"{module}.{name}" for module, names in KERNELS.items() for name in names} - kept()


@contextmanager
def beside() -> Iterator[None]:
    """Compile `KERNELS` in another process while the block runs, then wait for it.

    It only saves time: whatever it does not get done is compiled here when it is needed.
    """
    child = _start() if lacking() and (os.cpu_count() or 1) > 1 else None
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


def _start() -> subprocess.Popen[bytes] | None:
    command = [sys.executable, "-P", "-m", __name__]  # -P: nothing of the folder that we happen to be in
    none = subprocess.DEVNULL
    try:
        return subprocess.Popen(command, stdin=none, stdout=none, stderr=none)
    except OSError:
        return None


if __name__ == "__main__":
    with uncollected():
        compile_half()
