"""In which of the workspace's languages is a text written? One of them, or honestly none.

A naive Bayes model of 142 languages (py3langid; Lui & Baldwin 2012, ACL system demonstrations, 25-30) says how likely
each is, and words and letters of the five languages that we read say it again: the one is good at telling strangers,
the others at short texts. A language that was not asked for makes a text `unknown` where it is likelier than those
that were.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from parcours.text.finding import UNKNOWN
from parcours.text.lexicon import LANGUAGES, lexicon, small_words
from parcours.text.tokens import words

_READ = 100  # letters that suffice
_SEARCHED = 4_000  # letters in which they are looked for
_FEWEST = 2  # letters of a text whose language can be told
_SURE = 0.5  # of the chance of all languages
_CLEAR = 0.98  # chance by the model alone at which words need not be asked
_FLOOR = 1e-4  # chance of a language that the model rules out; words may know better
# by so much each makes its language likelier, as a logarithm
_WORD = 1.2  # a function word
_FELT = 0.8  # a word of feeling: many are alike in several languages
_LETTER = 1.5  # letters that Russian has and its neighbours have not, or the other way round
_RUSSIAN = re.compile("[ыэё]", re.IGNORECASE)
_NOT_RUSSIAN = re.compile("[іїєґўјљњћђџѓќѕ]|ъ(?![еёюя])", re.IGNORECASE)


class Languages:
    """Tells the languages of a workspace apart, and from all others."""

    def __init__(self, among: Sequence[str]) -> None:
        self.among = tuple(dict.fromkeys(among))
        self._small = {language: small_words(language) for language in self.among}

    def of(self, text: str) -> str:
        """ISO 639-1 of one of the languages, or `unknown`."""
        return self.of_each([text])[0]

    def of_each(self, texts: Sequence[str]) -> list[str]:
        """The language of every text; together they take a tenth of the time."""
        begins = [" ".join(text[:_SEARCHED].split())[:_READ] for text in texts]  # blanks where markup was say nothing
        asked = [i for i, begin in enumerate(begins) if sum(map(str.isalpha, begin)) >= _FEWEST]
        if not asked:
            return [UNKNOWN] * len(texts)
        model = _model()
        chances = model.chances([begins[i] for i in asked])
        columns = [model.column.get(language) for language in self.among]
        told = [UNKNOWN] * len(texts)
        for i, row in zip(asked, chances, strict=True):
            told[i] = self._told(begins[i], [0.0 if c is None else float(row[c]) for c in columns])
        return told

    def _told(self, text: str, chances: Sequence[float]) -> str:
        best = max(range(len(chances)), key=chances.__getitem__, default=0)
        if chances and chances[best] >= _CLEAR:
            return self.among[best]
        cut = words(text)
        likelier = [
            max(chance, _FLOOR if evidence else 0.0) * math.exp(evidence)
            for chance, evidence in zip(chances, (self._evidence(cut, text, a) for a in self.among), strict=True)
        ]
        best = max(range(len(likelier)), key=likelier.__getitem__, default=0)
        total = 1.0 - sum(chances) + sum(likelier)
        return self.among[best] if likelier and likelier[best] / total >= _SURE else UNKNOWN

    def _evidence(self, cut: Sequence[str], text: str, language: str) -> float:
        """What words and letters say for a language beside the model, as a logarithm."""
        evidence = _WORD * len(self._small[language].intersection(cut))
        if language in LANGUAGES:
            found = lexicon(language).find(cut)
            felt = {cut[place] for place, _, entry in found if entry != "none" and cut[place].isalpha()}
            evidence += _FELT * len(felt)
        if language == "ru":
            evidence += _LETTER * (bool(_RUSSIAN.search(text)) - 2 * bool(_NOT_RUSSIAN.search(text)))
        return evidence


class _Model:
    """The model's own automaton and tables, for many texts at once; its `rank` does the same for one."""

    def __init__(self, identifier: Any) -> None:
        self._next = np.asarray(identifier.tk_nextmove, np.int32)
        self._row = np.asarray(identifier.tk_row, np.int32) << 8
        self._out = np.asarray(identifier.tk_output, np.int32)
        self._table = np.asarray(identifier.nb_ptc, np.float32)
        self._prior = np.asarray(identifier.nb_pc, np.float32)
        self.column: dict[str, int] = {}
        self._twice: list[tuple[int, int]] = []  # languages of two scripts
        for column, language in enumerate(identifier.nb_classes):
            first = self.column.setdefault(language, column)
            self._twice += [(first, column)] if first != column else []

    def chances(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """[text, language]."""
        coded = [_coded(text) for text in texts]
        lengths = np.array([len(code) for code in coded])
        letters = np.zeros((lengths.max(), len(coded)), np.uint8)
        for text, code in enumerate(coded):
            letters[: len(code), text] = np.frombuffer(code, np.uint8)
        state = np.zeros(len(coded), np.int32)
        seen: list[NDArray[np.int64]] = []
        features = len(self._table)
        for place, row in enumerate(letters):
            state = self._next[self._row[state] + row]
            feature = self._out[state]
            there = np.flatnonzero((feature >= 0) & (place < lengths))
            seen.append(there * features + feature[there])
        found, counts = np.unique(np.concatenate(seen), return_counts=True)
        weights = csr_array(
            (np.log1p(counts.astype(np.float32)), (found // features, found % features)), shape=(len(coded), features)
        )
        scores = weights @ self._table + self._prior
        scores[np.bincount(found // features, minlength=len(coded)) == 0] = 0.0  # nothing known: all are as likely
        scores /= np.sqrt(np.maximum(lengths, 1))[:, None].astype(np.float32)
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        for first, second in self._twice:
            scores[:, first] += scores[:, second]
            scores[:, second] = 0.0
        return scores / scores.sum(axis=1, keepdims=True)


def _coded(text: str) -> bytes:
    text = text.lower() if text.isupper() else text
    return unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")


@cache
def _model() -> _Model:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # half a second, and only where words are read

    return _Model(LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True))
