"""What can texts be about, and how is that said otherwise? In the block `listening` of journey.yaml, which is written
anew as a whole: what stands beside it stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from parcours.listen import LANGUAGES, US, taxonomy_of, why_not
from parcours.model.errors import BadInput, UnknownName
from parcours.model.journey_edit import with_part
from parcours.model.journey_listening import USUAL, Listening, ThemeEdit, plain_listening
from parcours.model.journey_text import read_journey
from parcours.model.journey_yaml import write_yaml
from parcours.model.listening import THEMES
from parcours.text.taxonomy import Taxonomy as Themes
from parcours.text.taxonomy import Theme, shipped
from parcours.text.taxonomy.theme import ANY
from parcours.workspace.editing import edit_journey, journey_digest
from parcours.workspace.listening_types import ListeningSaid, Taxonomy, ThemeNames, ThemeSaid, ThemeTold, WordsOf
from parcours.workspace.voice_inbox import words_in
from parcours.workspace.workspace import Workspace

PART = "listening"


def taxonomy(of: Workspace) -> Taxonomy:
    """All themes, those left out too, with what journey.yaml says of each."""
    listening = of.journey.listening
    who = of.words.who(listening)
    usual = shipped(who.languages)
    texts = _texts(of)
    edits = {edit.theme: edit for edit in listening.themes}
    told = [_told(theme, edits.get(theme.key), texts.get(theme.name, 0), usual) for theme in _all(usual, listening)]
    return Taxonomy(
        seen=journey_digest(of),
        themes=told,
        competitors=list(listening.competitors),
        languages=list(who.languages),
        reader=listening.reader,
    )


def names(of: Workspace) -> list[ThemeNames]:
    """What themes are called by language; nothing is counted for it."""
    every = _all(shipped(()), of.journey.listening)
    return [ThemeNames(theme.name, shown) for theme in every if (shown := _names(theme))]


def say_theme(of: Workspace, said: ThemeSaid) -> Taxonomy:
    """Write what is said of a theme; what is None stays as it was."""

    def change(listening: Listening) -> Listening:
        was = next((edit for edit in listening.themes if edit.theme == said.theme), None)
        now = was or ThemeEdit(said.theme)
        now = now if said.words is None else replace(now, words=_cleaned(said.words))
        now = now if said.nots is None else replace(now, nots=_cleaned(said.nots))
        now = now if said.name is None else replace(now, name=said.name.strip())
        now = now if said.off is None else replace(now, off=said.off)
        others = [edit for edit in listening.themes if edit.theme != said.theme]
        return replace(listening, themes=tuple(others if now == ThemeEdit(said.theme) else [*others, now]))

    _edit(of, change, f"theme {said.theme}", said.seen)
    return taxonomy(of)


def unsay_theme(of: Workspace, theme: str) -> Taxonomy:
    """As it is shipped; one of one's own is gone."""
    if theme not in [edit.theme for edit in of.journey.listening.themes]:
        raise UnknownName(f"journey.yaml says nothing of the theme “{theme[:80]}”.", hint="Look at the themes again.")

    def change(listening: Listening) -> Listening:
        return replace(listening, themes=tuple(edit for edit in listening.themes if edit.theme != theme))

    _edit(of, change, f"theme {theme}", None)
    return taxonomy(of)


def say(of: Workspace, said: ListeningSaid) -> Taxonomy:
    """Write languages, reader or competitors."""
    if said.reader is not None and (why := why_not(of.journey.listening, said.reader))[0]:
        raise BadInput(why[0], hint=why[1])

    def change(listening: Listening) -> Listening:
        if said.languages is not None:
            codes = tuple(dict.fromkeys(code.strip().casefold() for code in said.languages if code.strip()))
            listening = replace(listening, languages=() if set(codes) == set(LANGUAGES) else codes)
        if said.competitors is not None:
            them = tuple(dict.fromkeys(name.strip() for name in said.competitors if name.strip()))
            listening = replace(listening, competitors=them)
        return listening if said.reader is None else replace(listening, reader=said.reader)

    _edit(of, change, PART, said.seen)
    return taxonomy(of)


def _edit(of: Workspace, change: Any, why: str, seen: str | None) -> None:
    def edited(text: str) -> str:
        now = change(read_journey(text).listening)
        for place, message, hint in now.faults():
            raise BadInput(f"{place}: {message}", hint=hint)
        taxonomy_of(now.languages or LANGUAGES, now.themes)  # which refuses what cannot be
        return with_part(text, PART, "" if now == USUAL else write_yaml({PART: plain_listening(now)}))

    edit_journey(of, edited, why, seen=seen)


def _all(usual: Themes, listening: Listening) -> Themes:
    """Those left out too."""
    return usual.edited([replace(edit, off=False) for edit in listening.themes])


def _names(theme: Theme) -> dict[str, str]:
    return {} if ANY in theme.names else dict(theme.names)


def _cleaned(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip() for word in words if word.strip()))


def _texts(of: Workspace) -> dict[str, int]:
    words = words_in(of.views.view())
    return dict(words.counts_of(THEMES, words.about.mask(US))) if words is not None else {}


def _told(theme: Theme, edit: ThemeEdit | None, texts: int, usual: Themes) -> ThemeTold:
    own = theme.key not in usual
    examples = {} if own else usual.theme(theme.key).examples
    return ThemeTold(
        key=theme.key,
        name=theme.name,
        names=_names(theme),
        touchpoint=theme.touchpoint,
        aspect=theme.key.partition(".")[2],
        own=own,
        off=edit is not None and edit.off,
        edited=edit is not None,
        words=list(edit.words) if edit else [],
        nots=list(edit.nots) if edit else [],
        shipped=[WordsOf(language, list(said)) for language, said in examples.items() if said],
        texts=texts,
    )
