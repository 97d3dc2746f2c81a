"""Whose words are these: the customer's, or ours? By what their part is called, by names stated, else by order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Literal

from parcours.collect.column_names import plain

Side = Literal["customer", "us"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OURS = _words("""
agent agents admin administrator operator support staff bot chatbot assistant system team teammate employee
representative rep advisor adviser manager moderator seller merchant owner interviewer researcher helpdesk service
агент оператор поддержка менеджер сотрудник специалист консультант магазин бот администратор интервьюер исследователь
модератор conseiller conseillere equipe operateur operatrice vendeur vendeuse service_client enqueteur enquetrice
suport consultant asistent echipa vanzator operatoare moderator cercetator intervievator
agen petugas layanan cs penjual toko pewawancara peneliti tim
""")
_CUSTOMERS = _words("""
customer client user end_user enduser visitor lead contact requester guest caller buyer shopper participant respondent
interviewee member subscriber patient
клиент клиентка покупатель покупательница пользователь гость посетитель заказчик участник участница респондент
cliente visiteur visiteuse acheteur acheteuse participante utilisateur utilisatrice repondant
clienta cumparator cumparatoare vizitator utilizator participant respondent
pelanggan pembeli pengguna pengunjung tamu peserta responden
""")
_NUMBERED = re.compile(r"_?\d+$")


def side_of(part: str, ours: Collection[str] = ()) -> Side | None:
    """By what a part, or who plays it, is called; None where that does not tell."""
    if not part:
        return None
    if part.casefold().strip() in ours:
        return "us"
    whole = _NUMBERED.sub("", plain(part))
    words = {whole, *whole.split("_")}
    if words & _OURS:
        return "us"
    return "customer" if words & _CUSTOMERS else None


def sides(speakers: Iterable[str], told: Mapping[str, Side | None]) -> tuple[dict[str, Side], bool]:
    """The side of each who speaks, in the order in which they first do; and whether that is a guess.

    Where one side is known, who is not of it is of the other. Where nothing is known, who begins is the customer.
    """
    order = [*dict.fromkeys(speakers)]
    known = {told.get(one) for one in order}
    if "us" in known:
        return {one: told.get(one) or "customer" for one in order}, False
    if "customer" in known:
        return {one: told.get(one) or "us" for one in order}, False
    return {one: "customer" if at == 0 else "us" for at, one in enumerate(order)}, len(order) > 1
