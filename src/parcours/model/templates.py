"""With what can a journey begin before anything was counted? Templates: stages of common kinds of business, what is
commonly so in each, and what would test it.

The words are in `template_texts/`: a folder a template with a file a language, and `tests/`, what sentences are tested
by. A language is added by translating one file in each folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from parcours.model.assumed import LANES, Assumed
from parcours.model.errors import UnknownName, unknown_name
from parcours.model.journey import Journey, Stage, Success
from parcours.model.journey_text import write_journey
from parcours.model.journey_yaml import parse_yaml

ENGLISH = "en"
_FOLDER = Path(__file__).parent / "template_texts"
_TESTS = "tests"
_HEAD = """\
# The journey of an imagined customer. All of it is assumed: commonly so, and perhaps not so with yours.
# Cross out what is wrong, write what you know; `test` says what would tell. A stage begins to count people
# with a rule such as `enter: Product Added`: write it, or let `parcours draft` propose one from your events.
"""


@dataclass(frozen=True, slots=True)
class TemplateStage:
    """A stage before it has rules. `key` is the same in all languages; `roles` are those of events that usually enter
    it, the plainest first; empty: no event does."""

    key: str
    name: str
    goal: str
    roles: tuple[str, ...]
    assumed: tuple[Assumed, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of business in one language. `title` is what the journey is called."""

    name: str
    language: str
    title: str
    stages: tuple[TemplateStage, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """What there is to choose from."""

    name: str
    languages: tuple[str, ...]
    stages: tuple[str, ...]  # their names in English


def templates() -> tuple[Listed, ...]:
    """All templates, with their languages and stages."""
    found = (Listed(name, languages(), tuple(s.name for s in template(name).stages)) for name in template_names())
    return tuple(found)


def template_names() -> tuple[str, ...]:
    """What templates are called: `shop`, `subscription`, `repeat shop`."""
    return tuple(_spoken(path.parent.name) for path in sorted(_FOLDER.glob("*/stages.yaml"), key=_shortest))


def languages() -> tuple[str, ...]:
    """Codes of the languages that all templates are in, English first."""
    found = (path.stem for path in (_FOLDER / _TESTS).glob("*.yaml"))
    return tuple(sorted(found, key=lambda code: (code != ENGLISH, code)))


@cache
def template(name: str, language: str = ENGLISH) -> Template:
    """The template of that name; `language` is a code such as `fr`, or `fr-CA`."""
    known = {_plain(known): known for known in template_names()}
    if _plain(name) not in known:
        raise unknown_name("template", name, known.values())
    called, code = known[_plain(name)], _language(language)
    folder = _FOLDER / called.replace(" ", "_")
    stages, said = _read(folder / "stages.yaml"), _read(folder / f"{code}.yaml")
    tests = _read(_FOLDER / _TESTS / f"{code}.yaml")
    made = (_stage(key, said["stages"][key], tuple(roles or ()), tests) for key, roles in stages.items())
    return Template(called, code, said["title"], tuple(made))


def as_journey(template: Template, *, name: str = "", zone: str = "UTC") -> Journey:
    """A journey of its stages, in which nobody can be before they have rules."""
    stages = (Stage(s.name, success=Success(s.goal), assumed=s.assumed) for s in template.stages)
    return Journey(name or template.title, zone, stages=tuple(stages))


def as_text(template: Template, *, name: str = "", zone: str = "UTC") -> str:
    """The `journey.yaml` of an imagined customer."""
    return _HEAD + write_journey(as_journey(template, name=name, zone=zone))


def _stage(key: str, said: dict[str, Any], roles: tuple[str, ...], tests: dict[str, str]) -> TemplateStage:
    assumed = tuple(
        Assumed(lane, says, tests[test]) for lane in LANES for one in said[lane] for test, says in one.items()
    )
    return TemplateStage(key, said["name"], said["goal"], roles, assumed)


def _language(code: str) -> str:
    found = code.replace("_", "-").partition("-")[0].lower()
    if found not in languages():
        raise UnknownName(f"There is no template in “{code}” yet.", hint=f"Languages: {', '.join(languages())}.")
    return found


def _read(path: Path) -> dict[str, Any]:
    return parse_yaml(path.read_bytes())[0]


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").replace("-", " ").split())


def _spoken(folder: str) -> str:
    return folder.replace("_", " ")


def _shortest(path: Path) -> tuple[bool, str]:
    return "_" in path.parent.name, path.parent.name
