"""How does the map leave the screen? As a file: a page, paper, a picture, slides, a table, plain values."""

from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Response

from parcours.server.api.map import asked_for
from parcours.server.place import In, Name
from parcours.server.stopping import Stopped
from parcours.workspace.map_answers import Wanted
from parcours.workspace.out import File, Form, file_of

router = APIRouter(prefix="/api/workspaces/{workspace}/out", tags=["out"])


@router.get("/{form}", response_class=Response, responses={200: {"content": {"application/octet-stream": {}}}})
def out(
    workspace: Name,
    of: In,
    form: Form,
    asked: Annotated[Wanted, Depends(asked_for)],
    gone: Stopped,
    least: Annotated[int, Query(ge=0, le=10_000, description="Groups of fewer people are withheld.")] = 10,
    language: Annotated[str, Query(max_length=8)] = "",
    paper: Literal["A4", "A3"] = "A4",
) -> Response:
    """The map of the question as a file. What leaves the screen withholds small groups unless told not to."""
    shown = replace(asked, least=least)
    made: File = file_of(of, shown, form, name=workspace, language=language, paper=paper, cancel=gone)
    return Response(made.content, media_type=made.type, headers={"Content-Disposition": made.disposition})
