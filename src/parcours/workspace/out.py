"""Which file is a map kept as? Its name, its type and what is in it; nothing is counted again that is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from parcours.journeymap import from_json
from parcours.workspace.answers import Stop
from parcours.workspace.map_answers import Wanted, answer
from parcours.workspace.maps import Mapped, Paper
from parcours.workspace.workspace import Workspace

Form = Literal["html", "pdf", "png", "slides", "slides-pdf", "csv", "json"]


@dataclass(frozen=True, slots=True)
class File:
    """What a browser saves."""

    name: str
    type: str
    content: bytes

    @property
    def disposition(self) -> str:
        """For the header: the name in any script, and one that every browser can read."""
        plain = self.name.encode("ascii", "replace").decode().replace('"', "'").replace("?", "_")
        return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(self.name)}"


@dataclass(frozen=True, slots=True)
class _Kind:
    ending: str
    type: str
    make: Callable[[Mapped, str, Paper], bytes]


_KINDS: dict[Form, _Kind] = {
    "html": _Kind("map.html", "text/html; charset=utf-8", lambda m, la, p: m.html(language=la, paper=p).encode()),
    "pdf": _Kind("map.pdf", "application/pdf", lambda m, la, p: m.pdf(language=la, paper=p)),
    "png": _Kind("map.png", "image/png", lambda m, la, _: m.png(language=la)),
    "slides": _Kind("slides.html", "text/html; charset=utf-8", lambda m, la, _: m.slides(language=la).encode()),
    "slides-pdf": _Kind("slides.pdf", "application/pdf", lambda m, la, _: m.pdf(language=la, slides=True)),
    "csv": _Kind("map.csv", "text/csv; charset=utf-8", lambda m, *_: m.csv(bom=True).encode()),
    "json": _Kind("map.json", "application/json", lambda m, *_: json.dumps(m.json(), ensure_ascii=False).encode()),
}


def file_of(
    workspace: Workspace,
    wanted: Wanted,
    form: Form,
    *,
    name: str,
    language: str = "",
    paper: Paper = "A4",
    cancel: Stop | None = None,
) -> File:
    """The map as a file. `name`: of the workspace, which the file's begins with."""
    _, told = answer(workspace, wanted, cancel=cancel)
    kind = _KINDS[form]
    content = kind.make(Mapped(from_json(json.loads(told))), language, paper)
    return File(f"{name} {kind.ending}", kind.type, content)
