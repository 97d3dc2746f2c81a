"""Whose program has connected? On Linux the system says; a connection of another user of this machine is dropped.

The cookie alone would not do: a browser sends it to every port of 127.0.0.1, so a page that another user serves there
could get hold of it.
"""

from __future__ import annotations

import asyncio
import os
import struct
from collections.abc import Iterator
from pathlib import Path
from socket import inet_aton

from uvicorn.protocols.http.h11_impl import H11Protocol

Address = tuple[str, int]
_TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))  # a socket of IPv6 can reach 127.0.0.1 too
_WITHIN_6 = "0000000000000000FFFF0000"  # how an address of IPv4 is written there
_LOCAL, _REMOTE, _STATE, _USER = 1, 2, 3, 7  # columns
_OVER = "06"  # a connection that ended, which belongs to nobody
_NOBODY = -1


class OwnUserOnly(H11Protocol):
    """HTTP as ever, but only with programs of the user whose server this is."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if is_strange(user_of(transport.get_extra_info("peername"), transport.get_extra_info("sockname"))):
            transport.abort()


def is_strange(user: int | None) -> bool:
    """Whether a connection of this user is dropped. Where the system does not say who it is, the cookie decides."""
    return user is not None and user not in (os.getuid(), 0)


def user_of(peer: Address, here: Address, tables: tuple[Path, ...] = _TABLES) -> int | None:
    """The user whose program connected from `peer` to `here`, -1 where nobody did; None where the system's tables
    do not even know our own end."""
    far, near = _written(peer), _written(here)
    known = False
    for local, remote, user in _connections(tables):
        if (local, remote) == (far, near):
            return user
        known |= (local, remote) == (near, far)
    return _NOBODY if known else None


def _connections(tables: tuple[Path, ...]) -> Iterator[tuple[str, str, int]]:
    for table in tables:
        try:
            lines = table.read_text(encoding="ascii").splitlines()[1:]
        except OSError:
            continue
        for line in lines:
            columns = line.split()
            if columns[_STATE] != _OVER:
                local, remote = (columns[at].removeprefix(_WITHIN_6) for at in (_LOCAL, _REMOTE))
                yield local, remote, int(columns[_USER])


def _written(address: Address) -> str:
    """An address as the tables have it: its four bytes as one number, in this machine's order of bytes."""
    (number,) = struct.unpack("=I", inet_aton(address[0]))
    return f"{number:08X}:{address[1]:04X}"
