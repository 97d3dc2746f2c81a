"""Where does a text hold a phone number? As it is grouped, and as what stands before it says."""

from __future__ import annotations

import re

_SEPARATORS = r"[ \u00a0\u202f.\-‐‑–/()]"
_NUMBER = re.compile(
    r"(?P<date>(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2})(?!\d|\.\d\d\.))"
    rf"|(?P<number>(?<![\w.,:/_-])(?:\+\s?)?\(?\d(?:{_SEPARATORS}{{0,3}}\d){{6,16}}(?![\w]|[.,:/-]\d|\s?[%€$£₽]))"
)
_CALLED = re.compile(
    r"(?:\b(?:t[ée]l|tel(?:[ée]phone|efon|epon|p)?(?:ul|ului)?|phone|mobile?|cell|portable|gsm|fix|fax|whats?app|viber"
    r"|telegram|wa|hp|no\.? ?hp|sms|call(?: me)?|text me|ring|appel(?:ez|er)(?: moi|-moi)?|joindre|contactez"
    r"|suna(?:ti|ți)|sunați-mă|hubungi|telp|nomor hp)"
    r"|\b(?:тел|телефон[а-я]{0,3}|моб|мобильн[а-я]{1,3}|сотов[а-я]{1,3}|звони(?:те|ть)|позвон(?:ите|ить)"
    r"|вотсап|ватсап))"
    r"(?:\s(?:is|number|no|nr|num[ée]ro|num[aă]rul|nomor|номер(?:а|у)?|мне|saya|me|au|la|at|on|по|le|ke|мой|est|este))"
    r"{0,3}[\s.:#№°+(-]{0,4}\Z",
    re.IGNORECASE,
)
_NOT_CALLED = re.compile(
    r"(?:\b(?:orders?|commandes?|comand\w{1,4}|pesanan|invoice|factur[ae]\w{0,2}|faktur|awb|tracking|colis|colet\w{0,3}|resi"
    r"|ticket|tichet\w{0,3}|tiket|sku|ean|upc|isbn|imei|siret|siren|cui|inn|ref|r[ée]f[ée]rence|article?|artikel|serial|s/n"
    r"|parcel|suivi|version|ver|id|kode|code|cod)"
    r"|\b(?:заказ[а-я]{0,3}|накладн[а-я]{1,3}|трек(?:-номер)?|артикул[а-я]{0,2}|инн|огрн|чек[а-я]{0,2}|посылк[а-я]{1,2}"
    r"|обращени[а-я]{1,2}))"
    r"(?:\s(?:is|number|no|nr|num[ée]ro|num[aă]rul|nomor|номер|de|n°|numarul))?[\s.:#№°=(-]{0,4}\Z|[#№]\s?\Z",
    re.IGNORECASE,
)
_LOOK_BACK = 40
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:([ \u00a0\u202f.])\d{3})(?:\1\d{3})*")
_DECIMAL = re.compile(r"0[.]\d+")
_NATIONAL = re.compile(
    r"8?[7-8]?[ -]?\(?[3489]\d{2}\)?[ -]?\d{3}[ -]\d{2}[ -]\d{2}"  # Russian: (495) 123-45-67, 916 123 45 67
    r"|[78][ -]?\(?[3489]\d{2}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}"  # 8 916 123-45-67, 89161234567
    r"|[78][ -]\(?[3489]\d{2}\)?[ -]\d{3}[ -]\d{4}|[78][ -]\(?[3489]\d{2}\)?[ -]\d{7}"
    r"|(?:1[ .-])?\([2-9]\d{2}\) ?[2-9]\d{2}[ .-]?\d{4}|(?:1[ .-])?[2-9]\d{2}([ .-])[2-9]\d{2}\1\d{4}"  # American
    r"|\(0\d{1,4}\)[ -]?\d{3,4}[ -]?\d{3,4}"  # (021) 5551234, (020) 7946 0958
)
_ABROAD = re.compile(r"(?:\+|00)[1-9]")


def mask_phones(text: str) -> str:
    """The text with `[phone]` in their places."""
    return _NUMBER.sub(_masked, text)


def _masked(found: re.Match[str]) -> str:
    written = found[0]
    if found["date"] is not None:
        return written
    opened = written.startswith("(") and written.count("(") > written.count(")")  # it opens what the number stands in
    start = found.start() + opened
    before = found.string[max(0, start - _LOOK_BACK) : start]
    return "(" * opened + "[phone]" if _is_phone(written[opened:], before) else written


def _is_phone(written: str, before: str) -> bool:
    digits = "".join(d for d in written if d.isdigit())
    if len(set(digits)) < 3 or len(digits) > 15:  # 000000, 1111111: nobody's
        return False
    plain = re.sub(r"^\+\s", "+", written.strip())
    if plain.startswith("+"):
        return len(digits) >= 8 and digits[0] != "0"
    if _NOT_CALLED.search(before):
        return False
    if _CALLED.search(before):
        return not _THOUSANDS.fullmatch(plain)
    if plain.startswith("00"):
        return _ABROAD.match(plain) is not None and len(digits) >= 10
    if digits[0] == "0":
        return _with_trunk(plain, digits)
    return not _THOUSANDS.fullmatch(plain) and _NATIONAL.fullmatch(plain) is not None


def _with_trunk(plain: str, digits: str) -> bool:
    """A number as it is dialled at home, with 0 first: 06 12 34 56 78, 0721 234 567, 0812-3456-7890, 020 7946 0958."""
    if digits[1] == "0" or _DECIMAL.fullmatch(plain):
        return False
    return len(digits) in (10, 11) or (digits.startswith("08") and len(digits) in (9, 12, 13))
