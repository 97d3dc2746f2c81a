"""What is in an XML file from outside? Elements one by one, within limits, and nothing that XML can be made to do.

Document types are refused, and with them entities: what expands into gigabytes, or fetches another file, is declared
there. Feeds and documents of words have none.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat

from parcours.model.errors import BadInput, TooMuch

DEEPEST = 100  # elements inside elements
MOST = 5_000_000  # elements


def read_xml(
    data: bytes,
    path: Path,
    *,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    words: Callable[[str], None],
) -> None:
    """Tell each element's begin, end and text; names without their namespaces' prefixes, in lower case."""
    parser = expat.ParserCreate("UTF-8")
    parser.buffer_text = True
    depth = count = 0

    def begins(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > DEEPEST or count > MOST:
            raise TooMuch(
                f"{path} has more than {DEEPEST} elements inside one another, or more than {MOST:,} in all.",
                hint="Check where it comes from; nothing of it was loaded.",
            )
        start(local(name), {local(key): value for key, value in attributes.items()})

    def ends(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(local(name))

    def refuse(*_: object) -> None:
        raise BadInput(
            f"{path} declares a document type, which is not read.",
            hint="Entities in it could expand without end or name other files. Take the declaration out.",
        )

    parser.StartElementHandler, parser.EndElementHandler = begins, ends
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise BadInput(
            f"{path} is not whole XML: {expat.ErrorString(error.code)}, line {error.lineno}.",
            hint="Download or export it again; nothing of it was loaded.",
        ) from None


def local(name: str) -> str:
    """`content:encoded` is `encoded`."""
    return name.rpartition(":")[2].lower()
