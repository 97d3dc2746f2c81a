"""What lies where in the log's folder, and what of it counts?

Files are written first and published after, by one commit of the Delta table; so a file counts if the
table says so, and what it does not know was left by a crash.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from parcours.model.errors import BadInput, TooNew
from parcours.store.durable import refusals, replace_atomically, sync_folder
from parcours.store.segments import Segments

FORMAT = 1
EVENTS, LOADS, QUARANTINE, MENDED, HOT = "events", "loads", "quarantine", "mended", "hot.duckdb"
_ABOUT = "format.json"  # made last: where it is, the log is whole
_LOAD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,119}")
_SEAL = "seal-"
_SEALS = "hot"  # the transaction of seals


def make(folder: Path) -> None:
    """Make an empty log. What a crash left of an earlier try is cleared away."""
    if (folder / _ABOUT).exists():
        raise BadInput(f"There is a log in {folder} already.", hint="Open it, or choose another folder.")
    with refusals("making the log"):
        shutil.rmtree(folder / EVENTS, ignore_errors=True)
        for part in (EVENTS, LOADS, QUARANTINE):
            (folder / part).mkdir(parents=True, exist_ok=True)
        Segments.create(folder / EVENTS)
        sync_folder(folder.parent)
        replace_atomically(folder / _ABOUT, json.dumps({"format": FORMAT}).encode())


def exists(folder: Path) -> bool:
    """Whether a log was made here, and to the end."""
    return (folder / _ABOUT).exists()


def check_format(folder: Path) -> None:
    """Refuse a folder without a log, and a log of a version to come."""
    try:
        found = json.loads((folder / _ABOUT).read_bytes())["format"]
    except FileNotFoundError:
        raise BadInput(f"There is no log in {folder}.", hint="Make a workspace with `parcours init`.") from None
    if found > FORMAT:
        raise TooNew(
            f"The log in {folder} has format {found}; this version of Parcours knows formats up to {FORMAT}.",
            hint="Update Parcours: `pip install --upgrade parcours`.",
        )


def check_name(load: str) -> None:
    """Loads name files; the names of seals are the log's own."""
    if not _LOAD.fullmatch(load) or load.startswith(_SEAL):
        raise ValueError(f"“{load}” cannot name a load: letters, digits, dots, dashes can, but not seal-...")


def name_of_seal(number: int) -> str:
    return f"{_SEAL}{number}"


def last_seal(segments: Segments) -> int:
    return segments.version_of(_SEALS)


def transaction(load: str) -> tuple[str, int]:
    """The application transaction that publishes a load: one for each load, one that counts up for all
    seals."""
    return (_SEALS, int(load.removeprefix(_SEAL))) if load.startswith(_SEAL) else (f"load:{load}", 1)


def is_published(segments: Segments, load: str) -> bool:
    application, version = transaction(load)
    return segments.version_of(application) >= version


def published_reports(folder: Path, segments: Segments) -> list[Path]:
    return _published(folder / LOADS, segments)


def published_aside(folder: Path, segments: Segments, load: str | None) -> list[Path]:
    """Files of rows set aside that may hold rows of this load (seals hold several loads')."""
    paths = _published(folder / QUARANTINE, segments)
    return [path for path in paths if load is None or _load_of(path) == load or _load_of(path).startswith(_SEAL)]


def published_mended(folder: Path, segments: Segments) -> list[Path]:
    """Files that say which rows set aside were mended, and by which load."""
    # the folder came to be after logs were made, and comes with the first row mended
    return _published(folder / MENDED, segments) if (folder / MENDED).exists() else []


def sweep(folder: Path, segments: Segments) -> None:
    """Remove what was staged and never published. Only the owner may, before staging anything."""
    known = segments.paths()
    for path in (folder / EVENTS).glob("*.parquet"):
        if path not in known:
            path.unlink()
    for part in (LOADS, QUARANTINE, MENDED):
        for path in (folder / part).iterdir() if (folder / part).exists() else ():
            if path.suffix == ".new" or not is_published(segments, _load_of(path)):
                path.unlink()


def _published(folder: Path, segments: Segments) -> list[Path]:
    """In an order in which later seals and later pieces of a load come later."""
    found = [path for path in folder.iterdir() if path.suffix != ".new" and is_published(segments, _load_of(path))]
    return sorted(found, key=lambda path: (*transaction(_load_of(path)), _piece(path)))


def _load_of(path: Path) -> str:
    return path.stem if path.suffix == ".json" else path.stem.rpartition("-")[0]


def _piece(path: Path) -> int:
    return 0 if path.suffix == ".json" else int(path.stem.rpartition("-")[2])
