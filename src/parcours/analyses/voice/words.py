"""Which properties hold what customers said, by their names? English, Russian, Romanian, French and Indonesian.

`text`, `score` and `title` are what the loader calls them where it knows a table of reviews. Other names count only on
events whose own name tells of feedback: a `rating` of a product that was looked at is nobody's answer.
"""

from __future__ import annotations

from collections.abc import Iterable

from parcours.collect.column_names import is_label, plain
from parcours.collect.together import vocabulary
from parcours.model.listening import PREFIX

TEXT, SCORE = "text", "score"


def _words(text: str) -> frozenset[str]:
    return frozenset(plain(word) for word in text.split())


_FEEDBACK = vocabulary.FEEDBACK | _words("""
rated ticket support interview opinion poll questionnaire answer answered csat ces exit
отзыв опрос анкета жалоба обращение оценка комментарий интервью ответ поддержка мнение
recenzie recenzii sondaj chestionar reclamatie plangere tichet evaluare comentariu interviu raspuns parere sugestie
avis sondage enquete reclamation plainte temoignage commentaire entretien reponse
ulasan survei kuesioner keluhan komplain tiket penilaian komentar wawancara tanggapan masukan testimoni
""")
_TEXTS = vocabulary.TEXT | _words("""
answer response reply quote verbatim remark description note notes
текст отзыв комментарий сообщение ответ жалоба
comentariu mesaj recenzie raspuns parere texte commentaire avis reponse teks pesan ulasan jawaban isi keluhan
""")
_SCORES = vocabulary.SCORE | _words("""
ces satisfaction effort likelihood оценка балл рейтинг nota scor evaluare note etoiles skor nilai penilaian bintang
""")
_NOT_SCORES = _words("count average avg mean number total sum id url version количество среднее moyenne medie jumlah")
_TITLES = ("title", "subject", "headline", "heading", "titre", "objet", "sujet", "titlu", "subiect", "заголовок",
           "тема", "judul", "subjek")  # fmt: skip
_LANGUAGES = ("language", "lang", "locale", "язык", "langue", "limba", "bahasa")
_DERIVED = ("journey.", PREFIX)  # how names begin that nobody's data have
_SIDES = ("direction", "author_type", "author_role", "sender_type", "sender_role", "направление")
_OURS = _words("""
outbound outgoing sent agent staff support employee operator admin system bot shop merchant seller company
исходящий исходящее исходящая trimis sortant envoye keluar
""")


def is_feedback(event: str) -> bool:
    """Whether an event's name tells that somebody says something: Review Answered, Ticket Created, Отзыв оставлен."""
    return bool(_tokens(event) & _FEEDBACK)


def is_ours(side: str) -> bool:
    """Whether a property that tells whose words they are says: the company's own."""
    return plain(side) in _OURS


def texts(properties: Iterable[str]) -> list[str]:
    """Those that may hold words, `text` first."""
    other = vocabulary.TITLE | vocabulary.SCORE
    return _first(TEXT, [p for p in properties if _tokens(p) & _TEXTS and not _tokens(p) & other and not _is_other(p)])


def scores(properties: Iterable[str]) -> list[str]:
    """Those that may hold scores, `score` first."""
    return _first(SCORE, [p for p in properties if _tokens(p) & _SCORES and not _is_other(p)])


def titles(properties: Iterable[str]) -> list[str]:
    return _known(properties, _TITLES)


def languages(properties: Iterable[str]) -> list[str]:
    return _known(properties, _LANGUAGES)


def sides(properties: Iterable[str]) -> list[str]:
    """Those that tell whose words they are: the customer's or the company's."""
    return _known(properties, _SIDES)


def _known(properties: Iterable[str], names: tuple[str, ...]) -> list[str]:
    told = [p for p in properties if not p.startswith(_DERIVED)]
    by_name = {plain(p.rpartition(".")[2]): p for p in sorted(told, reverse=True)}
    return [by_name[name] for name in map(plain, names) if name in by_name]


def _first(name: str, found: list[str]) -> list[str]:
    return sorted(found, key=lambda p: (p != name, p))


def _is_other(name: str) -> bool:
    return name.startswith(_DERIVED) or is_label(name) or bool(_tokens(name) & _NOT_SCORES)


def _tokens(name: str) -> frozenset[str]:
    return vocabulary.tokens(name)
