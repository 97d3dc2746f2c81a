"""How are clauses put together to a text of a kind: a review, a ticket, an answer, notes?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from parcours.worlds.lumen.texts.grammar import GENERAL, Draw, Grammar, Line, grammar
from parcours.worlds.lumen.texts.noise import typed
from parcours.worlds.lumen.topics import Language

GOOD = frozenset(("note", "good_looks", "value", "service_good", "gift", "warm_light", "shipping_mended"))
EITHER = frozenset(("bright", "packaging", "size", "assembly", "cable", "colour", "switch"))
MILD = frozenset(
    ("just_looking", "compare_laptop", "advice", "banner", "availability", "not_sure_fits", "wants_samples")
)
COLON: Mapping[str, str] = {"fr": " :"}
QUOTES: Mapping[Language, tuple[str, str]] = {
    "en": ("“", "”"), "fr": ("« ", " »"), "ro": ("„", "”"), "ru": ("«", "»"), "id": ("“", "”"),
}  # fmt: skip


class Pen:
    """Who writes: a language, chances, and what is written about."""

    def __init__(self, language: Language, draw: Draw, tone: str = "0", **slots: str) -> None:
        self.language: Language = language
        self.draw, self.tone = draw, tone
        self.slots = {name: value for name, value in slots.items() if value}
        self.rules: Grammar = grammar(language)
        self._said: list[Line] = []

    @property
    def colon(self) -> str:
        return COLON.get(self.language, ":")

    def general(self, form: str) -> str:
        return self._one(GENERAL, form)

    def of_tone(self, form: str) -> str:
        return self.general(form + self.tone)

    def say(self, topic: str) -> str:
        """A clause about the topic, of the writer's tone where the topic can be good or bad."""
        return self._toned(topic, "say")

    def short(self, topic: str) -> str:
        """A few words about it."""
        return self._toned(topic, "short")

    def ask(self, topic: str) -> str:
        if self.rules.has(topic, "ask", self.slots) and self.draw.chance(0.75):
            return self._one(topic, "ask")
        return self.general("ask")

    def sentences(self, clauses: Sequence[str]) -> str:
        """Clauses as sentences; some end on a call."""
        return " ".join(self._sentence(clause) for clause in clauses)

    def typed(self, text: str) -> str:
        return typed(text, self.draw, self.language, self.tone)

    def quoted(self, text: str) -> str:
        before, after = QUOTES[self.language]
        return f"{before}{text}{after}"

    def _toned(self, topic: str, form: str) -> str:
        forms = [form, form + "+", form + "-"] if self.tone == "0" else [form, form + self.tone]
        return self._one(topic, self.draw.one([f for f in forms if self.rules.has(topic, f, self.slots)]))

    def _one(self, block: str, form: str) -> str:
        return self.rules.say(self.draw, block, form, self.slots, self._said)

    def _sentence(self, clause: str) -> str:
        call = "!" if self.tone != "0" and self.draw.chance(0.07) else "."
        return capital(clause) + ("" if clause[-1] in "?!…" else call)


def review(pen: Pen, topics: Sequence[str]) -> str:
    """From three words to a paragraph; what does not go with the tone comes behind a but."""
    draw = pen.draw
    if draw.chance(0.12):
        return pen.typed(pen.sentences(_terse(pen, topics)))
    long = draw.below(100)
    praised, blamed = _sides(pen.tone, topics)
    clauses = [pen.of_tone("open")] if long >= 30 or not topics else []
    ordered = praised + blamed if pen.tone != "-" or draw.chance(0.3) else blamed + praised
    for topic in ordered:
        clauses.append(pen.say(topic))
        if long >= 75:
            clauses.append(pen.say(topic))
    clauses = _mixed(pen, clauses, praised, blamed)
    if long >= 50:
        clauses.append(pen.of_tone("close"))
    if long >= 88:
        clauses.insert(1, pen.of_tone("open"))
        clauses.append(pen.of_tone("close"))
    if len(clauses) == 1 and clauses[0][-1] != "?" and draw.chance(0.5):
        clauses[0] += pen.general("behind")
    return pen.typed(pen.sentences(_without_echo(clauses)))


def title(pen: Pen, topics: Sequence[str]) -> str:
    """Three in ten have none."""
    if pen.draw.chance(0.3):
        return ""
    text = pen.short(pen.draw.one(topics)) if topics and pen.draw.chance(0.6) else pen.of_tone("title")
    return capital(text)


def mail(pen: Pen, topic: str) -> str:
    """With a greeting, and a name below."""
    draw = pen.draw
    clauses = [pen.general("about")] if "order" in pen.slots and draw.chance(0.7) else []
    clauses.append(pen.say(topic))
    if draw.chance(0.45):
        clauses.append(pen.say(topic))
    clauses.append(pen.ask(topic))
    if draw.chance(0.3):
        clauses.append(pen.general("ask"))
    name = f"{pen.general('name')} {pen.general('family')}" if draw.chance(0.7) else pen.general("name")
    begin = capital(pen.general("hello")) + draw.one((",", ",", "!", "."))
    end = capital(pen.general("bye")) + draw.one((",", "", "!"))
    return f"{begin}\n{pen.typed(pen.sentences(_without_echo(clauses)))}\n{end}\n{name}"


