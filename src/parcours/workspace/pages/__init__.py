"""How does a map or an answer become one file that opens anywhere, offline? The screen's own components with the facts
put inside; the build of `web/` writes them here as `map.html` and `answer.html`, with marks where facts go."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import parcours
from parcours.model.errors import StorageFailed, unknown_name
from parcours.model.roles import LANGUAGES
from parcours.text.taxonomy import shipped

Page = Literal["map", "answer"]
_MARK = re.compile(r"%(LANGUAGE|VERSION|TITLE|FACTS)%")


def page(of: Page, facts: Mapping[str, Any], *, title: str, language: str = "") -> str:
    """One self-contained HTML document. `facts` are plain JSON values that the page's component takes; without a
    language it speaks the reader's."""
    told = {
        "LANGUAGE": html.escape(language or "en"),
        "VERSION": html.escape(parcours.__version__),
        "TITLE": html.escape(title),
        "FACTS": _inside(_named(facts, language) | ({"language": language} if language else {})),
    }
    return _MARK.sub(lambda mark: told[mark[1]], _template(of))


def framed(document: str, *, height: int) -> str:
    """The document inside another page, such as a notebook, apart from that page's style and script."""
    inside = html.escape(document, quote=True)
    return f'<iframe srcdoc="{inside}" style="width:100%;height:{height}px;border:0" sandbox="allow-scripts"></iframe>'


def known(language: str) -> None:
    """Refuse a language that the pages do not speak; none is the reader's own."""
    if language and language not in LANGUAGES:
        raise unknown_name("language", language, LANGUAGES)


def _named(facts: Mapping[str, Any], language: str) -> dict[str, Any]:
    """With what the themes that it tells of are called: it is counted under one name, and shown by the language's."""
    if language == "en":
        return dict(facts)
    told = json.dumps(facts, ensure_ascii=False)
    themes = [{"name": theme.name, "names": dict(theme.names)} for theme in shipped(()) if theme.name in told]
    return dict(facts) | ({"themes": themes} if themes else {})


def _inside(facts: Mapping[str, Any]) -> str:
    """JSON that cannot end the element it stands in."""
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


@cache
def _template(of: Page) -> str:
    try:
        return files("parcours.workspace.pages").joinpath(f"{of}.html").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise StorageFailed("The pages of maps and answers are not built.", hint="In the project: make web.") from None
