"""How is journey.yaml changed by the screen? Read, edited, read again, and only then written; every text is kept.

The text is the truth of definitions, and may be edited by hand at any time: what is found changed since the last
version is kept as one, too, before anything is written over it. Why a text was written is a verb, and what it was
done to: `rename Order`, `goal Decision`; the screen has words for the verbs.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from parcours.model.errors import BadInput
from parcours.model.journey_text import read_journey
from parcours.store.durable import replace_atomically
from parcours.workspace.workspace import JOURNEY, Workspace

if TYPE_CHECKING:
    from parcours.store.app import Version

FOUND = "found"  # why of a text that was not written through here
_MARK = b"\xef\xbb\xbf"  # of UTF-8, which some editors put first


def edit_journey(
    workspace: Workspace, edit: Callable[[str], str], why: str, *, seen: str | None = None, now: int | None = None
) -> None:
    """Change the text by a function of it. What it makes must be a journey: otherwise its error is raised and nothing
    is changed. `why`: a verb and a name, for the history. `seen`: the `journey_digest` of the text that somebody
    edited; refused where the file is another by now."""
    from parcours.store.app import versions  # slow to import: see `Workspace.app`

    workspace.must_own("change journey.yaml")
    path = workspace.folder / JOURNEY
    raw = path.read_bytes()
    if seen is not None and seen != versions.digest(raw):
        raise BadInput(
            "journey.yaml was changed meanwhile.", hint="Look at it again, then write your change into that text."
        )
    text = raw.decode("utf-8-sig")
    changed = edit(text)
    if changed == text:
        return
    read_journey(changed)
    moment = int(time.time()) if now is None else now
    new = (_MARK if raw.startswith(_MARK) else b"") + changed.encode()
    versions.keep(workspace.app, raw, FOUND, now=moment)
    replace_atomically(path, new)
    versions.keep(workspace.app, new, why, now=moment)


def keep_version(workspace: Workspace, why: str = FOUND, *, now: int | None = None) -> bool:
    """Keep the text as it stands; says whether it was another than the newest one kept."""
    from parcours.store.app import versions

    workspace.must_own("keep a version of journey.yaml")
    text = (workspace.folder / JOURNEY).read_bytes()
    return versions.keep(workspace.app, text, why, now=int(time.time()) if now is None else now)


def journey_text(workspace: Workspace) -> str:
    """The text as it stands."""
    return (workspace.folder / JOURNEY).read_bytes().decode("utf-8-sig")


def journey_digest(workspace: Workspace) -> str:
    """What tells this text from another: handed back as `seen` by whoever edits it."""
    from parcours.store.app import versions

    return versions.digest((workspace.folder / JOURNEY).read_bytes())


def journey_versions(workspace: Workspace) -> list[Version]:
    """All texts that were kept, the newest first."""
    from parcours.store.app import versions

    return versions.listed(workspace.app)


def restore_version(workspace: Workspace, number: int, *, now: int | None = None) -> None:
    """Write an earlier text again; the history goes on."""
    from parcours.store.app import versions

    text = versions.text_of(workspace.app, number).decode("utf-8-sig")
    edit_journey(workspace, lambda _: text, f"restore {number}", now=now)
