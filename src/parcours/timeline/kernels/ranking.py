"""Which of its events is a row of the log? Bits for the sequences that it holds, and how many lie before."""

from __future__ import annotations

import numpy as np

from parcours.stats.compiled import helper, kernel


@kernel
def hold(seq, first, words):
    for i in range(len(seq)):
        at = seq[i] - first
        words[at >> 6] |= np.uint64(1) << np.uint64(at & 63)


@kernel
def count_before(words, before):
    """Fill `before`: how many bits are set in the words before each."""
    total = 0
    for w in range(len(words)):
        before[w] = total
        total += _ones(words[w])


@kernel
def rank(seq, first, words, before, ranks):
    """Fill `ranks`: how many held sequences are lower than each; -1 for one that is not held."""
    for i in range(len(seq)):
        at = seq[i] - first
        ranks[i] = -1
        if 0 <= at < len(words) * 64:
            word = words[at >> 6]
            bit = np.uint64(1) << np.uint64(at & 63)
            if word & bit:
                ranks[i] = before[at >> 6] + _ones(word & (bit - np.uint64(1)))


@helper
def _ones(word):
    word = word - ((word >> np.uint64(1)) & np.uint64(0x5555555555555555))
    word = (word & np.uint64(0x3333333333333333)) + ((word >> np.uint64(2)) & np.uint64(0x3333333333333333))
    word = (word + (word >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((word * np.uint64(0x0101010101010101)) >> np.uint64(56))
