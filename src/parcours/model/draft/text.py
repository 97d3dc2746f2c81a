"""How is a draft written down, to be read, edited and confirmed? Blocks of YAML, each thing with its reason.

Nothing is laid out by hand that YAML could misread: each value is written by YAML's own writer, on one line where it
fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any

import yaml

from parcours.model.errors import BadInput, ParcoursError
from parcours.model.journey import Journey, Stage
from parcours.model.journey_edit import with_part
from parcours.model.journey_plain import plain_of, plain_stage
from parcours.model.journey_text import read_journey

PARTS = ("milestone", "stages", "touchpoints", "prompts", "research")
_WIDTH = 80
_WHY = "inferred"  # of the milestone: a line of its own
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_ONE_WILL_DO = ("enter", "leave", "out", "events", "shown", "taken", "of", "from")  # no list needed
_BELOW = ("assumed",)
_ABOUT = {
    "milestone": "# Drafted by `parcours draft`. `inferred` says why; take it out once you have made sure.",
    "touchpoints": "# Where people meet the company; of several that an event fits, the first counts.",
    "prompts": "# How people are moved on: what is put before them, and by what it is seen that they took it up.",
    "research": "# What people look up before they choose.",
}


def parts_of(journey: Journey, parts: tuple[str, ...] = PARTS, *, assumed: bool = True) -> dict[str, str]:
    """The text of each part that the journey has. `assumed`: with the sentences that are commonly so."""
    plain = plain_of(journey)
    blocks = {part: _block(part, plain[part], assumed=assumed) for part in parts if plain.get(part)}
    if "milestone" in blocks and plain.get(_WHY):
        blocks["milestone"] += "\n".join(_entry(_WHY, plain[_WHY], 0)) + "\n"
    return blocks


def stage_text(stage: Stage) -> str:
    """A stage as it stands in the list of stages."""
    return "\n".join(line for key, value in plain_stage(stage).items() for line in _entry(key, value, 0)) + "\n"


def drafted(text: str, journey: Journey, parts: tuple[str, ...]) -> str:
    """The text of a definition with these parts of the journey in it; all else stays as it is. Raises where the text
    is laid out so that it would not say the same."""
    changed = text
    try:
        for part, block in parts_of(journey, parts).items():
            about = _ABOUT.get(part, "\n")
            block = block.removeprefix(f"{about}\n") if about in changed.splitlines() else block
            changed = with_part(with_part(changed, _WHY, "") if part == "milestone" else changed, part, block)
        said = read_journey(changed)
    except (ParcoursError, yaml.YAMLError):
        said = None
    if said is None or plain_of(said) != plain_of(journey):
        raise BadInput(
            "The text of journey.yaml is laid out in a way that cannot be changed safely.",
            hint="Write the draft to a file of its own, with --out FILE, and take over from there what you want.",
        )
    return changed


def _block(part: str, value: Any, *, assumed: bool) -> str:
    lines = [_ABOUT[part]] if part in _ABOUT else []
    if not isinstance(value, list):
        return "\n".join([*lines, *_entry(part, value, 0)]) + "\n"
    lines.append(f"{part}:")
    for number, item in enumerate(value):
        lines += [""] if number and part == "stages" else []
        lines += _item(item if assumed else _without_assumed(item))
    return "\n".join(lines) + "\n"


def _item(item: Any, indent: int = 2) -> Iterator[str]:
    """One thing of a list, its keys below each other."""
    if not isinstance(item, Mapping):
        yield f"{' ' * indent}- {_flow(item)}"
        return
    lines = [line for key, value in item.items() for line in _entry(key, value, indent + 2)]
    yield f"{' ' * indent}- {lines[0][indent + 2 :]}"
    yield from lines[1:]


def _entry(key: str, value: Any, indent: int) -> list[str]:
    """A key and its value: on one line where there is room, else below."""
    if isinstance(value, list) and len(value) == 1 and key in _ONE_WILL_DO:
        value = value[0]
    begin = f"{' ' * indent}{key}:"
    if key not in _BELOW and len(flow := f"{begin} {_flow(value)}") <= _WIDTH:
        return [flow]
    if isinstance(value, Mapping):
        return [begin, *(line for inner, of in value.items() for line in _entry(inner, of, indent + 2))]
    if isinstance(value, list) and any(isinstance(item, Mapping) for item in value):
        return [begin, *(line for item in value for line in _item(item, indent + 2))]
    if isinstance(value, str) and (lines := _folded(value, _WIDTH - indent - 2)):
        return [f"{begin} >-", *(" " * (indent + 2) + line for line in lines)]
    text = _dumped({key: value}, _WIDTH - indent, flow=False if isinstance(value, str) else None)
    return [" " * indent + line for line in text.splitlines()]


def _flow(value: Any) -> str:
    return _dumped([value], 10**6, flow=True).strip()[1:-1]


def _dumped(value: Any, width: int, *, flow: bool | None) -> str:
    """By YAML's fast writer; what has controls or line ends of other scripts, of which YAML keeps too little, in
    escapes."""
    plain = "\\" not in repr(value)
    how: dict[str, Any] = {"allow_unicode": True} if plain else {"allow_unicode": False, "default_style": '"'}
    return yaml.dump(value, Dumper=_Dumper, sort_keys=False, width=width, default_flow_style=flow, **how)


def _folded(text: str, width: int) -> list[str]:
    """The lines of a text that YAML puts together again; nothing where it would not."""
    lines = wrap(text, width, break_long_words=False, break_on_hyphens=False)
    plain = text.isprintable() and " ".join(lines) == text and not text.startswith(" ")
    return lines if plain else []


def _without_assumed(item: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if key != "assumed"}
