"""What are people called, and where are they reached? Names as they are common in each language; no real person's."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from parcours.worlds.lumen.dice import Dice
from parcours.worlds.lumen.shop import Country
from parcours.worlds.lumen.topics import Language


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_FIRST: Mapping[Language, tuple[str, ...]] = {
    "en": _words("Alice Amelia Beth Callum Chloe Daniel Ella Finn Grace Harry Isla Jack Kate Leo Mia Noah Olive Priya "
                 "Ruth Sam Tess Umar Violet Will Zoe Arjun Hannah Ewan"),
    "fr": _words("Adèle Antoine Baptiste Chloé Damien Élise Fabien Gaëlle Hugo Inès Jules Karim Léa Margaux Nadia "
                 "Océane Paul Quentin Romane Simon Théo Ursule Valérie Yann Zoé Sarah Lucas Manon"),
    "ro": _words("Alexandra Andrei Bianca Cătălin Daria Elena Florin Gabriela Horia Ioana Iulian Larisa Mihai Nicoleta "
                 "Ovidiu Paula Radu Simona Ștefan Teodora Vlad Oana Sorin Ilinca"),
    "ru": _words("Анна Борис Вера Галина Денис Евгения Жанна Игорь Ирина Кирилл Лариса Максим Олег Полина Роман "
                 "Светлана Татьяна Юлия Ян Артём Дарья"),
    "id": _words("Adi Ayu Bagus Citra Dewi Eka Fajar Gita Hendra Indah Joko Kartika Lestari Made Nur Putri Rizki Sari "
                 "Teguh Wulan Yudi Agus Ratna"),
}  # fmt: skip
_LAST: Mapping[Language, tuple[str, ...]] = {
    "en": _words("Ashdown Barlow Cartwright Dunmore Ellery Fenwick Garside Hartley Ingham Kershaw Langton Moss "
                 "Newbold Oakes Penrose Rowntree Selby Thorne Underhill Wadsworth Yates Patel Khan"),
    "fr": _words("Aubry Besson Carlier Delorme Esnault Fournel Guérin Hamon Imbert Joly Lacombe Marchand Noiret "
                 "Ollivier Perrot Renaud Savary Tessier Vasseur Weiss Benali Diallo Colin"),
    "ro": _words("Albu Bărbulescu Cernea Dobre Enescu Filip Grosu Hanganu Iacob Lupu Manole Neagu Olaru Pavel Rusu "
                 "Sandu Tănase Ursu Voicu Zamfir"),
    "ru": _words("Белая Волкова Гончар Дроздова Ершова Зимина Котенко Лебедь Мороз Новак Орлова Попович Руденко "
                 "Савчук Тихая Цуркан Чебан Шевчук Яковенко Русу"),
    "id": _words("Anggraini Budiman Cahyadi Darmawan Firmansyah Gunawan Halim Irawan Kusuma Lesmana Maharani Nugroho "
                 "Pratama Rahayu Santoso Siregar Utami Wijaya Wibowo"),
}  # fmt: skip
_LATIN = str.maketrans(
    dict(zip("абвгдеёжзийклмнопрстуфхцчшщыэюя",
             _words("a b v g d e e zh z i i k l m n o p r s t u f h ts ch sh sch y e yu ya"), strict=True))
)  # fmt: skip


def first_and_last(dice: Dice, language: Language) -> tuple[str, str]:
    return dice.pick(_FIRST[language]), dice.pick(_LAST[language])


def address(dice: Dice, number: int, first: str, last: str, country: Country) -> str:
    """An e-mail address; the person's number keeps it apart from those of others with the same name."""
    sign = dice.pick((".", "_", ""))
    return f"{_plain(first)}{sign}{_plain(last)}{number}@{dice.pick(country.mail)}"


def telephone(number: int, country: Country) -> str:
    """A mobile number in its one form; the person's number is in it, so that no two are the same."""
    return f"+{country.dial}{country.begins}{(number * 7_919 + 10_000_019) % 10**country.digits:0{country.digits}d}"


def as_written(dice: Dice, phone: str, dial: str) -> str:
    """A number as people and programs write it."""
    national = phone[1 + len(dial) :]
    parts = " ".join([national[:1], *(national[at : at + 2] for at in range(1, len(national), 2))])
    return dice.pick((phone, f"+{dial} {parts}", f"(+{dial}) {national[:3]}-{national[3:]}"))


def _plain(name: str) -> str:
    latin = name.casefold().translate(_LATIN)
    return "".join(c for c in unicodedata.normalize("NFKD", latin) if c.isascii() and c.isalnum())
