"""How are arrays kept? As .npy files in folders that appear whole, by a rename, and are never changed after.

A file that is mapped into memory and then shortened kills the process that maps it: so a folder is written
under another name, synced, renamed, and from then on only read, or removed as a whole.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
import numpy.typing as npt
from numpy.lib import format as npy

from parcours.store.durable import refusals, sync_folder

_BUILDING = ".building"


@contextmanager
def building(final: Path) -> Iterator[Path]:
    """A folder to `save` arrays into; it becomes `final` when the block ends, and vanishes when it fails.

    with building(timeline / "generation-7") as folder:
        save(folder, "time", times)
    """
    staged = final.with_name(final.name + _BUILDING)
    shutil.rmtree(staged, ignore_errors=True)
    with refusals(f"writing {final.name}"):
        staged.mkdir(parents=True)
        try:
            yield staged
            sync_folder(staged)
            os.rename(staged, final)
        except BaseException:
            shutil.rmtree(staged, ignore_errors=True)
            raise
        sync_folder(final.parent)


def sweep(parent: Path) -> None:
    """Remove what a killed process was building in `parent`. Only the workspace's owner may."""
    for left in parent.glob(f"*{_BUILDING}"):
        shutil.rmtree(left, ignore_errors=True)


def save(folder: Path, name: str, array: np.ndarray) -> None:
    """Write `array` to `<folder>/<name>.npy` and sync it."""
    with Growing(folder, name, array.dtype, array.shape[1:]) as file:
        file.append(array)


def load(folder: Path, name: str) -> np.ndarray:
    """The array, mapped read-only: pages are read when touched."""
    path = folder / f"{name}.npy"
    with open(path, "rb") as file:
        npy.read_magic(file)
        shape, _, dtype = npy.read_array_header_1_0(file)
        start = file.tell()
    if 0 in shape:  # nothing to map
        empty = np.empty(shape, dtype)
        empty.flags.writeable = False
        return empty
    return np.memmap(path, dtype=dtype, mode="r", offset=start, shape=shape)


class Growing:
    """An array written piece by piece (not through a map: a full disk kills a process
    that writes through one). Its length is put in when it is closed."""

    def __init__(self, folder: Path, name: str, dtype: npt.DTypeLike, row_shape: tuple[int, ...] = ()) -> None:
        self._dtype, self._row_shape = np.dtype(dtype), row_shape
        self._name = name
        self.length = 0
        with refusals(f"writing {name}"):
            self._file = open(folder / f"{name}.npy", "xb")  # noqa: SIM115 closed by close()
            self._header()
            self._start = self._file.tell()

    def append(self, piece: np.ndarray) -> None:
        with refusals(f"writing {self._name}"):
            self._file.write(np.ascontiguousarray(piece, self._dtype).data)
        self.length += len(piece)

    def close(self) -> None:
        """Complete the file and sync it."""
        with refusals(f"writing {self._name}"), self._file:
            self._file.seek(0)
            self._header()  # numpy leaves room for the length to grow
            assert self._file.tell() == self._start
            self._file.flush()
            os.fsync(self._file.fileno())

    def __enter__(self) -> Growing:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self.close()
        else:
            with suppress(OSError):  # the error that led here says more
                self._file.close()

    def _header(self) -> None:
        about = {
            "descr": npy.dtype_to_descr(self._dtype),
            "fortran_order": False,
            "shape": (self.length, *self._row_shape),
        }
        npy.write_array_header_1_0(self._file, about)
