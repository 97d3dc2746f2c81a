"""How is the screen served? By one process, on an address that this machine alone can reach, until it is stopped."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from parcours.model.errors import BadInput
from parcours.server.app import SITE, make_app
from parcours.server.door import Door
from parcours.server.home import Home
from parcours.server.peers import OwnUserOnly

LOOPBACK = "127.0.0.1"
USUAL_PORT = 8321
_PATIENCE = 30.0  # seconds in which a server must have started


class Serving:
    """A server over a folder of workspaces. Its port is taken when it is made: nobody else can take it then."""

    def __init__(self, home: Home, *, port: int | None = None, site: Path = SITE) -> None:
        self._socket = _listen(port)
        self.door = Door(self._socket.getsockname()[1])
        app = make_app(home, door=self.door, site=site)
        self._server = uvicorn.Server(
            uvicorn.Config(
                app,
                http=OwnUserOnly,
                log_level="warning",
                access_log=False,  # addresses would be in it, and the token is in one
                server_header=False,
                timeout_graceful_shutdown=3,
                timeout_keep_alive=30,
                ws="none",
                h11_max_incomplete_event_size=128_000,  # an address may hold a whole question
            )
        )

    @property
    def origin(self) -> str:
        """The address, without a key."""
        return f"http://{self.door.hosts[0]}"

    def run(self) -> None:
        """Serve until Ctrl-C or `stop`."""
        self._server.run(sockets=[self._socket])

    def stop(self) -> None:
        """Have `run` end soon."""
        self._server.should_exit = True

    @contextmanager
    def running(self) -> Iterator[Serving]:
        """Served on a thread meanwhile."""
        thread = threading.Thread(target=self.run, name="serving", daemon=True)
        thread.start()
        try:
            self._until_started(thread)
            yield self
        finally:
            self.stop()
            thread.join(_PATIENCE)

    def _until_started(self, thread: threading.Thread) -> None:
        tick = threading.Event()
        for _ in range(int(_PATIENCE / 0.01)):
            if self._server.started:
                return
            if not thread.is_alive():
                break
            tick.wait(0.01)
        raise RuntimeError("the server did not start")


def _listen(port: int | None) -> socket.socket:
    """A listening socket: at the port that was named, else at the usual one, else at any that is free."""
    reason = ""
    for number in (port,) if port is not None else (USUAL_PORT, 0):
        found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            found.bind((LOOPBACK, number))
            found.listen(128)
            return found
        except OSError as error:
            found.close()
            reason = error.strerror or str(error)
    raise BadInput(f"Port {port} cannot be used: {reason}.", hint="Name another, or leave --port away.")
