"""Where does a text hold an e-mail address? As programs write it, and as people do who hide it from them."""

from __future__ import annotations

import re

_BEFORE = re.compile(r"[\w.+%'’-]{1,64}")  # of what stands before, turned round
_LONGEST = 64
_DOMAIN = r"(?:[^\W_](?:[\w-]{0,62}[^\W_])?\.){1,5}(?:xn--[a-z0-9-]{2,30}|[^\W\d_]{2,24})"
_AFTER = re.compile(_DOMAIN)
_TOKEN = r"(?<![\w.+-])[\w.+-]{2,64}"
_AT = r"(?:\s{0,2}[\[({<]\s?(?:at|arobase|a|et|chez|собака)\s?[\])}>]\s{0,2}|\s{1,2}(?:arobase|собака)\s{1,2})"
_DOT = r"(?:\.|\s{0,2}[\[({<]\s?(?:dot|point|punct|titik|точка)\s?[\])}>]\s{0,2}|\s(?:dot|point|punct|titik|точка)\s)"
_SPELLED = re.compile(rf"{_TOKEN}{_AT}[\w-]{{2,63}}(?:{_DOT}[^\W\d_]{{2,24}}){{1,3}}(?!\w)", re.IGNORECASE)
_HIDING = re.compile(r"[\[({<]\s?(?:at|arobase|a|et|chez|собака)\s?[\])}>]|\s(?:arobase|собака)\s", re.IGNORECASE)
_STARTS_WITH_PUNCTUATION = re.compile(r"[.+%'’-]+")


def mask_emails(text: str) -> str:
    """The text with `[email]` in their places."""
    if "@" in text:
        text = _around_signs(text)
    return _SPELLED.sub("[email]", text) if _HIDING.search(text) else text


def _around_signs(text: str) -> str:
    """What stands around each @: looked at from there, so that long texts without one cost nothing."""
    found: list[str] = []
    done, at = 0, text.find("@")
    while at >= 0:
        before = _BEFORE.match(text[max(done, at - _LONGEST) : at][::-1])
        after = _AFTER.match(text, at + 1, at + 255) if before else None
        if before and after:
            start = at - before.end()
            quoted = _STARTS_WITH_PUNCTUATION.match(text, start, at)
            start = quoted.end() if quoted else start
            if start < at:
                found += [text[done:start], "[email]"]
                done = after.end()
        at = text.find("@", max(at + 1, done))
    return "".join([*found, text[done:]])
