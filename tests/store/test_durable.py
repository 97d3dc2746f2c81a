"""What the disk says becomes an error that says what to do; what is replaced is replaced whole."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from parcours.model.errors import StorageFailed
from parcours.store.durable import refusals, replace_atomically, sync_file, sync_folder


def test_a_file_is_replaced_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.json"
    replace_atomically(path, b"old")

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", die)
    with pytest.raises(KeyboardInterrupt):
        replace_atomically(path, b"new and longer")
    assert path.read_bytes() == b"old"
    monkeypatch.undo()
    replace_atomically(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EFBIG, errno.EROFS, errno.EDQUOT, errno.EIO, errno.EACCES])
def test_refusals_of_the_disk_say_what_to_do(code: int) -> None:
    for error in (
        OSError(code, os.strerror(code)),
        RuntimeError(f"IO Error: {os.strerror(code)} (os error {code})"),
    ):
        with pytest.raises(StorageFailed, match="while writing a file") as caught, refusals("writing a file"):
            raise error
        assert caught.value.hint
        assert caught.value.__cause__ is error


def test_other_errors_pass() -> None:
    for error in (OSError(errno.EBADF, "bad"), ValueError("x"), KeyboardInterrupt()):
        with pytest.raises(type(error)), refusals("writing a file"):
            raise error


def test_syncing_what_is_not_there_fails(tmp_path: Path) -> None:
    sync_folder(tmp_path)
    with pytest.raises(FileNotFoundError):
        sync_file(tmp_path / "none")
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError):
        sync_folder(tmp_path / "file")
