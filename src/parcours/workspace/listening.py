"""How far are a workspace's texts read, who reads the rest, and what can be learned from its own stars?"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from parcours.listen import US, Lesson, Who, Words, lesson, listened_of, why_not
from parcours.model.count import Count
from parcours.model.errors import BadInput, Cancelled
from parcours.model.journey_listening import READERS, ReaderName
from parcours.text.finding import SIGNS
from parcours.text.learning import Learned, learned_from
from parcours.workspace.listening_types import AboutRead, LanguageRead, LearnedTold, ReaderTold, SignRead, Understood
from parcours.workspace.voice_inbox import words_in
from parcours.workspace.words import Opened

Say = Callable[[str, int, int], object]  # what is done, how much of it, of how much
Stop = Callable[[], bool]


def listen(of: Opened, *, say: Say | None = None, cancel: Stop | None = None) -> Understood:
    """Read all that is not read. What was read when it is stopped stays read."""
    of.must_own("read texts")
    check_reader(of, of.journey.listening.reader)
    listened = listened_of(of.views.view())
    if listened is not None:
        listened.read(progress=lambda done, all: _tell(say, "reading", done, all), cancel=cancel)
    return understood(of)


def waits(of: Opened) -> bool:
    """Whether there are texts that no question has read, and that can be read here."""
    listened = listened_of(of.views.view())
    return listened is not None and listened.waits and not why_not(of.journey.listening, of.journey.listening.reader)[0]


def understood(of: Opened) -> Understood:
    """How far the texts are read, and what is known of them as a whole."""
    view = of.views.view()
    words = words_in(view)
    listening = of.journey.listening
    can = [ReaderTold(name, not (why := why_not(listening, name))[0], *why) for name in READERS]
    who = of.words.who(listening)
    if words is None:
        none, made = Count(0, view.people), len(of.words.corrections)
        return Understood(who.name, "", can, 0, 0, 0, none, list(who.languages), [], [], 0, [], made, 0, None, [])
    note = words.listened.note
    ours = words.about.mask(US)
    unsure = words.sign.mask("unsure") & ours
    return Understood(
        reader=who.name,
        version=who.version,
        can=can,
        texts=len(words),
        read=int(np.count_nonzero(words.read >= 0)),
        unread=int(np.count_nonzero(words.read < 0)),
        people=Count(len(np.unique(words.person)), view.people),
        asked_languages=list(who.languages),
        languages=[
            LanguageRead(value, n, int(np.count_nonzero(unsure & words.language.mask(value))))
            for value, n in sorted(words.language.counts(ours), key=lambda one: (-one[1], one[0]))
        ],
        signs=[SignRead(sign, int(np.count_nonzero(words.sign.mask(sign) & ours))) for sign in SIGNS],
        unsure=int(np.count_nonzero(unsure)),
        abouts=[AboutRead(value, n) for value, n in words.about.counts(np.ones(len(words), np.bool_))],
        corrections=len(of.words.corrections),
        stars=int(np.count_nonzero(~np.isnan(words.score) & ours)),
        learned=learned(of),
        notes=[note] if note else [],
    )


def learn(of: Opened, *, say: Say | None = None, cancel: Stop | None = None) -> LearnedTold:
    """Learn signs from scores beside texts, and from what people corrected. It is used where it helps."""
    of.must_own("learn from texts")
    listening = of.journey.listening
    check_reader(of, listening.reader)
    if listening.reader == "model":
        raise BadInput("A model of your own learns nothing here.", hint="Learn with the reader base or language.")
    view = of.views.view()
    words = words_in(view)
    if words is None:
        raise BadInput("Nobody said anything here.", hint="Load reviews with scores first.")
    _tell(say, "learning", 0, 100)
    found = lesson(words, of.words.corrections, _reads(of, words))
    who = Who(listening)  # what is learned is built upon what needs no learning
    model = study(found, who, say, cancel)
    at = int(time.time())
    report = {"at": at, "starred": found.starred, "corrected": found.corrected, "report": model.report.to_dict()}
    of.words.kept.keep(listening.reader, model.to_bytes() if model.helps else None, report)
    _tell(say, "learning", 100, 100)
    answer = learned(of)
    assert answer is not None
    return answer


def study(found: Lesson, who: Who, say: Say | None, cancel: Stop | None) -> Learned:
    """A model of good and bad, out of a lesson."""

    def progress(done: float) -> None:
        if cancel is not None and cancel():
            raise Cancelled("Learning was stopped.", hint="Start it again.")
        _tell(say, "learning", round(100 * done), 100)

    return learned_from(
        found.texts,
        found.signs,
        found.languages,
        before=who.before,
        embedder=who.embedder,
        weights=found.weights,
        progress=progress,
    )


def learned(of: Opened) -> LearnedTold | None:
    """How well what was learned does; None where nothing was."""
    from parcours.workspace.voice_learned import learned_told

    return learned_told(of.words.kept.report(of.journey.listening.reader))


def check_reader(of: Opened, reader: ReaderName) -> None:
    """Refuse a reader that cannot read here."""
    why, hint = why_not(of.journey.listening, reader)
    if why:
        raise BadInput(why, hint=hint)


def _reads(of: Opened, words: Words) -> Callable[[int], str]:
    from parcours.workspace.voice_text import Telling

    return Telling(of, words).raw


def _tell(say: Say | None, what: str, done: int, of: int) -> None:
    if say is not None:
        say(what, done, of)
