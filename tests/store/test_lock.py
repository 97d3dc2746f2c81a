"""One owner a workspace; who dies lets go."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from parcours.model.errors import StorageFailed
from parcours.store.lock import Lock, owner_pid
from store.logs import run

TRY = """
import sys
from pathlib import Path
from parcours.store.lock import Lock, owner_pid
folder = Path(sys.argv[1])
print(Lock.try_own(folder) is not None, owner_pid(folder))
"""
HOLD = """
import sys, time
from pathlib import Path
from parcours.store.lock import Lock
lock = Lock.try_own(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def test_one_owner_in_this_process(tmp_path: Path) -> None:
    assert owner_pid(tmp_path) is None
    with Lock.try_own(tmp_path) as lock:
        assert lock is not None
        assert Lock.try_own(tmp_path) is None
        assert owner_pid(tmp_path) == os.getpid()
    assert owner_pid(tmp_path) is None
    lock.release()
    again = Lock.try_own(tmp_path)
    assert again is not None
    again.release()
    assert (tmp_path / "workspace.lock").exists(), "a deleted lock file could be locked twice"


def test_another_process_learns_who_owns_it(tmp_path: Path) -> None:
    with Lock.try_own(tmp_path):
        assert run(TRY, tmp_path).stdout.split() == ["False", str(os.getpid())]
    assert run(TRY, tmp_path).stdout.startswith("True")


def test_death_releases_the_lock(tmp_path: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    inode = (tmp_path / "workspace.lock").stat().st_ino
    assert Lock.try_own(tmp_path) is None
    assert owner_pid(tmp_path) == holder.pid
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with Lock.try_own(tmp_path) as lock:
        assert lock is not None
        assert (tmp_path / "workspace.lock").stat().st_ino == inode


def test_a_started_program_does_not_hold_the_lock_on(tmp_path: Path) -> None:
    lock = Lock.try_own(tmp_path)
    sleeper = subprocess.Popen(["sleep", "60"], close_fds=False)
    assert lock is not None
    lock.release()
    assert Lock.try_own(tmp_path) is not None
    sleeper.kill()
    sleeper.wait()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StorageFailed) as caught:
        Lock.try_own(tmp_path)
    assert "writable" in caught.value.hint
