"""`parcours`, or `parcours FOLDER`: the screen, in the browser of whoever started it, until Ctrl-C."""

from __future__ import annotations

import os
import sys
import threading
import webbrowser
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parcours.cli.screen import note, out

if TYPE_CHECKING:
    from parcours.server.serving import Serving

_OPTIONS = ("--port", "--no-browser", "--browser", "--at", "--check")


def serve(
    folder: Annotated[
        Path | None,
        typer.Argument(help="A workspace, or a folder of them. Default: the current one, or Parcours in your home."),
    ] = None,
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Of this machine; nobody outside reaches it. Default: any.")
    ] = None,
    browser: Annotated[bool, typer.Option(help="Open the browser, or only show the address.")] = True,
    at: Annotated[str | None, typer.Option(help="Begin at this workspace's map.")] = None,
    check: Annotated[bool, typer.Option("--check", help="Start, go in as a browser does, say so, and stop.")] = False,
) -> None:
    """Open the screen in the browser: files, map, questions, people. Ctrl-C stops it."""
    from parcours.server.home import found
    from parcours.server.serving import Serving
    from parcours.server.trial import trial
    from parcours.workspace.doctor import warm_meanwhile

    home = found(folder, here=Path.cwd(), usual=Path.home() / "Parcours")
    to = home.address(at)
    serving = Serving(home, port=port)
    if check:
        with serving.running():
            for line in trial(serving, at):
                out(line)
        return
    opened = browser and _has_browser()
    with serving.running() as served:
        warm_meanwhile()
        address = served.door.address(to)
        out(f"Parcours shows {home.told()} at\n\n  {address}\n")
        out("The address lets one browser in. Enter shows another, Ctrl-C stops.")
        if opened and not webbrowser.open(address):
            note("No browser could be started: open the address yourself.")
        try:
            _until_stopped(served, to)
        except KeyboardInterrupt:
            out("\nStopped.")


def as_typed(words: Sequence[str], commands: Collection[str]) -> list[str]:
    """What was typed, with `serve` where nothing else is named: `parcours`, `parcours shop`, `parcours --port 8000`."""
    first = words[0] if words else ""
    said = first in commands or (first.startswith("-") and first.split("=")[0] not in _OPTIONS)
    return list(words) if said or (first and not first.startswith("-") and not Path(first).is_dir()) else [
        "serve", *words
    ]  # fmt: skip


def _until_stopped(serving: Serving, to: str) -> None:
    if sys.stdin is not None and sys.stdin.isatty():
        for _ in sys.stdin:
            out(f"  {serving.door.address(to)}\n")
    threading.Event().wait()  # nobody types here, or no longer


def _has_browser() -> bool:
    """Whether there is a desktop to open a window on. Elsewhere a browser of the terminal would take it over."""
    return sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
