"""Arrays come back as they were, and folders of them appear whole or not at all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from parcours.store.arrays import Growing, building, load, save, sweep
from store.logs import run


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.uint32, np.int64, np.float64, np.bool_])
@pytest.mark.parametrize("length", [0, 1, 1000])
def test_an_array_comes_back(tmp_path: Path, kind: type, length: int) -> None:
    array = (np.arange(length) % 7).astype(kind)
    save(tmp_path, "time", array)
    back = load(tmp_path, "time")
    assert back.dtype == array.dtype
    assert np.array_equal(back, array)
    assert np.array_equal(np.load(tmp_path / "time.npy"), array), "a plain .npy file"
    with pytest.raises(ValueError, match="read-only"):
        back[...] = 0


def test_a_table_of_pairs_comes_back(tmp_path: Path) -> None:
    pairs = np.arange(12, dtype=np.uint32).reshape(6, 2)
    save(tmp_path, "pairs", pairs)
    assert np.array_equal(load(tmp_path, "pairs"), pairs)


def test_an_array_grows_piece_by_piece(tmp_path: Path) -> None:
    pieces = [np.arange(n, dtype=np.int32)[::2] for n in (5, 0, 100_000, 1)]
    with Growing(tmp_path, "row", np.int64) as file:
        for piece in pieces:
            file.append(piece)
        assert file.length == sum(map(len, pieces))
    assert np.array_equal(load(tmp_path, "row"), np.concatenate(pieces))
    assert load(tmp_path, "row").dtype == np.int64


def test_a_folder_appears_whole(tmp_path: Path) -> None:
    final = tmp_path / "generation-1"
    with building(final) as folder:
        save(folder, "time", np.arange(3))
        assert not final.exists()
    assert load(final, "time").tolist() == [0, 1, 2]
    assert [path.name for path in tmp_path.iterdir()] == ["generation-1"]


def test_a_folder_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> None:
        with building(tmp_path / "generation-1") as folder:
            save(folder, "time", np.arange(3))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_was_building_is_swept(tmp_path: Path) -> None:
    script = """
import os, sys
from pathlib import Path
from parcours.store.arrays import building
with building(Path(sys.argv[1]) / "generation-1") as folder:
    (folder / "time.npy").write_bytes(b"half")
    os._exit(9)
"""
    assert run(script, tmp_path).returncode == 9
    (tmp_path / "generation-0").mkdir()
    assert len(list(tmp_path.iterdir())) == 2
    sweep(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["generation-0"]


def test_a_disk_that_refuses_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    script = """
import resource, sys
from pathlib import Path
import numpy as np
from parcours.model.errors import StorageFailed
from parcours.store.arrays import building, save
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    with building(Path(sys.argv[1]) / "generation-1") as folder:
        save(folder, "small", np.zeros(10))
        save(folder, "large", np.zeros(100_000))
except StorageFailed as error:
    print(error, error.hint)
"""
    done = run(script, tmp_path)
    assert "File too large" in done.stdout, done.stderr
    assert "ulimit" in done.stdout
    assert list(tmp_path.iterdir()) == []
