"""How do people really type? A slip here, a missing full stop there, a smile; no two alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from parcours.worlds.lumen.texts.grammar import Draw
from parcours.worlds.lumen.topics import Language

SMILES = {
    "+": ("😊", "❤️", "👍", "🥰", "💡", "✨", ":)", ":-)", "😍"),
    "0": ("🤷", ":/", "🙂", "😐"),
    "-": ("😡", "👎", "😞", ":(", "😤", "🙄"),
}
_RUSSIAN = {"+": (")", "))", ")))", "👍", "❤️", "😊"), "0": (")", "🤷", "..."), "-": ("(", "((", "😡", "👎")}
# what hasty writers of a language write in place of the whole word
_SHORT: Mapping[Language, Mapping[str, str]] = {
    "en": {"because": "cos", "you": "u", "please": "pls", "thank you": "thx", "really": "rly", "and": "&"},
    "fr": {"c'est": "c", "que": "q", "pour": "pr", "beaucoup": "bcp", "bonjour": "bjr", "merci": "mrc"},
    "ro": {"și": "si", "pentru": "pt", "că": "k", "foarte": "f", "pentru că": "ptr ca", "mulțumesc": "ms"},
    "ru": {"спасибо": "спс", "пожалуйста": "плиз", "сейчас": "щас", "вообще": "ваще", "сегодня": "седня"},
    "id": {
        "yang": "yg", "tidak": "ga", "sudah": "udah", "banget": "bgt", "untuk": "utk", "dengan": "dgn", "saya": "sy",
        "terima kasih": "makasih", "tapi": "tp", "belum": "blm", "karena": "krn", "bisa": "bs",
    },
}  # fmt: skip
# of so many texts: marks above letters left out; short forms
_BARE: Mapping[Language, float] = {"en": 0, "fr": 0.07, "ro": 0.35, "ru": 0, "id": 0}
_HASTY: Mapping[Language, float] = {"en": 0.05, "fr": 0.05, "ro": 0.08, "ru": 0.06, "id": 0.3}


def typed(text: str, draw: Draw, language: Language, tone: str) -> str:
    """The text as somebody typed it in a hurry, or with care."""
    if draw.chance(_BARE[language]):
        text = bare(text)
    if draw.chance(_HASTY[language]):
        text = _hasty(text, draw, _SHORT[language])
    if draw.chance(0.11):
        text = _slip(text, draw)
    if draw.chance(0.09):
        text = text.lower()
    if text.endswith("."):
        kind = draw.below(100)
        text = text[:-1] + ("" if kind < 27 else "!" if kind < 36 and tone != "0" else "..." if kind < 41 else ".")
    if draw.chance(0.11):
        smiles = _RUSSIAN if language == "ru" else SMILES
        smile = draw.one(smiles[tone])
        text += smile if smile[0] in "()." and language == "ru" else f" {smile}"
        text += smile if draw.chance(0.1) and smile[0] not in ":()." else ""
    return text


def bare(text: str) -> str:
    """Without marks above and below letters, as many keyboards write."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _hasty(text: str, draw: Draw, short: Mapping[str, str]) -> str:
    found = [word for word in short if re.search(rf"(?<!\w){word}(?!\w)", text)]
    for word in found[: 1 + draw.below(3)]:
        text = re.sub(rf"(?<!\w){word}(?!\w)", short[word], text)
    return text


def _slip(text: str, draw: Draw) -> str:
    """Two letters swapped, one left out or struck twice, within a longer word."""
    words = list(re.finditer(r"[^\W\d_]{5,}", text))
    if not words:
        return text
    word = draw.one(words)
    at = word.start() + 1 + draw.below(len(word.group()) - 2)
    kind = draw.below(3)
    if kind == 0:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + (text[at] * 2 if kind == 1 else "") + text[at + 1 :]
