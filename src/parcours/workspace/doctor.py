"""Is this installation fit? Compiles every kernel by asking every question of a tiny world, and says what is there."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path

import parcours
from parcours.stats.compiled import cache_folder, kernels
from parcours.workspace import ahead


def examine(watch: Callable[[str], None]) -> str:
    """Warm every kernel; the report as lines. `watch` is told what goes on."""
    cached = not ahead.lacking()
    watch("Compiling kernels (once for this machine and version) ..." if not cached else "Reading compiled kernels ...")
    started = time.perf_counter()
    warm()
    seconds = time.perf_counter() - started
    kept, names = ahead.kept(), [f"{Path(k.py_func.__code__.co_filename).stem}.{k.py_func.__name__}" for k in kernels]
    done = "ready" if cached else "compiled"
    idle = sorted(name for name in names if name not in kept)
    libraries = ", ".join(f"{name} {version(name)}" for name in ("numpy", "numba", "pyarrow", "duckdb", "deltalake"))
    lines = [
        f"Parcours {parcours.__version__}, Python {platform.python_version()}, {os.cpu_count()} cores",
        libraries,
        f"{len(names) - len(idle)} kernels {done} in {seconds:.1f} s, kept in {cache_folder()}",
    ]
    if idle:
        lines.append(f"not needed so far: {', '.join(idle)}")
    return "\n".join(lines)


def warm() -> None:
    """Run every kind of question once over a world of a few people, so that every kernel is compiled."""
    with ahead.uncollected(), tempfile.TemporaryDirectory(prefix="parcours-doctor-") as name:
        folder = Path(name)
        with ahead.beside(folder):  # which starts while this process still reads its libraries
            _ask(folder, ahead.shared(folder), fill=True)
        if left := ahead.unasked(folder):
            _ask(folder, left)


def warm_meanwhile() -> subprocess.Popen[bytes] | None:
    """Have another process compile what is not compiled, while this one has better to do. It ends by itself, or by the
    Ctrl-C that ends this one; None where there is nothing to compile."""
    if not ahead.lacking():
        return None
    command = [sys.executable, "-m", "parcours", "doctor"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _ask(folder: Path, numbers: Iterable[int], *, fill: bool = False) -> None:
    from parcours.workspace import opening, tiny

    world = folder / ahead.TINY
    with opening.init(world, journey=tiny.JOURNEY) if fill else opening.open(world) as workspace:
        if fill:
            tiny.fill(workspace)
        snapshot = workspace.snapshot()
        for number in numbers:
            tiny.ask(snapshot, number)
