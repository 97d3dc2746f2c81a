"""Which words part the notes of an interview? What somebody said, what was seen, the task, the time, how grave it is.

English, Russian, Romanian, French and Indonesian, compared as columns' names are.
"""

from __future__ import annotations

import re

from parcours.collect.column_names import plain

_PARTS = {
    "quote": "quote quotes verbatim said цитата цитаты слова citat citate citation citations verbatims kutipan",
    "observation": "observation observations observed seen note notes finding findings наблюдение наблюдения заметка "
    "заметки observatie observatii constat constats pengamatan observasi catatan",
    "task": "task scenario задание задача сценарий sarcina tache scenariu tugas skenario",
    "time_code": "time timecode time_code timestamp минута время тайм_код timp minut minutage heure waktu menit",
    "severity": "severity sev gravity серьезность важность тяжесть severitate gravitate gravite severite keparahan",
}
_BY_NAME = {plain(word): part for part, words in _PARTS.items() for word in words.split()}
_GRAVE = {  # Nielsen's scale ("Severity Ratings for Usability Problems", 1994): 0 none, 1 cosmetic .. 4 catastrophe
    "cosmetic": 1, "low": 1, "minor": 2, "medium": 2, "major": 3, "high": 3, "serious": 3, "critical": 4, "blocker": 4,
    "catastrophe": 4, "catastrophic": 4, "косметическая": 1, "низкая": 1, "незначительная": 2, "средняя": 2,
    "серьезная": 3, "высокая": 3, "критическая": 4, "блокирующая": 4, "cosmetica": 1, "mica": 1, "minora": 2,
    "medie": 2, "majora": 3, "mare": 3, "critica": 4, "blocanta": 4, "cosmetique": 1, "faible": 1, "mineure": 2,
    "moyenne": 2, "majeure": 3, "elevee": 3, "critique": 4, "bloquante": 4, "kosmetik": 1, "rendah": 1, "ringan": 2,
    "sedang": 2, "berat": 3, "tinggi": 3, "kritis": 4,
}  # fmt: skip
_KEY = re.compile(r"[\s>*_-]{0,8}([^\W\d_][^:\n|]{0,28}?)[*_]{0,2}\s*:[*_]{0,2}\s*(.*)", re.DOTALL)
_TASK = re.compile(r"([^\W\d_]+)\s*(?:№|#|no\.?|nr\.?)?\s*\d{0,3}\s*[:.–-]?\s*(.*)", re.DOTALL)
_CODE = re.compile(r"[\[(]\s*((?:\d{1,2}:)?\d{1,2}:\d{2})\s*[\])]")
_SEVERE = re.compile(
    r"[\[(]?\s*\b(?:severity|sev\.?|серь[её]зность|severitate|gravit[ée]|s[ée]v[ée]rit[ée]|gravitate|keparahan)"
    r"\s*[:=]?\s*([0-4])(?:\s*/\s*4)?\b\s*[\])]?|[\[(]S([0-4])[\])]",
    re.IGNORECASE,
)


def part_of(line: str) -> tuple[str, str] | None:
    """The part that a line says it is, and its words; None where it says nothing of the kind."""
    found = _KEY.match(line)
    part = part_named(found[1]) if found else None
    return (part, found[2].strip()) if found and part else None


def part_named(name: str) -> str | None:
    """By a heading, or a column's name: `Observations` is an observation."""
    return _BY_NAME.get(plain(name))


def task_of(heading: str) -> str | None:
    """`Task 2: find a lamp` is the task to find a lamp."""
    found = _TASK.match(heading)
    return (found[2].strip() or heading.strip()) if found and part_named(found[1]) == "task" else None


def severity(written: str) -> str:
    """0 to 4; empty where it cannot be told."""
    number = re.match(r"\s*([0-4])(?:\s*/\s*4)?\s*(?:\D|$)", written)
    if number:
        return number[1]
    word = plain(written.split()[0]) if written.split() else ""
    return str(_GRAVE[word]) if word in _GRAVE else ""


def taken_out(words: str) -> tuple[str, str, str]:
    """The words without a time code in brackets and a severity; and these two."""
    code, grave = _CODE.search(words), _SEVERE.search(words)
    if code:
        words = words.replace(code[0], " ", 1)
    if grave:
        words = words.replace(grave[0], " ", 1)
    said = " ".join(words.split()).strip(" ,;–-") if code or grave else words.strip()
    return said, code[1] if code else "", (grave[1] or grave[2]) if grave else ""
