"""Where do a file's bytes come from? Paths and globs, plain, gzip or zstd (told by content, not by name)."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path

import pyarrow as pa

from parcours.model.errors import BadInput

HEAD = 1 << 20
BLOCK = 16 << 20
_COMPRESSED = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd"}


def expand(patterns: Sequence[str | Path]) -> list[Path]:
    """The files that paths and globs (`**` too) name, each once; a glob's files in the order of their
    names.
    """
    found: dict[Path, None] = {}
    for pattern in patterns:
        path = Path(pattern).expanduser()
        if path.is_file():
            found[path] = None
            continue
        if path.is_dir():
            raise BadInput(f"{pattern} is a folder.", hint=f"Name files, for example '{path / '*.csv'}'.")
        matches = sorted(p for p in map(Path, glob.glob(str(path), recursive=True)) if p.is_file())
        if not matches:
            raise BadInput(
                f"There is no file {pattern}.",
                hint="Check the path; a pattern such as 'data/*.csv' also does.",
            )
        found.update(dict.fromkeys(matches))
    return list(found)


class Source:
    """A file on disk, read as often as wanted, decompressed on the way."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        try:
            self.size = self.path.stat().st_size
            with self.path.open("rb") as file:
                magic = file.read(4)
        except OSError as error:
            raise BadInput(
                f"{self.path} cannot be read: {error.strerror}.", hint="Check the path and your rights."
            ) from None
        self.compression = next((name for start, name in _COMPRESSED.items() if magic.startswith(start)), None)

    @cached_property
    def head(self) -> bytes:
        """The first bytes of the content."""
        return self.stream().read(HEAD)

    def stream(self) -> Stream:
        return Stream(self)

    def probes(self, count: int = 16, length: int = 64 << 10) -> list[bytes]:
        """Stretches from all over a file that is not compressed; of others, none."""
        if self.compression or self.size <= HEAD:
            return []
        with self.path.open("rb") as file:
            found = []
            for part in range(1, count + 1):
                file.seek(max(0, self.size * part // count - length) & ~3)
                found.append(file.read(length))
        return found


class Stream:
    """Bytes of a source from the beginning. `position` counts bytes on disk."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._file = pa.OSFile(str(source.path), "rb")
        compression = source.compression
        self._content = pa.CompressedInputStream(self._file, compression) if compression else self._file
        self.position = 0

    def read(self, size: int) -> bytes:
        """The next bytes, `size` of them unless the content ends; empty at the end."""
        try:
            data = self._content.read(size)
            self.position = self._file.tell()
        except (OSError, pa.ArrowException) as error:
            what = (
                f"the {self._source.compression} data is damaged or cut short"
                if self._source.compression
                else str(error)
            )
            raise BadInput(
                f"{self._source.path} cannot be read to its end: {what}.",
                hint="Copy or download the file again; nothing of it was loaded.",
            ) from None
        return data

    def blocks(self) -> Iterator[bytes]:
        """All of the bytes, the next block being read and decompressed while one is worked on."""
        size = BLOCK
        with ThreadPoolExecutor(1, thread_name_prefix="read") as ahead:
            coming = ahead.submit(self.read, size)
            while block := coming.result():
                coming = ahead.submit(self.read, size)
                yield block
