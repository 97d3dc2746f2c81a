"""What do customers of the lamp shop write and say? Texts of our own in five languages, composed so that they do not
repeat. The same state of the generator that is handed in gives the same text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from parcours.worlds.lumen.texts import writing
from parcours.worlds.lumen.texts.grammar import Draw
from parcours.worlds.lumen.texts.searches import query
from parcours.worlds.lumen.texts.writing import Pen
from parcours.worlds.lumen.topics import Language

__all__ = ["Note", "Review", "Ticket", "exit_answer", "note", "query", "review", "ticket"]

Channel = Literal["phone", "mail", "chat"]


@dataclass(frozen=True, slots=True)
class Review:
    title: str  # three in ten have none
    text: str


@dataclass(frozen=True, slots=True)
class Ticket:
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """An interview: what was to be done, what the interviewee said, what the researcher saw."""

    task: str
    quote: str
    observation: str


def review(rng: np.random.Generator, language: Language, stars: int, topics: Sequence[str], product: str) -> Review:
    """A review of so many stars about the topics."""
    draw = _draw(rng)
    # three stars are mixed; now and then four or two are
    mixed = stars == 3 or (stars in (2, 4) and draw.chance(0.15))
    pen = Pen(language, draw, "0" if mixed else "+" if stars > 3 else "-", product=product)
    text = writing.review(pen, topics)
    return Review(writing.title(pen, topics), text)


def ticket(
    rng: np.random.Generator, language: Language, topic: str, channel: Channel, order: str = "", product: str = ""
) -> Ticket:
    """A mail, a chat, or an agent's notes of a call."""
    draw = _draw(rng)
    tone = "+" if topic in writing.GOOD else "0" if topic in writing.MILD else "-"
    pen = Pen(language, draw, tone, product=product, order=order)
    write = {"mail": writing.mail, "chat": writing.chat, "phone": writing.call}[channel]
    text = write(pen, topic)
    subject = writing.capital(pen.short(topic))
    return Ticket(f"{subject} ({order})" if order and draw.chance(0.3) else subject, text)


def exit_answer(rng: np.random.Generator, language: Language, topic: str) -> str:
    """Why somebody leaves, in a few words or more."""
    tone = "0" if topic in writing.MILD else "+" if topic in writing.GOOD else "-"
    return writing.answer(Pen(language, _draw(rng), tone), topic)


def note(rng: np.random.Generator, language: Language, topic: str, product: str = "") -> Note:
    """Of an interview."""
    tone = "0" if topic in writing.MILD else "+" if topic in writing.GOOD else "-"
    pen = Pen(language, _draw(rng), tone, product=product)
    task = writing.capital(pen.general("task"))
    return Note(f"{task}.", writing.spoken(pen, topic), writing.observed(pen, topic))


def _draw(rng: np.random.Generator) -> Draw:
    return Draw(int(rng.integers(1 << 63)))
