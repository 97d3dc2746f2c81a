"""Which words does a text consist of? One way to cut and fold them, for everything that looks words up.

Folded is lower case without accents (customers leave them out as they please), `ё` as `е`, one apostrophe, no letter
three times over. French and Romanian elisions are words of their own (`l'article`, `n-am`), English contractions stay
whole (`don't`). Where a sentence ends stands a word of its own (`.`). Emoji are words, each by itself; what says as
much in brackets and colons becomes `:)` or `:(`.

The same string is cut once, whoever asks: feelings, kinds and themes share it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

BREAK = "."  # stands where a sentence ends, so that no phrase goes over it
ENDS = frozenset(".;\n")
_KEPT = 4096  # texts whose words are remembered: a few times what one batch asks for
_LATIN = [*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)]

_FOLDED: dict[int, str | None] = {code: unicodedata.normalize("NFD", chr(code).lower())[0] for code in _LATIN} | {
    ord("æ"): "ae",
    ord("œ"): "oe",
    ord("ø"): "o",
    ord("ł"): "l",
    ord("đ"): "d",
    ord("ı"): "i",
    ord("ё"): "е",
    **dict.fromkeys(map(ord, "’‘ʼ`´′"), "'"),
    # what is not seen, or only changes how a sign before it looks
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f"), None),
    **dict.fromkeys(range(0x0300, 0x0370), None),
    **dict.fromkeys(range(0x1F3FB, 0x1F400), None),
}
_FACES = (
    (re.compile(r"[:;=]['´]?[-^o]?[)\]dp]+(?!\w)|\^[_.-]?\^|\){2,}|<3+"), " :) "),
    (re.compile(r"[:;=]['´]?[-^o]?[(\[]+|\({2,}|[:=]['´]?-?[/\\|](?![/\w])"), " :( "),
)
_ONE_SIDED = re.compile(r"\)+(?=\s|$)")  # the smile of those who write Cyrillic
_STRETCHED = re.compile(r"(\w)\1{2,}")
_WORD = re.compile(
    r"[^\W\d_]+(?:'(?:t|s|re|ve|ll|d|m)\b)?"
    r"|\d+|:\)|:\(|!+|\?+|(?:\.+(?!\d)|[;\n])"
    r"|[\u203c\u2049\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001F000-\U0001FAFF]"
)


def fold(text: str) -> str:
    """The text as words are compared."""
    if not text.isascii():
        if not unicodedata.is_normalized("NFKC", text):
            text = unicodedata.normalize("NFKC", text)
        return text.lower().translate(_FOLDED)
    return text.lower().replace("`", "'")


@lru_cache(_KEPT)
def words(text: str) -> tuple[str, ...]:
    """The words of a text or a clause, in their order."""
    folded = fold(text)
    if ")" in folded or "(" in folded or "^" in folded or "<3" in folded or ":" in folded or "=" in folded:
        for face, sign in _FACES:
            folded = face.sub(sign, folded)
        if "(" not in folded:
            folded = _ONE_SIDED.sub(" :) ", folded)
    if _STRETCHED.search(folded):
        folded = _STRETCHED.sub(r"\1\1", folded)
    return tuple([BREAK if word[0] in ENDS else word for word in _WORD.findall(folded)])
