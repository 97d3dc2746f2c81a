"""Which of the Latin code pages is it? Western, Central European, Turkish: few letters differ.

Detectors tie between them. Decided by the letters that would differ: one language has to explain them.
"""

from __future__ import annotations

_LANGUAGES = {
    "cp1252": ("àâçéèêëîïôùûüœ", "äöüß", "áéíóúñü", "áâãàçéêíóôõú", "àèéìòù", "åäöæø", "ëïéè", "áðéíóúýþæö"),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž"),
    "iso8859_2": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž"),
    "cp1254": ("çğıöşüâîû",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äöüõšž"),
}
LATIN = tuple(_LANGUAGES)
_CENTRAL = ("cp1250", "iso8859_2")  # differ in a few of the letters that they share against Western
_SIGNS = "£¥§©®°²³·¿¡«»"
_CLEARLY = 0.1  # by how much another page must explain more than Western does


def latin_page(sample: bytes) -> str:
    """The Latin code page whose languages explain the sample's letters best; Western unless another clearly
    does.
    """
    western = sample.decode("cp1252", "replace")
    texts = {page: text for page in LATIN[1:] if (text := _decoded(sample, page))}
    central = {i for page in _CENTRAL if page in texts for i in _differences(western, texts[page])}
    best, most = "cp1252", 0.0
    for page, text in texts.items():
        places = sorted(central) if page in _CENTRAL else _differences(western, text)
        if not places:
            continue
        high = [i for i, c in enumerate(text) if not c.isascii()]  # the common letters tell Turkish from Icelandic
        gain = sum(_explained(text, at, page) - _explained(western, at, "cp1252") for at in (places, high))
        if gain > max(most, _CLEARLY):
            best, most = page, gain
    return best


def _decoded(sample: bytes, page: str) -> str:
    try:
        return sample.decode(page)
    except UnicodeDecodeError:
        return ""


def _differences(one: str, other: str) -> list[int]:
    return [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]


def _explained(text: str, places: list[int], page: str) -> float:
    """The share of the places that some one language of the page has letters for."""
    signs = sum(text[i] in _SIGNS and not text[i + 1 : i + 2].isalpha() for i in places) if page == "cp1252" else 0
    letters = [text[i] for i in places if _in_word(text, i)]
    known = max(
        sum(c.lower() in alphabet or (c == "İ" and page == "cp1254") for c in letters) for alphabet in _LANGUAGES[page]
    )
    return (known + signs) / len(places)


def _in_word(text: str, at: int) -> bool:
    return text[at].isalpha() and (text[at - 1 : at].isalpha() or text[at + 1 : at + 2].isalpha())
