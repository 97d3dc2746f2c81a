"""What are things called, and by which rules are touchpoints and channels told? Changed by lines of journey.yaml."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body

from parcours.server.place import In, InHome, Name
from parcours.workspace import dictionary as words
from parcours.workspace import places as rules
from parcours.workspace.dictionary import Dictionary, NameChange, NameChanged
from parcours.workspace.naming import Thing
from parcours.workspace.places import Kept, Part, PlaceRule, Places, RulesWanted

router = APIRouter(prefix="/api/workspaces/{workspace}", tags=["names"])
Olds = Annotated[list[Annotated[str, Body(max_length=1_000)]], Body(min_length=1, max_length=500)]


@router.get("/dictionary")
def dictionary(of: In) -> Dictionary:
    """Events, properties and traits by the names they go by, and what was changed of them."""
    return words.dictionary(of)


@router.post("/dictionary/changes")
def change(workspace: Name, home: InHome, said: NameChange) -> NameChanged:
    """Rename, join or hide a name; the log stays as it is."""
    with home.writing(workspace) as of:
        return words.change(of, said)


@router.post("/dictionary/merges")
def merge(
    workspace: Name, home: InHome, of: Annotated[Thing, Body()], new: Annotated[str, Body(max_length=1_000)], olds: Olds
) -> NameChanged:
    """Count several names as one."""
    with home.writing(workspace) as inside:
        return words.merge(inside, of, new, olds)


@router.post("/dictionary/returns")
def take_back(workspace: Name, home: InHome, said: NameChange) -> NameChanged:
    """Take a change back."""
    with home.writing(workspace) as of:
        return words.take_back(of, said)


@router.get("/places")
def places(of: In) -> Places:
    """Touchpoints and channels: the rules, and what each keeps."""
    return rules.places(of)


@router.post("/places/trial")
def tried(of: In, rule: PlaceRule) -> Kept:
    """What a rule would keep."""
    return rules.try_rule(of, rule)


@router.put("/places/{part}")
def change_places(workspace: Name, home: InHome, part: Part, wanted: RulesWanted) -> Places:
    """Write the rules of touchpoints or of channels."""
    with home.writing(workspace) as of:
        return rules.change_places(of, part, wanted)
