"""How is one text told? Masked, with its clauses where they stand in what is shown, who said it, what was corrected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from parcours.listen import Correction, Words, clause_of, placed, text_at, titles_at
from parcours.people import Called, Place, id_text, positions
from parcours.store.findings import hash_of
from parcours.text.finding import UNKNOWN, Finding, Heard
from parcours.text.shown import shown
from parcours.text.titled import is_said
from parcours.timeline.generation import Generation
from parcours.workspace.names_known import names_of
from parcours.workspace.voice_types import ClauseTold, CorrectionTold, PinTold, TextTold, Theme
from parcours.workspace.words import Opened

LETTERS, TITLE = 4_000, 200  # of a text, of its title, at most
UNREAD = Heard(UNKNOWN, 0.0, 0.0, "unsure", ())


class Telling:
    """Ready to tell the texts of one view, words about others among them."""

    def __init__(self, of: Opened, words: Words) -> None:
        self._of, self._view, self._words = of, words.snapshot, words
        self.people = names_of(of)  # who must not be named in what is shown
        self._property = {source.event: str(source.text) for source in words.listened.sources}
        self._alike = Counter[bytes]()
        self._pins = _pins(of)
        self._corrections: dict[bytes, list[Correction]] = {}
        for one in words.listened.corrections:
            self._corrections.setdefault(one.text, []).append(one)

    def texts(self, which: NDArray[np.int64]) -> list[TextTold]:
        """Some texts, by their places."""
        generations = {int(n): self._view.generations[int(n)] for n in np.unique(self._words.generation[which])}
        called = Called(self._view, generations.values())
        alike = np.isin(self._words.hashes, self._words.hashes[which])
        self._alike = Counter(self._words.hashes[alike].tolist())
        return [self._text(int(one), generations[int(self._words.generation[one])], called) for one in which.tolist()]

    def raw(self, which: int) -> str:
        """The words as they came: to be read, never to be shown."""
        words = self._words
        generation = self._view.generations[int(words.generation[which])]
        property = self._property[words.event.values[int(words.event.codes[which])]]
        return text_at(self._view, generation, property, int(words.position[which]))

    def heard(self, which: int) -> Heard:
        """What is understood of it, corrections included."""
        at = int(self._words.read[which])
        return self._words.readings.heard(at) if at >= 0 else UNREAD

    def _text(self, which: int, generation: Generation, called: Called) -> TextTold:
        words, text = self._words, self.raw(which)
        position = int(words.position[which])
        at = np.array([position])
        place = Place(generation, int(generation.owners(at)[0]))
        event = words.event.values[int(words.event.codes[which])]
        heard, told, cut = self.heard(which), *shown(text, LETTERS, self.people)
        spans = placed(text, told, cut, [(f.start, f.end) for f in heard.findings])
        low, high = words.scale.get(event, (None, None))
        score = float(words.score[which])
        corrections = self._corrections.get(hash_of(text), [])
        title = next(iter(titles_at(self._view, generation, at)), "")
        title = "" if is_said(title, text) else title
        return TextTold(
            key=str(int(words.row[which])),
            person=id_text(self._of.ledger.ids, place.ids),
            person_name=called.name(place, positions(self._view, place)),
            event=event,
            source=_value(words.source.values, int(words.source.codes[which])),
            time=int(words.time[which]),
            day_only=bool(len(generation.day) and generation.day[position >> 3] >> (position & 7) & 1),
            stage=words.stage.values[int(words.stage.codes[which])],
            about=words.about.values[int(words.about.codes[which])],
            score=None if np.isnan(score) else score,
            scale_low=None if np.isnan(score) else low,
            scale_high=None if np.isnan(score) else high,
            title=shown(title, TITLE, self.people)[0],
            text=told,
            cut=cut,
            read=bool(words.read[which] >= 0),
            language=heard.language,
            sentiment=heard.sentiment,
            confidence=heard.confidence,
            sign=heard.sign,
            findings=self._clauses(heard, spans, corrections),
            corrections=[correction_told(one, heard, self._words.listened.known.name_of) for one in corrections],
            pinned=self._pins.get(int(words.row[which]), []),
            alike=self._alike[words.hashes[which]],
        )

    def _clauses(
        self, heard: Heard, spans: Sequence[tuple[int, int]], corrections: Sequence[Correction]
    ) -> list[ClauseTold]:
        corrected: dict[int, list[str]] = {}
        for one in corrections:
            number = clause_of(heard, one)
            if number is not None and one.field != "language":
                corrected.setdefault(number, []).append(one.field)
        return [
            self._clause(number, finding, span, corrected.get(number, []))
            for number, (finding, span) in enumerate(zip(heard.findings, spans, strict=True))
        ]

    def _clause(self, number: int, finding: Finding, span: tuple[int, int], corrected: list) -> ClauseTold:
        name_of = self._words.listened.known.name_of
        return ClauseTold(
            clause=number,
            start=span[0],
            end=span[1],
            sentiment=finding.sentiment,
            confidence=finding.confidence,
            sign=finding.sign,
            kinds=list(finding.kinds),
            emotions=list(finding.emotions),
            themes=[Theme(key, name_of(key)) for key in finding.themes],
            corrected=sorted(set(corrected)),
        )


def correction_told(one: Correction, heard: Heard | None, name_of: Callable[[str], str]) -> CorrectionTold:
    """A correction for people: with the number of its clause, as the text is read now."""
    clause = clause_of(heard, one) if heard is not None and one.start is not None else None
    values, was = list(one.value), list(one.was)
    if one.field == "themes":
        values, was = [name_of(key) for key in values], [name_of(key) for key in was]
    return CorrectionTold(one.id, clause, one.field, was, values, one.why, one.made)


def _pins(of: Opened) -> dict[int, list[PinTold]]:
    from parcours.store.app import pins  # slow to import: see `Workspace.app`

    found: dict[int, list[PinTold]] = {}
    for one in pins.listed(of.app):
        found.setdefault(one.row, []).append(PinTold(one.id, one.stage, one.lane, None))
    return found


def _value(values: Sequence[str], code: int) -> str:
    return values[code] if code >= 0 else ""
