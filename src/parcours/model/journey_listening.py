"""How does a definition say what to listen for? Languages, who reads, themes in the workspace's own words, competitors.

listening:
  languages: [en, fr]
  reader: base                       # language: with the extra of that name; model: a model of your own
  themes:
    - {theme: delivery.late, name: Came late, words: [nowhere to be seen], not: [late night]}
    - {theme: club.fee, name: "Club: fee", words: [club fee, membership price]}
    - {theme: store.queue, off: true}
  competitors: [Brightly]
  others: keep                       # count events about competitors and markets as our own; else they are kept apart
  model: {address: "http://127.0.0.1:8000/v1", name: qwen3, consent: "Maud, 2026-11-22"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

Others = Literal["apart", "keep"]
ReaderName = Literal["base", "language", "model"]
READERS: tuple[ReaderName, ...] = get_args(ReaderName)
MOST_THEMES, MOST_WORDS, LONGEST_WORD = 200, 200, 200
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_KEY = re.compile(r"[^\s.][^.\n]*(\.[^\s.][^.\n]*)?")


@dataclass(frozen=True, slots=True)
class ThemeEdit:
    """A theme of one's own, or what is said otherwise of one that is shipped; `off`: it is not looked for."""

    theme: str  # touchpoint.aspect
    name: str = ""  # as it is shown; empty: as it is shipped
    words: tuple[str, ...] = ()  # words and phrases that tell it, besides the shipped ones
    nots: tuple[str, ...] = ()  # and some that do not, whatever else is in them
    off: bool = False


@dataclass(frozen=True, slots=True)
class HostedModel:
    """A model behind an address that speaks as OpenAI's does. Texts are sent there only with somebody's consent."""

    address: str
    name: str
    consent: str = ""  # who agreed that masked texts go there, and when


@dataclass(frozen=True, slots=True)
class Listening:
    """What a definition says of words. `languages` empty: those that the shipped words are in."""

    languages: tuple[str, ...] = ()
    reader: ReaderName = "base"
    themes: tuple[ThemeEdit, ...] = ()
    competitors: tuple[str, ...] = ()
    others: Others = "apart"  # what becomes of events whose `about` says that they are about others
    model: HostedModel | None = None

    def faults(self) -> Iterator[tuple[str, str, str]]:
        """What cannot be: where, what, and what to do."""
        for number, code in enumerate(self.languages):
            if not _LANGUAGE.fullmatch(code):
                yield f"languages[{number}]", f"“{code}” is no language's code.", "Write en, ru, ro, fr, id."
        yield from self._bad_themes()
        yield from self._bad_model()

    def _bad_themes(self) -> Iterator[tuple[str, str, str]]:
        if len(self.themes) > MOST_THEMES:
            yield "themes", f"{len(self.themes)} themes are more than {MOST_THEMES}.", "Join some."
        keys = [edit.theme for edit in self.themes]
        for number, edit in enumerate(self.themes):
            place = f"themes[{number}]"
            if not _KEY.fullmatch(edit.theme):
                yield f"{place}.theme", f"“{edit.theme}” is no theme.", "Write touchpoint.aspect, as in delivery.late."
            if keys.index(edit.theme) != number:
                yield f"{place}.theme", f"“{edit.theme}” is told twice.", "Write all of it in one place."
            if len(edit.words) > MOST_WORDS or len(edit.nots) > MOST_WORDS:
                yield place, f"a theme has more than {MOST_WORDS} words.", "Keep those that tell it."
            for word in (*edit.words, *edit.nots):
                if len(word) > LONGEST_WORD:
                    yield place, f"“{word[:30]}…” is longer than {LONGEST_WORD} letters.", "Write a word or a phrase."

    def _bad_model(self) -> Iterator[tuple[str, str, str]]:
        if self.reader == "model" and self.model is None:
            yield "reader", "no model is named.", "Add model: {address: ..., name: ..., consent: who and when}."
        if self.model is None:
            return
        parts = urlsplit(self.model.address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            yield "model.address", f"“{self.model.address}” is no address.", "Write one like http://127.0.0.1:8000/v1."
        if parts.username or parts.password or parts.query:
            yield "model.address", "an address here holds no secrets.", "Hand the key in as PARCOURS_MODEL_KEY."
        if self.reader == "model" and not self.model.consent:
            hint = "Write consent: who agreed that customers' texts, masked, are sent there, and when."
            yield "model.consent", "nobody has agreed to it yet.", hint


USUAL = Listening()


def plain_listening(said: Listening) -> dict[str, Any]:
    """As it is written."""
    plain: dict[str, Any] = {
        "languages": list(said.languages),
        "reader": said.reader if said.reader != USUAL.reader else None,
        "themes": [_plain_theme(edit) for edit in said.themes],
        "competitors": list(said.competitors),
        "others": said.others if said.others != USUAL.others else None,
    }
    if said.model is not None:
        model = {"address": said.model.address, "name": said.model.name, "consent": said.model.consent}
        plain["model"] = {key: value for key, value in model.items() if value}
    return {key: value for key, value in plain.items() if value}


def _plain_theme(edit: ThemeEdit) -> dict[str, Any]:
    plain = {"theme": edit.theme, "name": edit.name, "words": list(edit.words), "not": list(edit.nots)}
    return {key: value for key, value in plain.items() if value} | ({"off": True} if edit.off else {})
