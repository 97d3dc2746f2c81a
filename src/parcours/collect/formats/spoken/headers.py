"""What stands before a transcript or notes? Lines such as `Participant: anna@shop.example`, in five languages."""

from __future__ import annotations

import re

from parcours.collect.column_names import plain

_LINE = re.compile(r"[\s>*#_-]{0,8}([^\W\d_][^:\n]{0,38}?)[*_]{0,2}\s*:[*_]{0,2}\s+(\S.{0,2000})")
_NAMES = {
    "email": "email e_mail mail customer_email participant_email courriel surel почта имейл",
    "phone": "phone tel telephone telefon telepon телефон",
    "user_id": "user_id customer_id person_id client_id id_клиента id_client id_pelanggan",
    "order_number": "order order_number order_no commande numero_de_commande comanda numar_comanda заказ номер_заказа "
    "pesanan nomor_pesanan",
    "ticket_number": "ticket ticket_number case обращение номер_обращения tichet tiket",
    "date": "date day datetime дата data tanggal recorded recorded_at start started_at",
    "participant": "participant respondent interviewee participant_id участник участница респондент participante "
    "repondant peserta responden",
    "researcher": "researcher interviewer moderator observer исследователь интервьюер модератор enqueteur enquetrice "
    "chercheur cercetator intervievator moderator peneliti pewawancara",
    "study": "study project исследование etude studiu studi penelitian",
    "locale": "language locale lang язык langue limba bahasa",
    "channel": "channel канал canal kanal saluran",
    "about": "about competitor конкурент concurrent concurent pesaing",
    "title": "subject topic тема sujet objet subiect topik subjek",
    "score": "satisfaction csat score оценка note_globale nota skor",
}
_BY_NAME = {word: role for role, words in _NAMES.items() for word in words.split()}


def header(line: str) -> tuple[str, str] | None:
    """What a line tells, by our name for it; None where it is none of these."""
    found = _LINE.match(line)
    role = _BY_NAME.get(plain(found[1])) if found else None
    return (role, found[2].strip()) if found and role else None
