"""Where does a text hold the name of a person? Where the words around it say so, or where the name is known.

Names are words like others; the words around them decide, in English, Russian, Romanian, French and Indonesian:

- *introductions* (`my name is`, `меня зовут`, `mă numesc`, `je m'appelle`, `nama saya`) and *titles* (`Mrs`, `Mme`,
  `doamna`, `Pak`) before a word with a capital;
- *greetings* at the begin of a line (`Dear Anna,`), where the word is a common given name: *Hello Lumen!* stays;
- *signatures* at the end, after a formula (`Kind regards, …`, `С уважением, …`), a given name on the last line, or two
  words with capitals there under a short line;
- names that are *known* from what is told of people, handed in: whole names anywhere, single words with a capital
  inside a sentence.

A name in the middle of a sentence that nobody told us stays: to find those would cost too many words that are none.
How many words are masked that are no names is measured in `bench/names.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from parcours.text.given_names import GIVEN_NAMES

MARK = "[name]"
_UP = "A-ZÀ-ÖØ-ÞĂȘȚŞŢА-ЯЁ"
_LOW = "a-zß-öø-ÿășțşţа-яё"
_WORD = rf"[{_UP}](?:[{_LOW}]{{1,24}}|[{_UP}]{{2,24}}|\.)(?:[-'’][{_UP}]?[{_LOW}]{{1,24}})?"
_NAME = rf"{_WORD}(?:[ \u00a0]{_WORD}){{0,2}}"
_INTRODUCED = re.compile(
    r"\b(?i:my name is|my name['’]s|my full name is|name['’]s|i am called|je m['’]\s?appelle|mon nom est"
    r"|mă numesc|ma numesc"
    r"|mă cheamă|ma cheama|numele meu este|numele meu e|nama saya(?: adalah)?|nama aku"
    r"|perkenalkan,? (?:nama )?saya|saya bernama"
    r"|меня зовут|мо[её] имя|вас беспокоит)[ \u00a0]{1,3}"
    rf"(?P<name>{_NAME}|[{_LOW}]{{3,24}}(?![\w'’-]))"
)
_TITLED = re.compile(
    r"(?<![\w.])(?:(?:Mr|Mrs|Ms|Miss|Dr|Mme|Mlle|Monsieur|Madame|Mademoiselle|M|[Dd]l|[Dd]na|[Dd]omnul"
    r"|[Dd]omnule|[Dd]oamna|[Dd]oamnă"
    r"|[Bb]apak|[Ii]bu|[Pp]ak|[Bb]u|[Kk]ak|[Mm]bak|Mas|[Гг]-н|[Гг]-жа|[Гг]осподин|[Гг]оспожа)\.?)[ \u00a0]"
    rf"(?P<name>{_NAME})(?![\w])"
)
_GREETED = re.compile(
    r"(?im:^[ \t]*(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|bonjour|bonsoir|salut|ch[eè]re?s?|coucou"
    r"|здравствуйте|здравствуй|привет|добрый (?:день|вечер)|доброе утро|уважаем(?:ый|ая)|дорог(?:ой|ая)"
    r"|bună(?: ziua)?|buna(?: ziua)?"
    r"|dragă|draga|stimat[ăe]|halo|hai|selamat (?:pagi|siang|sore|malam)|yth\.?)(?:,|!)?[ \u00a0]{1,2}(?-i:"
    rf"(?:[Kk]ak |[Mm]bak |[Mm]as |[Pp]ak |[Bb]u )?)(?P<name>(?-i:{_NAME}))(?=[ \t]*(?:[,!.:;–-]|$)))"
)
_SIGNED = re.compile(
    r"(?i:(?:kind|best|warm|many)?[ ]?regards|sincerely(?: yours)?|yours (?:sincerely|faithfully|truly)"
    r"|best wishes|cordialement"
    r"|bien cordialement|bien à vous|salutations(?: distinguées)?|с уважением|с наилучшими пожеланиями"
    r"|cu stim[ăa]|cu respect"
    r"|cu drag|toate cele bune|hormat saya|salam hormat|salam)[ \t]*[,.!–-]?\s{0,4}"
    rf"(?P<name>{_NAME})[ \t]*[.!]?(?=\s*(?:\[(?:phone|email)\]|\+?\d|\n|\Z))"
)
_LAST_LINE = re.compile(
    r"(?:\n[ \t]*(?:[-–—~][ \t]*)?|[.!?][ \t]*[-–—~][ \t]*|(?i:thanks|thank you|merci|спасибо|mul[țt]umesc"
    r"|terima kasih|makasih|cheers)"
    rf"(?i: d['’]avance| anticipat| in advance| заранее)?[ \t]*[,.!–-][ \t]*)(?P<name>{_NAME})[ \t]*[.!]?\s*\Z"
)
_UNDER_FORMULA = re.compile(
    rf"\n[ \t]*[^\n]{{2,28}}\n[ \t]*(?P<name>{_WORD}[ \u00a0]{_WORD}(?:[ \u00a0]{_WORD})?)[ \t]*[.!]?\s*\Z"
)
_TRIGGER = re.compile(  # nearly every text without one of these has no name that could be told
    r"(?i:name|nama\b|appelle|nom est|numesc|cheam|numele|зовут|имя|беспокоит|saya|\bm[rs]s?\b|miss|\bdr\b|mme"
    r"|mlle|\bm\. |monsieur"
    r"|madame|\bdl\b|\bdna\b|domnul|doamn|bapak|\bibu\b|\bpak\b|\bbu\b|\bkak\b|\bmbak\b|\bmas\b|г-н|г-жа"
    r"|господин|госпожа"
    r"|dear|\bhi\b|hello|\bhey\b|good |bon(?:jour|soir)|salut|ch[eè]re?|coucou|здравств|привет|добр|уважаем"
    r"|дорог|bun[ăa]|drag|stimat"
    r"|halo|\bhai\b|selamat|\byth|regards|sincerely|faithfully|truly|wishes|cordialement|à vous|уважением"
    r"|пожелани|stim[ăa]|respect"
    r"|cele bune|hormat|salam)|\n|[-–—~]\s*\w+\W*\Z|(?i:thank|merci|спасибо|mul[țt]umesc|kasih|makasih|cheers)"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NOT_NAMES = _words("""
