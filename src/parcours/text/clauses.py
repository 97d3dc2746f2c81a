"""Which parts of a text say something by themselves? Spans of clauses, in letters of the text.

A text is cut behind sentences and lines, before words of contrast (*but*, *но*, *mais*, *dar*, *tapi*), and at commas
and *and* where what follows can stand alone: not before *that*, *because*, *which*, and only where three words stand on
either side, so that lists stay whole. What a reader of words must not read is blanked first, letter by letter, so that
spans stay those of the text: markup, scripts, addresses of pages, mentions.
"""

from __future__ import annotations

import re

_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,2000}>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_HIDDEN = re.compile(r"<(script|style|template)\b", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|www\.)\S+|(?<!\w)@\w+|\S+@\S+\.\w+")

_SENTENCE = (
    r"[.!?…。！？]+(?=[\s\"'»”)\]]|$)[\"'»”)\]]*"
    r"|(?<=[^\W\d_]{2})(?:[!?…]+|\.+(?-i:(?=[A-ZÀ-ÞА-ЯЁ])))(?=[^\W\d_])"
    r"|\n+|;|(?<=\s)[-–—•·|/]+(?=\s)"
)
_CONTRAST = {
    "en": "but|however|although|though|except|whereas|while|unfortunately|nevertheless",
    "fr": "mais|cependant|pourtant|toutefois|n[ée]anmoins|par contre|en revanche|sauf que|alors que|malheureusement"
    "|bien que",
    "ro": "dar|[îi]ns[ăa]|totu[șşs]i|iar|[îi]n schimb|de[șşs]i|din p[ăa]cate|doar c[ăa]|numai c[ăa]|ci",
    "ru": "но|однако|зато|хотя|а|к сожалению|только вот|жаль|тем не менее",
    "id": "tapi|tetapi|namun|tp|tpi|sayangnya|cuma|cuman|hanya saja|sedangkan|padahal|meskipun|walaupun|meski|walau",
}
# an *and* ends a clause where the next has a subject of its own; three of the languages need none
_AND = {
    "en": r"and(?=\s+(?:the|it|its|it's|they|i|i'm|i've|we|my|our|their|your|this|these|he|she|you|there|nobody|nothing"
    r"|now|then|still|never|even)\b)",
    "fr": r"et(?=\s+(?:le|la|les|l['’]|je|j['’]|il|elle|ils|elles|on|nous|mon|ma|mes|c['’]|ce|cette|votre|vos|personne"
    r"|rien|aucun))",
    "ro": "[șşs]i",
    "ru": "и",
    "id": "dan|serta|lalu|trus",
}
# what follows a comma and cannot stand alone
_BOUND = {
    "en": "that|which|who|whom|whose|because|since|if|when|where|as|so|to|for|with|without|or|nor|than|until|unless",
    "fr": "que|qu|qui|dont|parce|car|si|quand|lorsque|comme|pour|avec|sans|ou|où|afin|puisque|ni|de|donc",
    "ro": "c[ăa]|care|pe care|pentru|deoarece|fiindc[ăa]|dac[ăa]|c[âa]nd|s[ăa]|cu|f[ăa]r[ăa]|sau|ori|nici|unde|cum"
    "|deci",
    "ru": r"что|чтоб|чтобы|котор\w+|если|когда|потому|так|как|где|куда|чем|или|ни|без|поэтому|кто|чего|как\w{2,3}"
    "|сколько|почему|пока|будто|раз",
    "id": "yang|yg|karena|krn|sebab|jika|kalau|kalo|bila|saat|ketika|agar|supaya|untuk|utk|dengan|dgn|tanpa|atau|bahwa"
    "|sehingga|jadi|seperti",
}
_LEAST = {"end": 1, "contrast": 2, "soft": 3}  # words between such a cut and the next


def clauses(text: str, language: str) -> list[tuple[int, int]]:
    """Where each clause begins and ends; none of a text without words."""
    return clauses_of(readable(text), language)


def clauses_of(seen: str, language: str) -> list[tuple[int, int]]:
    """The same, of what `readable` left of a text."""
    parts: list[tuple[int, str]] = [(0, "end")]  # where a part begins, and by what it was cut from the one before
    for cut in _CUTS.get(language, _PLAIN_CUTS).finditer(seen):
        kind = cut.lastgroup or "end"
        place = cut.end() if kind in ("end", "comma") else cut.start()
        parts.append((place, "soft" if kind in ("comma", "soft") else kind))
    spans: list[tuple[int, int, int]] = []  # begin, end, words
    waiting: int | None = None  # the begin of a part too short to stand before a soft cut
    for (begin, cut), (end, after) in zip(parts, [*parts[1:], (len(seen), "end")], strict=True):
        count = len(_WORD.findall(seen, begin, end))
        if count == 0:
            continue
        if waiting is not None:
            begin, waiting, cut = waiting, None, "end"
        if count < _LEAST[cut] and spans:
            spans[-1] = (spans[-1][0], end, spans[-1][2] + count)
        elif count < _LEAST[after] and after == "soft":
            waiting = begin
        else:
            spans.append((begin, end, count))
    if waiting is not None:
        spans.append((waiting, len(seen), 1))
    return [_trimmed(seen, begin, end) for begin, end, _ in spans]


def readable(text: str) -> str:
    """The text of the same length, blanks where nobody wrote words."""
    if "<" in text:
        text = _without_hidden(text)
    if "<" in text or "&" in text:
        text = _TAG.sub(_blanks, text)
    if "@" in text or "://" in text or "www." in text:
        text = _LINK.sub(_blanks, text)
    return text


def _without_hidden(text: str) -> str:
    """Scripts and styles blanked, those that nobody closed up to the end; each letter is looked at once."""
    place, kept = 0, []
    while (found := _HIDDEN.search(text, place)) is not None:
        closing = re.compile(rf"</{found[1]}\s*>", re.IGNORECASE).search(text, found.end())
        end = len(text) if closing is None else closing.end()
        kept += [text[place : found.start()], " " * (end - found.start())]
        place = end
    return "".join([*kept, text[place:]])


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    part = text[begin:end]
    return begin + len(part) - len(part.lstrip(_LOOSE)), begin + len(part.rstrip(_LOOSE))


_WORD = re.compile(r"[^\W_]+|[\u2600-\u27bf\U0001F000-\U0001FAFF]|[:;=]-?[()]")
_LOOSE = " \t\r\n,;–—•·|"


def _cuts(language: str) -> re.Pattern[str]:
    contrast, bound = _CONTRAST[language], _BOUND[language]
    return re.compile(
        rf"(?P<end>{_SENTENCE})|\b(?P<contrast>(?:{contrast})\b)|(?P<comma>,(?!\s*(?:{bound}|{contrast})\b)(?=\s))"
        rf"|(?<=\s)(?P<soft>(?:{_AND[language]})\b)",
        re.IGNORECASE,
    )


_CUTS = {language: _cuts(language) for language in _CONTRAST}
_PLAIN_CUTS = re.compile(rf"(?P<end>{_SENTENCE})")
