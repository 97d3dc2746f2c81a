"""Which themes are looked for? Touchpoints and aspects (`delivery.late`), each with its names, words and examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import blake2b
from typing import Literal

from parcours.model.errors import BadInput, unknown_name
from parcours.model.journey_listening import ThemeEdit

Leaning = Literal["negative", "positive", ""]
ANY = ""  # words in no particular language
_SENTENCE = 4  # words of what is an example rather than a name for the thing


@dataclass(frozen=True, slots=True)
class Theme:
    """What people may speak of. A theme that leans is a complaint or praise by itself: *came late*."""

    key: str
    names: Mapping[str, str]  # by language; of a theme of one's own in any
    words: Mapping[str, str] = field(default_factory=dict)  # patterns by language, as `patterns.py` reads them
    plain: tuple[str, ...] = ()  # words as people write them, in any language
    nots: tuple[str, ...] = ()  # where these are said, it is not meant
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # sentences by language
    leaning: Leaning = ""
    opposite: str = ""  # what is meant where it is negated: a theme, or nothing; empty: the same

    @property
    def name(self) -> str:
        """The one that is counted under, and shown."""
        return self.names.get(ANY) or self.names.get("en") or self.key

    @property
    def touchpoint(self) -> str:
        return self.key.partition(".")[0]


class Taxonomy:
    """Themes, each key and each name once. Two that say the same are the same."""

    def __init__(self, themes: Sequence[Theme], over: Mapping[str, frozenset[str]] | None = None) -> None:
        self.themes = tuple(themes)
        self.over = over or {}  # by key: those that are not meant where it is said
        self._by_key = {theme.key: theme for theme in themes}
        names = [theme.name for theme in themes]
        for name in names:
            if names.count(name) > 1:
                raise BadInput(f"Two themes are called “{name}”.", hint="Give one of them another name.")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Taxonomy) and self.version == other.version

    def __hash__(self) -> int:
        return hash(self.version)

    @staticmethod
    def of(themes: Mapping[str, Sequence[str]]) -> Taxonomy:
        """Any themes by their names, each with words, or sentences that people might say of it; or with nothing."""
        return Taxonomy([_of(name, said) for name, said in themes.items()])

    def edited(self, edits: Sequence[ThemeEdit]) -> Taxonomy:
        """With the workspace's own names, words and themes, and without those that are off."""
        found = dict(self._by_key)
        for edit in edits:
            key = self._meant(edit.theme)
            if edit.off:
                if key not in found:
                    raise unknown_name("theme", edit.theme, [*self._by_key])
                del found[key]
            elif key in found:
                found[key] = _with(found[key], edit)
            else:
                found[key] = _own(key, edit)
        return Taxonomy(tuple(found.values()), self.over)

    @cached_property
    def version(self) -> str:
        """A digest of all that it says."""
        told = repr([(t.key, sorted(t.names.items()), sorted(t.words.items()), t.plain, t.nots,
                      sorted(t.examples.items()), t.leaning, t.opposite) for t in self.themes])  # fmt: skip
        over = repr(sorted((key, sorted(under)) for key, under in self.over.items()))
        return blake2b((told + over).encode(), digest_size=8).hexdigest()

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._by_key)

    def theme(self, key: str) -> Theme:
        if key not in self._by_key:
            raise unknown_name("theme", key, self._by_key)
        return self._by_key[key]

    def name(self, key: str) -> str:
        """As it is shown."""
        return self.theme(key).name

    def named(self, name: str) -> str:
        """The key of a theme by its name, or by its key."""
        found = next((t.key for t in self.themes if name in (t.name, t.key)), None)
        if found is None:
            raise unknown_name("theme", name, [t.name for t in self.themes])
        return found

    def leaning(self, key: str) -> Leaning:
        return self._by_key[key].leaning if key in self._by_key else ""

    def __len__(self) -> int:
        return len(self.themes)

    def __iter__(self) -> Iterator[Theme]:
        return iter(self.themes)

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def _meant(self, theme: str) -> str:
        return next((t.key for t in self.themes if theme in (t.key, t.name)), theme)


def _of(name: str, said: Sequence[str]) -> Theme:
    short = tuple(one for one in said if len(one.split()) < _SENTENCE)
    return Theme(name, {ANY: name}, plain=(name, *short), examples={ANY: tuple(said)})


def _with(theme: Theme, edit: ThemeEdit) -> Theme:
    return replace(
        theme,
        names={**theme.names, ANY: edit.name} if edit.name else theme.names,
        plain=(*theme.plain, *edit.words),
        nots=(*theme.nots, *edit.nots),
        examples={**theme.examples, ANY: (*theme.examples.get(ANY, ()), *edit.words)} if edit.words else theme.examples,
    )


def _own(key: str, edit: ThemeEdit) -> Theme:
    if not edit.words:
        raise BadInput(
            f"Nothing tells the theme “{key}”: it has no words.",
            hint=f'Write words that people say: {{theme: {key}, words: ["membership fee"]}}.',
        )
    name = edit.name or _from_key(key)
    return Theme(key, {ANY: name}, plain=edit.words, nots=edit.nots, examples={ANY: (name, *edit.words)})


def _from_key(key: str) -> str:
    touchpoint, dot, aspect = key.partition(".")
    first = touchpoint.replace("_", " ").capitalize()
    return f"{first}: {aspect.replace('_', ' ')}" if dot else first
