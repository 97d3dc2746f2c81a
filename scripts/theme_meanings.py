"""What do the shipped themes' example sentences mean? Writes their directions under the extra's model, to be shipped.

    python scripts/theme_meanings.py

To be run when an example in src/parcours/text/taxonomy/words/ changes; a test says so. Takes a minute.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from parcours.listen.adapters import e5_embedder
from parcours.text.taxonomy import shipped
from parcours.text.taxonomy.by_meaning import KEPT, digest, examples

PLACE = Path(__file__).parents[1] / "src" / "parcours" / "text" / "taxonomy" / "words" / KEPT
BATCH = 32


def main() -> None:
    embedder = e5_embedder()
    sentences = sorted({one for theme in shipped() for one in examples(theme)})
    vectors = []
    for first in range(0, len(sentences), BATCH):
        vectors.append(embedder.embed(sentences[first : first + BATCH]))
    write(sentences, np.concatenate(vectors), embedder.name)


def write(sentences: list[str], vectors: np.ndarray, embedder: str) -> None:
    """In whole numbers of eight bits: angles change by less than half a degree."""
    scale = 127 / float(np.abs(vectors).max())
    np.savez_compressed(
        PLACE,
        digests=np.array([digest(one) for one in sentences]),
        vectors=np.rint(vectors * scale).astype(np.int8),
        scale=np.float32(scale),
        embedder=np.array(embedder),
    )


if __name__ == "__main__":
    main()
