"""What does the journey's map look like, now, at an earlier day, of some people, or beside another?"""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from parcours.journeymap.sides import WIDE
from parcours.model.journey_map import JourneyMap, TwoMaps
from parcours.server.place import In
from parcours.server.stopping import Stopped
from parcours.workspace import map_answers
from parcours.workspace.map_answers import Days, Wanted
from parcours.workspace.workspace import Workspace

router = APIRouter(prefix="/api/workspaces/{workspace}/map", tags=["map"])

_Text = Annotated[str, Query(max_length=4000)]
_Day = Annotated[str, Query(max_length=40)]


def asked_for_one(
    period: _Text = "",
    among: _Text = "",
    as_of: _Day = "",
    least: Annotated[int, Query(ge=0, le=10_000, description="Groups of fewer people are withheld.")] = 0,
    most: Annotated[int, Query(ge=1, le=WIDE, description="Findings of one sort in a cell.")] = 5,
) -> Wanted:
    return Wanted(period, among, as_of, least=least, most=most)


def asked_for(
    one: Annotated[Wanted, Depends(asked_for_one)],
    against: _Text = "",
    against_group: _Text = "",
    against_day: _Day = "",
) -> Wanted:
    return replace(one, against=against, against_group=against_group, against_day=against_day)


@router.get("", response_model=JourneyMap)
def map(of: In, wanted: Annotated[Wanted, Depends(asked_for_one)], request: Request, gone: Stopped) -> Response:
    """The map of a period, a group and a day; of all of it where nothing is said."""
    return _told(of, wanted, request, gone)


@router.get("/two", response_model=TwoMaps)
def two(of: In, wanted: Annotated[Wanted, Depends(asked_for)], request: Request, gone: Stopped) -> Response:
    """Two maps side by side, and what differs: against another period, another group, or an earlier day."""
    return _told(of, wanted.beside(), request, gone)


@router.get("/days")
def days(of: In, gone: Stopped) -> Days:
    """The days that a map can be of, and how many people did something on each."""
    return map_answers.days(of, cancel=gone)


def _told(of: Workspace, wanted: Wanted, request: Request, gone: Stopped) -> Response:
    key, found = map_answers.answer(of, wanted, cancel=gone)
    tag = {"ETag": f'"{key}"', "Cache-Control": "private, no-cache"}
    if tag["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=tag)
    return Response(found, media_type="application/json", headers=tag)
