"""What embeddings of many texts are kept between runs? One file a text in a given folder would be many; one a batch."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from parcours.text.finding import Embedder

_BATCH = 256


class Kept:
    """An `Embedder` that keeps what it embedded in a folder, by a hash of each text."""

    def __init__(self, embedder: Embedder, folder: Path) -> None:
        self._embedder, self._folder = embedder, folder / embedder.name
        self._known: dict[bytes, NDArray[np.float32]] | None = None

    @property
    def name(self) -> str:
        return self._embedder.name

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        known = self._all()
        hashes = [hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).digest() for text in texts]
        missing = list({hash: text for hash, text in zip(hashes, texts, strict=True) if hash not in known}.items())
        for begin in range(0, len(missing), _BATCH):
            batch = missing[begin : begin + _BATCH]
            embedded = self._embedder.embed([text for _, text in batch])
            self.keep([hash for hash, _ in batch], embedded)
        return np.stack([known[hash] for hash in hashes]) if hashes else np.zeros((0, 384), np.float32)

    def keep(self, hashes: Sequence[bytes], embedded: NDArray[np.float32]) -> None:
        known = self._all()
        known.update(zip(hashes, embedded, strict=True))
        name = hashlib.blake2b(b"".join(hashes), digest_size=8).hexdigest()
        np.savez(self._folder / f"{name}.npz", hashes=np.frombuffer(b"".join(hashes), "V16"), embedded=embedded)

    def _all(self) -> dict[bytes, NDArray[np.float32]]:
        if self._known is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._known = {}
            for file in sorted(self._folder.glob("*.npz")):
                with np.load(file) as held:
                    self._known.update(zip((h.tobytes() for h in held["hashes"]), held["embedded"], strict=True))
        return self._known
