"""Which currency is meant? ISO 4217 codes, and the signs and words that stand for one currency alone.

A sign that several currencies share ($, kr, ¥) stays what it is: which one it means is for whoever states rates.
"""

from __future__ import annotations

_TEXT = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG
HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA
MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD
RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX
USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG HRK LTL LVL EEK"""
CODES = frozenset(_TEXT.split())
THREE_DECIMALS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})

_SIGNS = {
    "€": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "us$": "USD", "ca$": "CAD", "c$": "CAD", "a$": "AUD",
    "au$": "AUD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "mx$": "MXN", "nt$": "TWD", "r$": "BRL", "₽": "RUB",
    "руб": "RUB", "руб.": "RUB", "р.": "RUB", "₹": "INR", "₺": "TRY", "₴": "UAH", "грн": "UAH", "₸": "KZT",
    "₩": "KRW", "₪": "ILS", "₫": "VND", "₱": "PHP", "₦": "NGN", "฿": "THB", "zł": "PLN", "zl": "PLN", "kč": "CZK",
    "kc": "CZK", "ft": "HUF", "lei": "RON", "leu": "RON", "лв": "BGN", "лв.": "BGN", "rp": "IDR", "rp.": "IDR",
    "sfr.": "CHF", "sfr": "CHF", "元": "CNY", "円": "JPY", "₡": "CRC", "₲": "PYG", "s/": "PEN", "s/.": "PEN",
}  # fmt: skip
SHARED = {
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "UYU", "BBD", "JMD", "TTD"),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "¥": ("JPY", "CNY"),
}
"""Signs and the currencies that they may mean."""
_SHARED_WORDS = {"kr.": "kr", "￥": "¥"}


def currency_of(text: str) -> str | None:
    """The code that a code, sign or word means, or a shared sign in its one form; None where it means none."""
    if text.upper() in CODES:
        return text.upper()
    folded = text.casefold()
    folded = _SHARED_WORDS.get(folded, folded)
    return folded if folded in SHARED else _SIGNS.get(folded)


def may_mean(told: str, code: str) -> bool:
    """Whether amounts told in `told` are, or by their sign may be, amounts in `code`."""
    return told == code or code in SHARED.get(told, ())
