"""What went wrong, in words that say what to do next.

Every error that a user can cause is a `ParcoursError`. Its text is one sentence on what happened; `hint` is one
sentence on what to do. Entrances (command line, server) show both and nothing else; any other exception is a defect.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class ParcoursError(Exception):
    """Something the user can mend. `hint` says how."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class BadInput(ParcoursError):
    """A file, a row, an option or a definition that cannot be read as it stands."""


class UnknownName(BadInput):
    """A name that nothing answers to: an event, a property, a column, a key."""


class NotAllowed(ParcoursError):
    """A combination of options that semantics does not allow. Never answered with something near."""


class Busy(ParcoursError):
    """Another process owns the workspace."""


class TooNew(ParcoursError):
    """The workspace was written by a newer version of Parcours."""


class TooMuch(ParcoursError):
    """A limit is reached. The text names the limit; nothing was lost."""


class StorageFailed(ParcoursError):
    """The disk refused (full, read-only, too large a file). What was published before stands."""


class Cancelled(ParcoursError):
    """Stopped on request, before an answer."""


def unknown_name(what: str, name: str, known: Iterable[str], *, hint: str = "") -> UnknownName:
    """An error for `name`, an unknown `what`, that offers the nearest of the `known` names."""
    names = sorted(set(known))
    folded = {n.casefold(): n for n in names}
    near = [folded[f] for f in get_close_matches(name.casefold(), list(folded), n=3, cutoff=0.6)]
    if near:
        advice = "Did you mean " + " or ".join(f"“{n}”" for n in near) + "?"
    elif not names:
        advice = f"There is no {what} here yet."
    else:
        shown = ", ".join(f"“{n}”" for n in names[:8])
        advice = f"Known: {shown}" + (f" and {len(names) - 8} more." if len(names) > 8 else ".")
    return UnknownName(f"There is no {what} “{name}”.", hint=f"{advice} {hint}".strip())
