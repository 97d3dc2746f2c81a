"""How are events and properties renamed, hidden and merged, and how is that taken back? By a line in journey.yaml; the
log stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from parcours.model.errors import BadInput, ParcoursError, unknown_name
from parcours.model.journey import Journey
from parcours.model.journey_cut import without_entry, without_items
from parcours.model.journey_edit import with_entry, with_items
from parcours.model.journey_text import read_journey
from parcours.model.naming import Naming
from parcours.timeline.snapshot import Snapshot
from parcours.timeline.tally import Occurring, occurring
from parcours.workspace.editing import edit_journey, journey_text
from parcours.workspace.workspace import JOURNEY, Workspace

Thing = Literal["event", "property", "trait"]
_KEYS: dict[str, Literal["events", "properties", "traits"]] = {
    "event": "events",
    "property": "properties",
    "trait": "traits",
}


@dataclass(frozen=True, slots=True)
class Called:
    """A property or trait: its types (n, s, b), and what the log calls it; nothing for one that is derived."""

    name: str
    types: tuple[str, ...]
    called: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """All names of a workspace, as journey.yaml has them."""

    events: tuple[Occurring, ...]
    properties: tuple[Called, ...]
    traits: tuple[Called, ...]
    hidden: tuple[tuple[Thing, str], ...]  # names in the log that are out of view
    people: int
    customers: int | None
    notes: tuple[str, ...]


def names(of: Workspace | Snapshot) -> Names:
    """What there is to ask about."""
    snapshot = of.snapshot() if isinstance(of, Workspace) else of
    journey = snapshot.journey or Journey()
    logged: dict[Thing, Sequence[str]] = {
        "event": snapshot.names.logged,
        "property": sorted(snapshot.logged("event")),
        "trait": sorted(snapshot.logged("person")),
    }
    away: list[tuple[Thing, str]] = [
        (thing, name) for thing, all in logged.items() for name in all if _naming(journey, thing).hidden(name)
    ]
    return Names(
        tuple(occurring(snapshot)),
        _called(snapshot, "event"),
        _called(snapshot, "person"),
        tuple(away),
        snapshot.people,
        snapshot.customers,
        (*snapshot.notes, *snapshot.remarks),
    )


def rename(workspace: Workspace, old: str, new: str, *, of: Thing = "event") -> tuple[str, ...]:
    """Call an event (a property, a trait) otherwise. Returns what is left to do, in words."""
    known = _known(workspace, of, [old])
    if new in known and new != old:
        raise BadInput(
            f"There already is an {of} “{new}”." if of == "event" else f"There already is a {of} “{new}”.",
            hint=f"To count both as one: parcours merge{_flag(of)} {workspace.folder} '{new}' '{old}'.",
        )
    _no_way_back(workspace, of, old, new)
    return _change(
        workspace,
        of,
        lambda text: with_entry(text, (_KEYS[of], "rename", old), new),
        lambda naming: replace(naming, rename=(*((o, n) for o, n in naming.rename if o != old), (old, new))),
        [old],
        f"rename {old}",
    )


def merge(workspace: Workspace, new: str, olds: Sequence[str], *, of: Thing = "event") -> tuple[str, ...]:
    """Count several as one, under a name that may be new."""
    _known(workspace, of, olds)
    joined = [old for old in dict.fromkeys(olds) if old != new]
    if not joined:
        raise BadInput(f"“{new}” is one name already.", hint="Name the others that are the same.")
    for old in joined:
        _no_way_back(workspace, of, old, new)
    return _change(
        workspace,
        of,
        lambda text: with_items(text, (_KEYS[of], "merge", new), joined),
        lambda naming: replace(naming, merge=(*naming.merge, *((old, new) for old in joined))),
        joined,
        f"merge {new}",
    )


def hide(workspace: Workspace, name: str, *, of: Thing = "event") -> tuple[str, ...]:
    """Leave an event (a property, a trait) out of view."""
    _known(workspace, of, [name])
    return _change(
        workspace,
        of,
        lambda text: with_items(text, (_KEYS[of], "hide"), [name]),
        lambda naming: replace(naming, hide=(*naming.hide, name)),
        [name],
        f"hide {name}",
    )


def unrename(workspace: Workspace, name: str, *, of: Thing = "event") -> tuple[str, ...]:
    """Call an event (a property, a trait) again what the log calls it: the line that renames it, by either of its
    names, is taken out. Returns what is left to do, in words."""
    pairs = _naming(workspace.journey, of).rename
    found = [(old, new) for old, new in pairs if old == name] or [(old, new) for old, new in pairs if new == name]
    if not found:
        raise unknown_name(f"renamed {of}", name, [one for pair in pairs for one in pair])
    if len(found) > 1:
        olds = " and ".join(f"“{old}”" for old, _ in found)
        raise BadInput(f"{olds} are called “{name}”.", hint="Name the one that shall be called as the log has it.")
    [(old, new)] = found
    return _change(
        workspace,
        of,
        lambda text: without_entry(text, (_KEYS[of], "rename", old)),
        lambda naming: replace(naming, rename=tuple(pair for pair in naming.rename if pair != (old, new))),
        [new],
        f"rename back {old}",
    )


def unmerge(workspace: Workspace, new: str, olds: Sequence[str] = (), *, of: Thing = "event") -> tuple[str, ...]:
    """Count apart again what was counted as one: some of the names, or all."""
    merged = _naming(workspace.journey, of).merged
    if new not in merged:
        raise unknown_name(f"merged {of}", new, merged)
    for old in olds:
        if old not in merged[new]:
            raise unknown_name(f"name merged into “{new}”", old, merged[new])
    going = list(olds or merged[new])
    return _change(
        workspace,
        of,
        lambda text: without_items(text, (_KEYS[of], "merge", new), going),
        lambda naming: replace(naming, merge=tuple(p for p in naming.merge if p[1] != new or p[0] not in going)),
        [new],
        f"merge back {new}",
    )


def unhide(workspace: Workspace, name: str, *, of: Thing = "event") -> tuple[str, ...]:
    """Bring an event (a property, a trait) into view again."""
    hidden = _naming(workspace.journey, of).hide
    if name not in hidden:
        raise unknown_name(f"hidden {of}", name, hidden)
    return _change(
        workspace,
        of,
        lambda text: without_items(text, (_KEYS[of], "hide"), [name]),
        lambda naming: replace(naming, hide=tuple(one for one in naming.hide if one != name)),
        [],
        f"hide back {name}",
    )


def _called(snapshot: Snapshot, of: Literal["event", "person"]) -> tuple[Called, ...]:
    found = []
    for name, types in snapshot.properties(of).items():
        columns = [told for column in snapshot.columns_of(name, of) for told in snapshot.told_by(column)]
        called = dict.fromkeys(column[2:].rpartition(":")[0] for column in columns)
        found.append(Called(name, tuple(sorted(types)), tuple(called)))
    return tuple(found)


def _known(workspace: Workspace, of: Thing, names: Sequence[str]) -> Sequence[str]:
    """The names that there are, among which all of these must be."""
    snapshot = workspace.snapshot()
    kind = "event" if of == "property" else "person"
    known = list(snapshot.names) if of == "event" else list(snapshot.properties(kind))
    for name in names:
        if name not in known:
            hint = snapshot.names.advice(name) if of == "event" else snapshot.advice(name, kind)
            raise unknown_name(of, name, known, hint=hint)
        if of != "event" and not any(map(snapshot.told_by, snapshot.columns_of(name, kind))):
            raise BadInput(f"“{name}” is derived by Parcours.", hint="Only what the data tell can be named otherwise.")
    return known


def _no_way_back(workspace: Workspace, of: Thing, old: str, new: str) -> None:
    """To take a name back is to take the line out; a second line would lead in a circle."""
    way = _naming(workspace.journey, of).way(new)
    if old in way[1:]:
        renamed = new in dict(_naming(workspace.journey, of).rename)
        said = f"rename{_flag(of)} --back" if renamed else f"merge{_flag(of)} --back"
        names = f"'{new}'" if renamed else f"'{way[1]}' '{new}'"
        raise BadInput(
            f"“{new}” is called “{old}” by journey.yaml.",
            hint=f"To undo that, take “{new}” out of {_KEYS[of]} in {workspace.folder / JOURNEY}, as does: "
            f"parcours {said} {workspace.folder} {names}.",
        )


def _change(
    workspace: Workspace,
    of: Thing,
    edit: Callable[[str], str],
    change: Callable[[Naming], Naming],
    gone: Sequence[str],
    why: str,
) -> tuple[str, ...]:
    workspace.must_own("change journey.yaml")
    journey = workspace.journey
    wanted = replace(journey, **{_KEYS[of]: change(_naming(journey, of))})
    changed = edit(journey_text(workspace))
    try:
        said = read_journey(changed)
    except ParcoursError:
        said = None
    if said is None or (_plain(said) != _plain(wanted)):
        raise BadInput(
            f"The text of {workspace.folder / JOURNEY} is laid out in a way that cannot be changed safely.",
            hint=f"Write it in yourself, under {_KEYS[of]}: see docs/channels.md.",
        )
    edit_journey(workspace, lambda _: changed, why)
    return _still_said(changed, _KEYS[of], _none_of(workspace, gone)) if of == "event" else ()


def _none_of(workspace: Workspace, names: Sequence[str]) -> list[str]:
    """Those that no event is called now."""
    known = workspace.snapshot().names
    return [name for name in names if name not in known]


def _plain(journey: Journey) -> tuple[object, ...]:
    """What a definition says; the order of names does not count."""
    namings = (journey.events, journey.properties, journey.traits)
    rest = replace(journey, events=Naming(), properties=Naming(), traits=Naming())
    return rest, *((sorted(n.rename), sorted(n.merge), sorted(n.hide)) for n in namings)


def _still_said(text: str, key: str, gone: Sequence[str]) -> tuple[str, ...]:
    """Where the text names events, outside the names' own part, that are no longer called so."""
    own = False
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line[:1] not in ("", " ", "#", "-"):
            own = line.startswith(f"{key}:")
        said = line.partition(" #")[0]
        for name in gone:
            if not own and not line.startswith("#") and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said):
                found.append(f"Line {number} of journey.yaml still says “{name}”: {line.strip()}")
    return tuple(found)


def _flag(of: Thing) -> str:
    return "" if of == "event" else f" --{of}"


def _naming(journey: Journey, of: Thing) -> Naming:
    return getattr(journey, _KEYS[of])
