"""What is masked in five languages, what must not be, and that no text takes longer than its length."""

from __future__ import annotations

import time

import pytest

from parcours.text.accounts import luhn
from parcours.text.masking import masked, unmasked_part


def _told(text: str) -> list[str]:
    return text.strip().replace("\n", "|").split("|")


EMAILS = _told("""
ivan.petrov+shop@mail.ru|иван@почта.рф|name [at] gmail.com|ivan собака mail.ru|john(at)gmail(dot)com
anna arobase orange.fr
""")
PHONES = _told("""
+7 916 123-45-67|8 (916) 123-45-67|89161234567|8-800-555-35-35|(495) 123-45-67|916 123-45-67|тел. 1234567
позвоните мне 2345678|+40 721 234 567|0721 234 567|0721.234.567|0721234567|sunați-mă la 0721-234-567
06 12 34 56 78|06.12.34.56.78|0612345678|+33 6 12 34 56 78|+33 (0)6 12 34 56 78|0033612345678|0812-3456-7890
081234567890|+62 812 3456 7890|hubungi WA 81234567890|(021) 5551234|(415) 555-2671|415-555-2671|415.555.2671
1-800-555-2671|+1 (415) 555-2671|020 7946 0958|07911 123456|call me at 4155552671
""")
CARDS = _told("""
4111 1111 1111 1111|4111111111111111|5555-5555-5555-4444|2200 7001 2345 6781|3782 822463 10005
6011 1111 1111 1117
""")
ACCOUNTS = _told("""
FR76 3000 6000 0112 3456 7890 189|RO49AAAA1B31007593840000|de89370400440532013000|rek BCA 1234567890
40817810099910004312
""")
ADDRESSES = _told("""
12 rue de la Paix, 75002 Paris|ул. Ленина, д. 5, кв. 12|str. Mihai Eminescu nr. 5, ap. 3|Jl. Sudirman No. 12
221B Baker Street
""")
NOBODYS = _told("""
order 1001|order #123456789|заказ 89161234567|commande 0612345678|order 4155552671|comanda nr. 0721234567
pesanan 081234567890|10001234567|12345678|12345678901|2019 2020 2021 2022|1 299 000 руб|Rp 1.250.000
1.250.000.000|89 161 234 567 rubles|8 900 000 000|from 01.02.2024 to 05.03.2024|01/02/2024 12:30
2024-01-02 10:15:33|2024-01-02T10:15:33|2024-01-02 - 2024-02-03|25.12.2023 20.01.2024|01.02.24-05.02.24
1990-1995, 2000-2005|3.14159265358979|0.123456789|192.168.100.200|10.0.19041.1234|120-60-45|48.856613, 2.352222
ISBN 978-2-07-036822-8|4006381333931|INV-0612345678|AWB 1234567890123|RA123456789RU|E27 60W 2700K 800 lumen
0000000000|+5000000|1234 5678 9012 3456|4111 1111 1111 1112|1000000000000000|tracking 4111111111111112
5 000 - 10 000|800-1000 1200-1500|1-2-3-4-5-6-7-8-9|@home 5@ 3|a @ b|price@5.99|5 Star service on Main Street
10 Best Lamps|3 rue|2 по 500, 3 по 700, итого 1 000 000|25 дней, 12 000 000 сум|рядом с улицей|la strada nr
jalan terus|lamp at 12 euros [at least]|meet at noon (a) or later
""")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (kind, text)
        for kind, texts in (("email", EMAILS), ("phone", PHONES), ("card", CARDS), ("account", ACCOUNTS),
                            ("address", ADDRESSES))
        for text in texts
    ],
)  # fmt: skip
def test_is_masked(kind: str, text: str) -> None:
    for written in (text, f"Merci! {text}, спасибо.", f"({text})"):
        assert f"[{kind}]" in masked(written)
        assert not any(letter.isdigit() or letter == "@" for letter in masked(written))


@pytest.mark.parametrize("text", NOBODYS)
def test_is_not_masked(text: str) -> None:
    for written in (text, f"It says {text}.", f"«{text}»"):
        assert masked(written) == written


def test_what_stands_around_stays() -> None:
    text = "Écrivez à jean-luc@exemple.fr ou au 06 12 34 56 78, commande 1042, 49,90 €, le 3.02.2026!"
    assert masked(text) == "Écrivez à [email] ou au [phone], commande 1042, 49,90 €, le 3.02.2026!"
    assert masked("Плати на 4111 1111 1111 1111, до 5 000 руб.") == "Плати на [card], до 5 000 руб."
    assert masked("a.b@c.de,d@e.fr;x@y") == "[email],[email];x@y"
    assert unmasked_part("Call [phone] now").split() == ["Call", "now"]


def test_masking_twice_is_masking_once() -> None:
    for text in (*EMAILS, *PHONES, *CARDS, *ACCOUNTS, *ADDRESSES):
        assert masked(masked(text)) == masked(text)


def test_the_check_digit_of_cards() -> None:
    assert luhn("79927398713")
    assert not any(luhn(f"7992739871{digit}") for digit in (0, 1, 2, 4, 5, 6, 7, 8, 9))


PIECES = [
    "1", "1 ", "a@", "@", "a", "+", "(", "rue ", "12 rue ", "12 Aa ", "ул. ", "str. a ", "jl a ", "06 12 ", "GB12 ",
    "a.", "a@a.", "a[at]", " ", "-1", "1 - ", "bd ", "St ", "1 Aaa@b. rue ", "4111 ", "tel ", "rek a ", ".",
    "a собака ", "the lamp is nice and I paid 12 euros ",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_length_whatever_is_in_a_text(piece: str) -> None:
    def seconds(letters: int) -> float:
        text = piece * (letters // len(piece))
        begun = time.process_time()
        masked(text)
        return time.process_time() - begun

    assert seconds(50_000) < 0.6  # measured: 0.02 to 0.12


def test_a_text_of_a_megabyte() -> None:
    begun = time.process_time()
    masked("the lamp is nice and I paid 12 euros " * 27_000)
    assert time.process_time() - begun < 8  # measured: 1.3; were it quadratic, hours
