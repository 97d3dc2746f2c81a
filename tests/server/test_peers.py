"""Only programs of the user whose server it is are spoken to, where the system says whose they are."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from parcours.server.home import Home
from parcours.server.peers import is_strange, user_of
from parcours.server.serving import Serving

HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
OURS, THEIRS = ("127.0.0.1", 8321), ("127.0.0.1", 40000)
ASK = """
import os, socket, sys
os.setuid(65534)
kind, address = (socket.AF_INET6, '::ffff:127.0.0.1') if sys.argv[2] == '6' else (socket.AF_INET, '127.0.0.1')
with socket.socket(kind) as s:
    s.settimeout(10)
    s.connect((address, int(sys.argv[1])))
    try:
        s.sendall(b'GET / HTTP/1.1\\r\\nHost: 127.0.0.1:' + sys.argv[1].encode() + b'\\r\\n\\r\\n')
        print(len(s.recv(100)))
    except ConnectionError:
        print(0)
"""


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    with Serving(Home(tmp_path), port=0).running() as served:
        yield served


def row(local: str, remote: str, state: str, user: int) -> str:
    return f"   0: {local} {remote} {state} 00000000:00000000 00:00000000 00000000 {user:5d} 0 1 1\n"


NEAR, FAR = "0100007F:2081", "0100007F:9C40"


def test_the_system_s_table_says_who_connected(tmp_path: Path) -> None:
    one, six = tmp_path / "tcp", tmp_path / "tcp6"
    one.write_text(HEAD + row(NEAR, "00000000:0000", "0A", 1000) + row(NEAR, FAR, "01", 1000) + row(FAR, NEAR, "01", 7))
    assert user_of(THEIRS, OURS, (one, six)) == 7
    wide = "0000000000000000FFFF0000"
    one.write_text(HEAD + row(NEAR, FAR, "01", 1000))
    six.write_text(HEAD + row(wide + FAR, wide + NEAR, "01", 8))
    assert user_of(THEIRS, OURS, (one, six)) == 8


def test_one_that_ended_before_does_not_vouch_for_the_next(tmp_path: Path) -> None:
    one = tmp_path / "tcp"
    one.write_text(HEAD + row(FAR, NEAR, "06", 0) + row(NEAR, FAR, "01", 1000))
    assert user_of(THEIRS, OURS, (one,)) == -1
    assert is_strange(-1)


def test_where_the_system_has_no_such_table_the_cookie_decides(tmp_path: Path) -> None:
    assert user_of(THEIRS, OURS, (tmp_path / "none",)) is None
    empty = tmp_path / "tcp"
    empty.write_text(HEAD)
    assert user_of(THEIRS, OURS, (empty,)) is None
    assert not is_strange(None)


def test_this_user_and_root_are_no_strangers() -> None:
    assert not is_strange(os.getuid())
    assert not is_strange(0)
    assert is_strange(os.getuid() + 1)


def test_our_own_programs_are_answered(serving: Serving) -> None:
    connection = HTTPConnection("127.0.0.1", serving.door.port, timeout=10)
    connection.request("GET", "/")
    assert connection.getresponse().status == 401


@pytest.mark.parametrize("kind", ["4", "6"])
@pytest.mark.skipif(sys.platform != "linux" or os.getuid() != 0, reason="only root can be somebody else")
def test_another_user_of_this_machine_is_not(serving: Serving, kind: str) -> None:
    if kind == "6" and not socket.has_ipv6:
        pytest.skip("no IPv6 here")
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(serving.door.port), kind], capture_output=True, text=True, timeout=30
    )
    if "Address family not supported" in done.stderr or "unreachable" in done.stderr:
        pytest.skip("no IPv6 here")
    assert (done.stdout.strip(), done.stderr) == ("0", "")
