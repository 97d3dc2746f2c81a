"""What customers said, as four tools export it: reviews, tickets and calls, the exit survey, notes of interviews."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from parcours.worlds.lumen.calendar import END, utc
from parcours.worlds.lumen.dice import Dice
from parcours.worlds.lumen.exports import columns, write_csv
from parcours.worlds.lumen.interviews import Interview
from parcours.worlds.lumen.names import as_written
from parcours.worlds.lumen.records import Said
from parcours.worlds.lumen.texts import exit_answer, note, review, ticket

REVIEWS = columns("review_id review_date order_number reviewer_email product rating title body locale")
TICKETS = columns(
    "ticket_number created_at channel direction locale subject message order_number requester_email requester_phone "
    "satisfaction"
)
ANSWERS = columns("response_id submitted_at anonymous_id page_url device locale question answer score")
NOTES = columns("note_id date participant_email researcher locale task quote observation")
_QUESTION = {
    "en": "What kept you from ordering today?",
    "fr": "Qu'est-ce qui vous a empêché de commander aujourd'hui ?",
    "ro": "Ce v-a împiedicat să comandați astăzi?",
    "ru": "Что помешало вам сделать заказ сегодня?",
    "id": "Apa yang membuat Anda belum memesan hari ini?",
}


def reviews(path: Path, said: list[Said], texts: np.random.Generator) -> Path:
    rows = []
    for number, one in enumerate(_in_time(said), 1):
        country, order = one.person.country, one.order
        assert order is not None
        assert one.score is not None
        text = review(texts, country.language, one.score, one.topics, one.product)
        when = f"{utc(one.at):%Y-%m-%d %H:%M:%S} UTC"
        of = (order.name, one.person.email, one.product, one.score, text.title, text.text, country.locale)
        rows.append((f"RV{number:05d}", when, *of))
    return write_csv(path, REVIEWS, rows)


def tickets(path: Path, said: list[Said], texts: np.random.Generator, mess: Dice) -> Path:
    """Calls know a number, mails an address; which order it is about, one in three."""
    rows = []
    for number, one in enumerate(_in_time(said), 20_001):
        person, country = one.person, one.person.country
        order = one.order.name if one.order and mess.chance(0.6) else ""
        text = ticket(texts, country.language, one.topics[0], one.channel, order, one.product)
        by_phone = one.channel == "phone"
        phone = as_written(mess, person.phone, country.dial) if by_phone else ""
        rows.append((
            f"T{number}", f"{utc(one.at):%Y-%m-%dT%H:%M:%SZ}", one.channel, "outbound" if one.outbound else "inbound",
            country.locale, text.subject, text.text, order, "" if by_phone else person.email, phone,
            1 + mess.below(5) if mess.chance(0.3) else "",
        ))  # fmt: skip
    return write_csv(path, TICKETS, rows)


def answers(path: Path, said: list[Said], texts: np.random.Generator) -> Path:
    rows = []
    for number, one in enumerate(_in_time(said), 1):
        country, browser = one.person.country, one.browser
        assert browser is not None
        text = exit_answer(texts, country.language, one.topics[0])
        when = f"{utc(one.at):%Y-%m-%dT%H:%M:%SZ}"
        of = (browser.anonymous, one.page, browser.device, country.locale, _QUESTION[country.language], text, one.score)
        rows.append((f"EX{number:05d}", when, *of))
    return write_csv(path, ANSWERS, rows)


def notes(path: Path, interviews: list[Interview], texts: np.random.Generator) -> Path:
    rows = []
    for interview in interviews:
        person = interview.person
        for topic in interview.topics:
            text = note(texts, person.country.language, topic, interview.product)
            of = (person.email, interview.researcher, person.country.locale, text.task, text.quote, text.observation)
            rows.append((f"N{len(rows) + 1:04d}", interview.day.isoformat(), *of))
    return write_csv(path, NOTES, rows)


def _in_time(said: list[Said]) -> list[Said]:
    return sorted((one for one in said if one.at < END), key=lambda one: one.at)
