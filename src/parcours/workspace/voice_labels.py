"""How is put right what was understood wrongly? A correction, which the numbers follow at once, and taking it back."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import numpy as np

from parcours.listen import Listened, Words, listened_of
from parcours.model.errors import BadInput, unknown_name
from parcours.store.corrections import Correction
from parcours.store.findings import HASH, hash_of
from parcours.text.finding import EMOTIONS, KINDS, SIGNS, UNKNOWN, Heard
from parcours.workspace.voice_inbox import place_of, text, words_in
from parcours.workspace.voice_text import UNREAD, Telling, correction_told
from parcours.workspace.voice_types import CorrectionTold, Field, NewCorrection, TextTold
from parcours.workspace.workspace import Workspace

_CLOSED: dict[str, Sequence[str]] = {"sign": SIGNS, "kinds": KINDS, "emotions": EMOTIONS}
_ONE = ("sign", "language")  # of which a text or clause has one
_MOST = 20  # values


def correct(of: Workspace, said: NewCorrection, *, now: int | None = None) -> TextTold:
    """Say what a text, or a clause of it, says instead. It holds of every text with the same words."""
    from parcours.store.app import labels  # slow to import: see `Workspace.app`

    view = of.views.view()
    words = words_in(view)
    which = place_of(words, said.key)
    assert words is not None
    telling = Telling(of, words)
    heard = telling.heard(which)
    value = _value(words, said.field, said.value)
    clause = _clause(heard, said)
    labels.add(
        of.app,
        hash_of(telling.raw(which)),
        said.field,
        value,
        clause=clause,
        was=_was(heard, said),
        why=said.why,
        now=int(time.time()) if now is None else now,
    )
    return text(of, said.key)


def take_back(of: Workspace, id: int) -> None:
    """It is as it was read again."""
    from parcours.store.app import labels

    labels.remove(of.app, id)


def corrections(of: Workspace) -> list[CorrectionTold]:
    """All of them, the latest first."""
    listened = listened_of(of.views.view())
    if listened is None:
        return [correction_told(one, None, str) for one in reversed(of.words.corrections)]
    return [
        correction_told(one, _heard(listened, one), listened.known.name_of) for one in reversed(of.words.corrections)
    ]


def _heard(listened: Listened, one: Correction) -> Heard | None:
    readings = listened.readings()
    at = int(readings.find(np.array([one.text], HASH))[0])
    return readings.heard(at) if at >= 0 else None


def _value(words: Words, field: Field, given: Sequence[str]) -> list[str]:
    value = list(dict.fromkeys(given))
    if field in _ONE and len(value) != 1:
        raise BadInput(f"A text has one {field}.", hint="Choose one.")
    if len(value) > _MOST:
        raise BadInput(f"{len(value)} values are more than {_MOST}.", hint="Choose those that matter.")
    if field in _CLOSED:
        for one in value:
            if one not in _CLOSED[field]:
                raise unknown_name(field.removesuffix("s"), one, _CLOSED[field])
    if field == "language":
        known = (*_languages(words), UNKNOWN)
        if value[0] not in known:
            raise unknown_name("language", value[0], known)
    return [_theme(words, one) for one in value] if field == "themes" else value


def _languages(words: Words) -> Sequence[str]:
    return getattr(words.listened.known, "languages", ())


def _theme(words: Words, named: str) -> str:
    """A theme's key, told by that or by its name."""
    themes: Any = getattr(words.listened.known, "taxonomy", ())
    keys = {theme.key: theme.key for theme in themes}
    known = {theme.name: theme.key for theme in themes} | keys
    if named not in known:
        raise unknown_name("theme", named, known)
    return known[named]


def _clause(heard: Heard, said: NewCorrection) -> tuple[int, int] | None:
    if said.clause is None:
        if said.field in _ONE or len(heard.findings) == 1:
            return None
        raise BadInput("This text says several things.", hint="Say which clause is meant.")
    if said.field == "language":
        raise BadInput("A language is the whole text's.", hint="Leave the clause out.")
    if not 0 <= said.clause < len(heard.findings):
        raise BadInput(f"There is no clause {said.clause} in this text.", hint="Open the text again.")
    finding = heard.findings[said.clause]
    return finding.start, finding.end


def _was(heard: Heard, said: NewCorrection) -> list[str]:
    if said.field == "language":
        return [heard.language]
    one = heard.findings[said.clause if said.clause is not None else 0] if heard.findings else UNREAD
    if said.field == "sign":
        return [heard.sign if said.clause is None else one.sign]
    return list(getattr(one, said.field, ()))