not wrong the misspelled missing on in still spelled incorrect nowhere written also and here there above below mentioned
team support service customer all everyone sir madam lumen company shop store everybody folks guys friends
не там здесь неправильно написано так указано ошибочно команда друзья коллеги поддержка магазин все
pas mal bien équipe équipes service client tous toutes madame monsieur messieurs mesdames messieurs-dames support
nu este echipa echipă suport tuturor toți magazin greșit scris bine
tidak bukan salah tim admin toko semua kak min gan sis belum ada juga dan di
president minister who world universe usa america monday tuesday wednesday thursday friday saturday sunday
bank kota rumah guru anda
""")
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ENDS_SENTENCE = frozenset('.!?…:\n"«“„(')
_LOOK_BACK = 20  # letters; so many blanks begin a sentence as well
_SHORTEST = 3  # letters of a known name
_MOST_WORDS = 4


def mask_names(text: str, known: Collection[str] = ()) -> str:
    """The text with `[name]` in their places."""
    if known:
        text = _known(text, frozenset(known))
    if _TRIGGER.search(text) is None:
        return text
    text = _INTRODUCED.sub(lambda m: _masked(m) if _is_introduced(m["name"]) else m[0], text)
    text = _TITLED.sub(lambda m: _masked(m) if not _is_word(m["name"]) else m[0], text)
    text = _GREETED.sub(lambda m: _masked(m) if _is_given(m["name"]) else m[0], text)
    text = _SIGNED.sub(lambda m: _masked(m) if not _is_word(m["name"]) else m[0], text)
    text = _LAST_LINE.sub(lambda m: _masked(m) if _is_given(m["name"]) else m[0], text)
    return _UNDER_FORMULA.sub(lambda m: _masked(m) if not _is_word(m["name"]) else m[0], text)


def _masked(found: re.Match[str]) -> str:
    start, end = found.span("name")
    full = found["name"].endswith(".") and len(found["name"].split()[-1]) > 2
    return found[0][: start - found.start()] + MARK + ("." if full else "") + found[0][end - found.start() :]


def _is_introduced(name: str) -> bool:
    """In lower case only common given names: *my name is now on the card*."""
    return not _is_word(name) if name[0].isupper() else _is_given(name)


def _is_word(name: str) -> bool:
    return name.split()[0].casefold().strip(".") in _NOT_NAMES


def _is_given(name: str) -> bool:
    """Whether one of its words is a common given name: surnames stand first as often as last."""
    return any(plain(word) in GIVEN_NAMES for word in re.split(r"[ \u00a0]", name))


def plain(word: str) -> str:
    """Without accents and in lower case; й and ё as in the lists."""
    word = word.casefold().replace("ё", "е").strip(".")
    if word.isascii() or re.search("[а-я]", word):
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def _known(text: str, names: frozenset[str]) -> str:
    """Whole names anywhere; single ones where a capital inside a sentence says that a name is meant."""
    by_first = _by_first(names)
    found: list[str] = []
    tokens = [*_TOKEN.finditer(text)]
    done = at = 0
    while at < len(tokens):
        length = _length(tokens, at, by_first, text)
        if length:
            found += [text[done : tokens[at].start()], MARK]
            done = tokens[at + length - 1].end()
        at += max(1, length)
    return "".join([*found, text[done:]])


def _length(tokens: list[re.Match[str]], at: int, by_first: dict[str, list[tuple[str, ...]]], text: str) -> int:
    """How many words from here are a known name; 0: none."""
    for name in by_first.get(tokens[at][0].casefold(), ()):
        here = tuple(token[0].casefold() for token in tokens[at : at + len(name)])
        if here != name:
            continue
        if len(name) > 1 or (tokens[at][0][0].isupper() and not _begins(text, tokens[at].start())):
            return len(name)
    return 0


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins there, where every word has a capital."""
    before = text[max(0, at - _LOOK_BACK) : at].rstrip(" \t\u00a0")
    return not before or before[-1] in _ENDS_SENTENCE


@lru_cache(maxsize=8)
def _by_first(names: frozenset[str]) -> dict[str, list[tuple[str, ...]]]:
    """Names by their first word, the longest first."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(word.casefold() for word in _TOKEN.findall(name))
        if 0 < len(words) <= _MOST_WORDS and len(max(words, key=len)) >= _SHORTEST:
            found.setdefault(words[0], set()).add(words)
    return {first: sorted(some, key=lambda words: (-len(words), words)) for first, some in found.items()}
