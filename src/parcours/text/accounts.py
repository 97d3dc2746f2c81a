"""Where does a text hold the number of a payment card or a bank account? Where its check digits agree."""

from __future__ import annotations

import re

_SPACE = r"[ \u00a0\u202f-]"
_CARD = re.compile(
    rf"(?<![\w.,/-])(?<!\+)(?:\d{{4}}(?:{_SPACE}\d{{4}}){{3}}(?:{_SPACE}\d{{1,3}})?"
    rf"|\d{{4}}{_SPACE}\d{{6}}{_SPACE}\d{{4,5}}|\d{{14,19}})(?![\w]|[.,/-]\d)"
)
_PREFIXES = re.compile(  # issuers' first digits, with how long their numbers are
    r"4\d{15}(?:\d{3})?|5[1-5]\d{14}|(?:222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|220[0-4]\d{12,15}"
    r"|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|35\d{14}|6(?:011|4[4-9]\d|5\d\d)\d{12}|62\d{14,17}|5[0678]\d{14}|6\d{15,18}"
)
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def _lengths(text: str) -> dict[str, int]:
    return {country: int(length) for country, length in (pair.split("=") for pair in text.split())}


_LENGTHS = _lengths("""
AD=24 AE=23 AL=28 AT=20 AZ=28 BA=20 BE=16 BG=22 BH=22 BR=29 BY=28 CH=21 CR=22 CY=28 CZ=24 DE=22 DK=18 DO=28 EE=20 EG=29
ES=24 FI=18 FO=18 FR=27 GB=22 GE=22 GI=23 GL=18 GR=27 GT=28 HR=21 HU=28 IE=22 IL=23 IQ=23 IS=26 IT=27 JO=30 KW=30 KZ=20
LB=28 LC=32 LI=21 LT=20 LU=20 LV=21 MC=27 MD=24 ME=22 MK=19 MR=27 MT=31 MU=30 NL=18 NO=15 PK=24 PL=28 PS=29 PT=25 QA=29
RO=24 RS=22 RU=33 SA=24 SC=31 SE=24 SI=19 SK=24 SM=27 ST=25 SV=28 TL=23 TN=24 TR=26 UA=29 VA=22 VG=24 XK=20
""")
_IBAN = re.compile(rf"(?<![\w])[A-Za-z]{{2}}\d{{2}}(?:{_SPACE}?[A-Za-z0-9]){{11,40}}")
_RUSSIAN = re.compile(r"(?<![\w.,-])4(?:08|23)\d{2}(?:[ ]?\d{3}[ ]?\d{12}|\d{15})(?!\w)")  # of persons, 20 digits
_NAMED = re.compile(  # where people say that a number is an account
    r"(?:\b(?:no\.?\s?)?rek(?:ening)?\b|\baccount (?:number|no)\b|\bnum[ée]ro de compte\b|\bnr\.? (?:de )?cont\b"
    r"|\bномер сч[её]та\b|\bр/с\b)"
    r"[\s.:№#]{0,3}(?:[A-Za-z]{2,12}[\s.:]{1,3}){0,3}(\d[\d -]{6,24}\d)(?!\w)",
    re.IGNORECASE,
)


def mask_accounts(text: str) -> str:
    """The text with `[card]` and `[account]` in their places."""
    text = _ibans(text)
    text = _CARD.sub(lambda m: "[card]" if _is_card(m[0]) else m[0], text)
    text = _RUSSIAN.sub("[account]", text)
    return _NAMED.sub(lambda m: m[0][: m.start(1) - m.start()] + "[account]", text)


def luhn(digits: str) -> bool:
    """Whether the last digit is the check of the others, as on cards."""
    last = digits[::-1]
    return (sum(map(int, last[::2])) + sum(_DOUBLED[int(d)] for d in last[1::2])) % 10 == 0


def _is_card(written: str) -> bool:
    digits = "".join(d for d in written if d.isdigit())
    return _PREFIXES.fullmatch(digits) is not None and len(set(digits)) > 1 and luhn(digits)


def _ibans(text: str) -> str:
    found: list[str] = []
    done, here = 0, _IBAN.search(text)
    while here is not None:
        end = _iban_end(text, here.start(), here.end())
        if end is not None:
            found += [text[done : here.start()], "[account]"]
            done = end
        here = _IBAN.search(text, end if end is not None else here.start() + 4)
    return "".join([*found, text[done:]])


def _iban_end(text: str, start: int, most: int) -> int | None:
    """Where the number that starts there ends, by its country's length and its check; None: it is none."""
    length = _LENGTHS.get(text[start : start + 2].upper())
    if length is None:
        return None
    kept: list[str] = []
    for place in range(start, most):
        if text[place].isalnum():
            kept.append(text[place])
        if len(kept) == length:
            whole = "".join(kept)
            after = text[place + 1 : place + 2]
            return place + 1 if whole.isascii() and not after.isalnum() and _mod_97(whole) else None
    return None


def _mod_97(iban: str) -> bool:
    turned = (iban[4:] + iban[:4]).upper()
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1
