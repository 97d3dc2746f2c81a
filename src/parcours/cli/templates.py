"""`parcours templates`: what a journey can begin with before anything was counted, listed, or written out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from textwrap import wrap
from typing import Annotated

import typer

from parcours.cli.screen import note, out
from parcours.model.errors import BadInput
from parcours.model.journey_text import plain_of
from parcours.model.templates import ENGLISH, Listed, as_journey, as_text, template
from parcours.model.templates import templates as listed
from parcours.model.zone import zone as known_zone

_WIDTH = 80


def templates(
    name: Annotated[str | None, typer.Argument(help="Write this template out as a journey.yaml.")] = None,
    language: Annotated[str, typer.Option(help="A code such as fr.")] = ENGLISH,
    zone: Annotated[str, typer.Option(help="Time zone of local days.")] = "UTC",
    to: Annotated[Path | None, typer.Option("--out", help="Write it into this new file.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List templates that a journey can begin with, or write one out."""
    if name is None:
        found = listed()
        out(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2) if as_json else lines(found))
        return
    known_zone(zone)
    chosen = template(name, language)
    text = as_text(chosen, zone=zone)
    if as_json:
        text = json.dumps(plain_of(as_journey(chosen, zone=zone)), ensure_ascii=False, indent=2)
    if to is None:
        out(text)
    else:
        _write(to, text)
        note(f"{to} is written.")


def lines(found: Sequence[Listed]) -> str:
    """The list in 80 columns."""
    told = []
    for one in found:
        way = wrap(" → ".join(one.stages), _WIDTH, initial_indent="  ", subsequent_indent="    ")
        told += [one.name, *way, f"  in {', '.join(one.languages)}", ""]
    begin = 'parcours init DIR --template "repeat shop" --language ro'
    return "\n".join([*told, f"Begin with one: {begin}", "Read one first: parcours templates shop --language fr"])


def _write(path: Path, text: str) -> None:
    if path.exists():
        raise BadInput(f"{path} is there already.", hint="Name a new file.")
    try:
        path.write_text(text.rstrip("\n") + "\n", encoding="utf-8")
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}.", hint="Name a file that you may write.") from None
