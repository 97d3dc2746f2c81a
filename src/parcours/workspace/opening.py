"""How is a workspace made and opened? As its owner, or, where another process is that, as a reader."""

from __future__ import annotations

from pathlib import Path

from parcours.model.errors import BadInput
from parcours.model.templates import ENGLISH, as_text
from parcours.model.templates import template as of_name
from parcours.model.zone import zone as known_zone
from parcours.store.lock import Lock, owner_pid
from parcours.store.log import Log
from parcours.workspace.workspace import JOURNEY, LOG, Workspace

_FIRST_JOURNEY = """\
# The journey of your customers: what its stages are, and how people enter and leave them.
# Names are yours, in any language. `parcours stages` says what comes of it, `parcours map` draws it.
# To begin with more than this: `parcours draft` proposes stages from your events, `parcours templates` lists others.
journey: {name}
zone: {zone}   # local days, and local times in files, are read in this time zone

# currency: EUR              # sums of money are told in it; others by the rates that you state
# rates: {{USD: 0.92}}
# country: RO                # of phone numbers written without their country
"""
EXAMPLE = """\

# stages:
#   - name: Decision
#     enter: Product Added
#   - name: Customer
#     enter: Order Completed
#     leave: {quiet: 90 days, of: Order Completed}
"""


def init(
    folder: str | Path,
    *,
    zone: str = "UTC",
    journey: str | None = None,
    template: str | None = None,
    language: str = ENGLISH,
) -> Workspace:
    """Make a workspace in `folder` (made if missing, must not hold one yet) and open it as its owner.

    `journey` is the text of its `journey.yaml`; or it begins with a template (`parcours.templates()`) in a language.
    Without either a commented beginning is written.
    """
    path = Path(folder)
    if (path / LOG).exists():
        raise BadInput(
            f"{path} already is a workspace.", hint=f"Load files into it with `parcours load {path} FILE...`."
        )
    known_zone(zone)
    if template is not None:
        journey = _imagined(path, zone, journey, template, language)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(
            f"{path} cannot be made: {error.strerror}.", hint="Name a folder that you may write to."
        ) from None
    lock = Lock.try_own(path)
    if lock is None:
        raise BadInput(f"Another process is working in {path}.", hint="Wait for it to finish.")
    if not (path / JOURNEY).exists():
        text = _FIRST_JOURNEY.format(name=path.resolve().name, zone=zone) + EXAMPLE if journey is None else journey
        (path / JOURNEY).write_text(text, encoding="utf-8")
    return Workspace(path, Log.create(path / LOG), lock)


def open(folder: str | Path) -> Workspace:
    """Open the workspace in `folder`: as its owner if nobody else owns it, else as a reader (`Workspace.role`)."""
    path = Path(folder)
    if not (path / LOG).exists():
        raise BadInput(f"{path} is not a workspace.", hint=f"Make one with `parcours init {path}`.")
    lock = Lock.try_own(path)
    return Workspace(path, Log.open(path / LOG, writable=lock is not None), lock, owner=owner_pid(path))


def _imagined(path: Path, zone: str, journey: str | None, name: str, language: str) -> str:
    """The journey that a template begins with, where no other is there or was handed in."""
    if journey is not None or (path / JOURNEY).exists():
        raise BadInput(
            "There is a journey already, which the template would replace.",
            hint="Take one of them away. `parcours templates NAME --out FILE` writes a template beside it.",
        )
    return as_text(of_name(name, language), name=path.resolve().name, zone=zone)
