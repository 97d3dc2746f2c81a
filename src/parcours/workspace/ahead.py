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
from parcours.timeline.kernels.moments import by_step, elapsed, least_value
from parcours.timeline.kernels.sequence import Rules, Track, chains, of_each
from parcours.timeline.kernels.stages import Program, walk

KERNELS = {  # that are compiled here, besides those that these call
    "in_order": ("in_order",),
    "any_order": ("any_order",),
    "exact": ("exact",),
    "greedy": ("greedy",),
    "held": ("best",),
    "days": ("measure", "spread"),
    "moments": ("least_value", "tell", "elapsed", "_deal"),
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
    bit, byte, word, long = np.ones(1, np.uint64), np.zeros(1, np.uint8), np.zeros(1, np.uint32), np.zeros(1, np.int64)
    plain = Track(word, word, byte, bit)
    dated = Track(word, word, byte, bit, day=np.ones(1, np.uint8), until=long)
    found = chains(dated, Rules(1, 1), times=True)
    for rules in (Rules(1, 1, "any order"), Rules(1, 1, "exact", "arrival")):
        chains(plain, rules, times=True)
    of_each(found.subject, found, Rules(1, 1))
    late = np.zeros(1, np.bool_)
    elapsed(found.level, found.times, 0, found.level, late, word)
    by_step(found.level, late, word, [1])
    least_value(long, long, long, bit, long, bit, byte, long, word, long, long)
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
