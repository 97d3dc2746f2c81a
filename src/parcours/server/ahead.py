"""What is counted before anybody asks? The map of the workspace that was opened or changed last."""

from __future__ import annotations

import logging
import threading

from parcours.model.errors import ParcoursError
from parcours.server.home import Home
from parcours.workspace import Workspace
from parcours.workspace.map_answers import Wanted, answer, days

_log = logging.getLogger(__name__)


class Ahead:
    """One thread, which leaves a map that is out of date for the newer one. Who asks meanwhile waits for the same."""

    def __init__(self) -> None:
        self._turn = threading.Condition()
        self._next: Workspace | None = None
        self._number = 0  # of what was wanted last
        self._closed = False
        self._thread: threading.Thread | None = None

    def soon(self, workspace: Workspace) -> None:
        """Have this one's map at hand."""
        with self._turn:
            if self._closed:
                return
            self._next, self._number = workspace, self._number + 1
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="map ahead", daemon=True)
                self._thread.start()
            self._turn.notify()

    def begin(self, home: Home) -> None:
        """Open the only workspace, if there is only one: whoever opens the screen will want to see it."""

        def open_it() -> None:
            try:
                names = home.names()
                if len(names) == 1:
                    home.workspace(names[0])
            except (ParcoursError, OSError):
                pass  # whoever opens it is told

        threading.Thread(target=open_it, name="open ahead", daemon=True).start()

    def close(self) -> None:
        """Stop, before the workspaces are closed."""
        with self._turn:
            self._closed, self._number = True, self._number + 1
            self._turn.notify()
        if self._thread is not None:
            self._thread.join(timeout=10)

    def _work(self) -> None:
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._closed or self._next is not None)
                if self._closed:
                    return
                workspace, number, self._next = self._next, self._number, None
            assert workspace is not None
            self._count(workspace, number)

    def _count(self, workspace: Workspace, number: int) -> None:
        def newer() -> bool:
            return self._number != number

        try:
            answer(workspace, Wanted(), cancel=newer)
            days(workspace, cancel=newer)
        except ParcoursError:
            pass  # whoever asks for it is told
        except Exception:  # noqa: BLE001  (a defect: the thread lives on, and whoever asks meets it again)
            _log.exception("The map of %s could not be made ahead", workspace.folder)
