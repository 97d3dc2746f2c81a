"""What is a function told that works in the background? Whether to stop; and it says how far it is."""

from __future__ import annotations

import threading

from parcours.model.errors import Cancelled


class Work:
    """Handed to a job's function. It is a `Cancel` as loading asks for; `say` is a step as a workspace tells it."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._at = ("", 0, 0, "")

    def say(self, what: str, done: int = 0, of: int = 0, detail: str = "") -> None:
        """What is being done (a key that the screen has words for), how much of it, of how much; 0: not known."""
        self._at = (what, done, of, detail)  # one assignment: whoever reads it sees all of it or nothing

    def is_set(self) -> bool:
        """Whether to stop. A function that is done all the same is done."""
        return self._stop.is_set()

    def go_on(self) -> None:
        """Raises `Cancelled` once somebody has asked to stop."""
        if self._stop.is_set():
            raise Cancelled("This was stopped before it was done.", hint="Start it again: it goes on where it was.")

    def stop(self) -> None:
        """Ask the function to stop."""
        self._stop.set()

    @property
    def at(self) -> tuple[str, int, int, str]:
        """What `say` was last told."""
        return self._at
