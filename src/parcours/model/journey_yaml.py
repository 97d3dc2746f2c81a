"""How is YAML read safely? Into text, lists and mappings, with the line of every place, and with limits.

All single values stay text (or None): whoever reads them knows what to expect. Aliases are refused, for a few
lines of them can mean a billion values; so are keys written twice, of which YAML would silently drop one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from parcours.model.errors import BadInput, TooMuch

LARGEST = 1 << 20  # bytes
DEEPEST = 40  # levels of lists and mappings within each other
Lines = dict[str, int]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ON_A_LINE = 72  # letters of a list or mapping that stands on one line; longer ones have a line an item


def parse_yaml(text: str | bytes) -> tuple[Any, Lines]:
    """The value of YAML text, and the line of each place, as in `{"": 1, "stages[2].enter": 14}`."""
    size = len(text.encode() if isinstance(text, str) else text)
    if size > LARGEST:
        raise TooMuch(f"The definition has {size:,} bytes, more than {LARGEST:,}.", hint="Shorten it.")
    try:
        decoded = text if isinstance(text, str) else text.decode("utf-8-sig")
        _check_shape(decoded)
        node = yaml.compose(decoded, Loader=_Loader)
    except UnicodeDecodeError as error:
        raise BadInput("The definition is not text in UTF-8.", hint=f"Save it as UTF-8; byte {error.start}.") from None
    except yaml.YAMLError as error:
        raise BadInput(*_in_words(error)) from None
    lines: Lines = {}
    return _value(node, "", lines), lines


def write_yaml(plain: Mapping[str, Any]) -> str:
    """Mappings and lists as YAML text, in their order; short ones on one line."""
    return yaml.dump(plain, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110, default_flow_style=None)


class _Dumper(yaml.SafeDumper):
    """Lists and mappings of single values stand on one line where they are short, and are indented where not; all
    of a list alike."""

    def represent_sequence(self, tag: str, sequence: Any, flow_style: bool | None = None) -> Any:
        node = super().represent_sequence(tag, sequence, flow_style)
        node.flow_style = node.flow_style and _letters(node.value) <= _ON_A_LINE
        if any(isinstance(inner, yaml.MappingNode) and not inner.flow_style for inner in node.value):
            for inner in node.value:
                inner.flow_style = False
        return node

    def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> Any:
        node = super().represent_mapping(tag, mapping, flow_style)
        node.flow_style = node.flow_style and _letters(n for pair in node.value for n in pair) <= _ON_A_LINE
        return node

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        return super().increase_indent(flow, indentless and flow)  # a list's items stand deeper than its name


def _letters(nodes: Iterable[Any]) -> int:
    return sum(len(node.value) + 2 for node in nodes)


def _check_shape(text: str) -> None:
    """Refuse what could not be put together in bounded time and memory; parsing to events is safe."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            line = event.start_mark.line + 1
            raise BadInput(
                f"Line {line}: anchors (&) and aliases (*) are not read here.",
                hint="Write the part out again, or quote the text.",
            )
        if isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            depth += 1
            if depth > DEEPEST:
                raise TooMuch(
                    f"Line {event.start_mark.line + 1}: nested deeper than {DEEPEST} levels.",
                    hint="Flatten it.",
                )
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            depth -= 1


def _in_words(error: yaml.YAMLError) -> tuple[str, ...]:
    mark = getattr(error, "problem_mark", None)
    where = f"Line {mark.line + 1}: " if mark else ""
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return (f"{where}this is not YAML: {problem}.",)


def _value(node: Any, place: str, lines: Lines) -> Any:
    lines[place] = node.start_mark.line + 1 if node is not None else 1
    if node is None:
        return None
    if isinstance(node, yaml.ScalarNode):
        empty = node.style in (None, "") and node.value in ("", "~", "null")
        return None if empty else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, f"{place}[{number}]", lines) for number, item in enumerate(node.value)]
    found: dict[str, Any] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise BadInput(f"Line {line}: a key must be a word.", hint="Quote a text that begins with a bracket.")
        if key.value in found:
            raise BadInput(f"Line {line}: the key “{key.value}” is written twice.", hint="Join the two.")
        inner = f"{place}.{key.value}".lstrip(".")
        found[key.value] = _value(value, inner, lines)
        lines[inner] = line
    return found