def chat(pen: Pen, topic: str) -> str:
    """Short lines, typed one after the other."""
    draw = pen.draw
    lines = [pen.general("hello")] if draw.chance(0.6) else []
    lines.append(pen.short(topic) if draw.chance(0.4) else pen.say(topic))
    if "order" in pen.slots and draw.chance(0.5):
        lines.append(pen.general("about"))
    if draw.chance(0.7):
        lines.append(pen.ask(topic))
    lines = _without_echo(lines)
    return "\n".join(pen.typed(line if draw.chance(0.6) else capital(line)) for line in lines)


def call(pen: Pen, topic: str) -> str:
    """What an agent notes while a customer speaks."""
    draw = pen.draw
    head = f"{capital(pen.general('phone'))}{pen.colon} {pen.short(topic)}"
    parts = [head + (f" ({pen.slots['order']})" if "order" in pen.slots and draw.chance(0.6) else "") + "."]
    if draw.chance(0.75):
        parts.append(f"{capital(pen.general('says'))}{pen.colon} {pen.quoted(pen.say(topic))}.")
    parts += [capital(pen.general("agent")) + "." for _ in range(1 + draw.below(2))]
    return " ".join(_without_echo(parts))


def answer(pen: Pen, topic: str) -> str:
    """To a survey's open question: most are a few words."""
    draw = pen.draw
    kind = draw.below(100)
    if kind < 45:
        return pen.typed(capital(_few(pen, topic)) if draw.chance(0.6) else _few(pen, topic))
    clauses = [pen.say(topic)]
    if kind < 62 and clauses[0][-1] != "?":
        clauses[0] += pen.general("behind")
    if kind >= 72:
        clauses.append(pen.say(topic) if kind < 88 else pen.short(topic))
    return pen.typed(pen.sentences(_without_echo(clauses)))


def spoken(pen: Pen, topic: str) -> str:
    """As an interviewee said it."""
    clauses = [pen.say(topic) for _ in range(1 + pen.draw.below(2))]
    if pen.draw.chance(0.65):
        clauses[0] = f"{pen.general('filler')} {clauses[0]}"
    return pen.sentences(_without_echo(clauses))


def observed(pen: Pen, topic: str) -> str:
    """What the researcher saw."""
    clauses = [f"{capital(pen.short(topic))}{pen.colon} {pen.general('obs')}"]
    if pen.draw.chance(0.5):
        clauses.append(pen.general("obs"))
    return pen.sentences(_without_echo(clauses))


def capital(text: str) -> str:
    """With its first letter large; a name or sign before it stays."""
    return text[:1].upper() + text[1:]


def _terse(pen: Pen, topics: Sequence[str]) -> list[str]:
    kind = pen.draw.below(10) if topics else 0
    if kind < 2:
        return [pen.of_tone("terse")]
    topic = pen.draw.one(topics)
    return [_few(pen, topic)] if kind < 6 else [pen.of_tone("terse"), pen.short(topic)]


def _few(pen: Pen, topic: str) -> str:
    """A few words, now and then with a word before or behind."""
    kind, text = pen.draw.below(10), pen.short(topic)
    if kind in (0, 1, 2):
        text = f"{pen.general('before')} {text}"
    return text + pen.general("behind") if kind in (2, 3, 4, 5, 6) else text


def _sides(tone: str, topics: Sequence[str]) -> tuple[list[str], list[str]]:
    """Topics that are told as good, and those told as bad."""
    good = [t for t in topics if t in GOOD or (t in EITHER and tone == "+")]
    return good, [t for t in topics if t not in good]


def _mixed(pen: Pen, clauses: list[str], praised: Sequence[str], blamed: Sequence[str]) -> list[str]:
    """Praise of the lamp with a complaint of the rest, in one sentence."""
    draw = pen.draw
    if not blamed or blamed[0] in MILD or not clauses or draw.chance(0.45):
        return clauses
    if pen.tone == "+" or praised:
        first = clauses[0] if clauses[0][-1] != "?" else pen.general("praise")
        rest = clauses[1:] if clauses[0][-1] != "?" else clauses
        return [f"{first}, {pen.general('but')} {rest[0]}", *rest[1:]] if rest else [first]
    return [f"{pen.general('praise')}, {pen.general('but')} {clauses[-1]}", *clauses[:-1]]


def _without_echo(clauses: Sequence[str]) -> list[str]:
    """Nobody says the same twice on end."""
    return list(dict.fromkeys(clauses))
