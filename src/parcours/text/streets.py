"""Where does a text hold a street with a house's number? Only where both, and a word for a street, are there."""

from __future__ import annotations

import re

_NUMBER = r"\d{1,4}(?:[ ]?(?:bis|ter|quater|[A-Za-zА-Яа-я]))?"
_NAME = r"[^\W\d_][\w'’.-]{0,30}"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĂÂÎȘȚŞŢ][\w'’.-]{0,30}"

_FRENCH = (
    rf"\b{_NUMBER},? (?:rue|avenue|av\.|boulevard|bd\.?|bld|allée|allee|chemin|impasse|quai|cours|faubourg|passage)"
    rf" (?:(?:de la|de l['’]|des|du|de|d['’]|l['’]|la|le|les) ?)?{_NAME}"
    rf"(?:[ -](?:de la|de|du|des|d['’]|et)?[ ]?{_CAPITAL}){{0,3}}(?:,? \d{{5}}(?: {_CAPITAL}){{0,2}})?"
)
_RUSSIAN = (
    r"\b(?:ул(?:\.|ица|ице|ицы)|пр(?:-т|осп\.|оспект|оспекте)|пер(?:\.|еулок)|шоссе|б(?:ульвар|-р)|наб(?:\.|ережная))"
    rf"\s?{_NAME}(?: {_NAME}){{0,2}},? ?(?:д(?:\.|ом) ?)?{_NUMBER}"
    r"(?:[/-]\d{1,3})?(?:,? ?(?:кв|корп|к|стр|подъезд|эт)\.? ?\d{1,4}){0,4}"
)
_ROMANIAN = (
    r"\b(?:str(?:\.|ada|\.da)|b(?:d|-dul|dul|ulevardul|lvd)\.?|calea|aleea|șos\.|sos\.|șoseaua|soseaua|intrarea|splaiul)"
    rf"\s?{_NAME}(?: {_NAME}){{0,3}},? ?(?:nr\.?|num[ăa]rul) ?{_NUMBER}"
    r"(?:,? ?(?:bl|sc|et|ap|bloc|scara|etaj|apartament)\.? ?[A-Z]?\d{0,4}[A-Z]?\d{0,3}){0,4}"
)
_INDONESIAN = (
    rf"\b(?:jl\.?|jln\.?|jalan|gg\.?|gang) {_NAME}(?: {_NAME}){{0,3}},? ?(?:no\.?|nomor) ?{_NUMBER}"
    r"(?:,? ?(?:rt|rw)[. /]{0,2}\d{1,3}(?:/(?:rw)?[. ]?\d{1,3})?){0,2}"
)
_ENGLISH = (
    rf"\b(?:(?:Flat|Apt\.?|Apartment|Unit) \w{{1,4}},? )?\d{{1,5}}[A-Za-z]? (?:{_CAPITAL} ){{1,3}}"
    r"(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Ln\.?|Drive|Dr\.?|Court|Ct\.?|Crescent|Terrace|Boulevard|Blvd\.?"
    r"|Close|Way|Square|Gardens)(?!\w)"
)
_STREETS = (
    (re.compile(_FRENCH, re.IGNORECASE), re.compile(r"\b(?:rue|av|avenue|boulevard|bd|bld|all[ée]e|chemin|impasse|quai"
                                                    r"|cours|faubourg|passage)\b", re.IGNORECASE)),
    (re.compile(_RUSSIAN, re.IGNORECASE), re.compile(r"\b(?:ул|пр|пер|шоссе|б|наб)", re.IGNORECASE)),
    (re.compile(_ROMANIAN, re.IGNORECASE), re.compile(r"\b(?:str|b|calea|aleea|șos|sos|șoseaua|intrarea|splaiul)",
                                                      re.IGNORECASE)),
    (re.compile(_INDONESIAN, re.IGNORECASE), re.compile(r"\b(?:jl|jln|jalan|gg|gang)\b", re.IGNORECASE)),
    (re.compile(_ENGLISH), re.compile(r"\b(?:St|Street|Road|Rd|Ave|Avenue|Lane|Ln|Dr|Drive|C|T|B|Way|Square|Gardens)")),
)  # fmt: skip


def mask_streets(text: str) -> str:
    """The text with `[address]` in their places."""
    for street, word in _STREETS:
        if word.search(text):
            text = street.sub("[address]", text)
    return text
