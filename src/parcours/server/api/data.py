"""What was loaded, which rows wait to be fixed, and what comes of fixing them?"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from parcours.model.errors import TooMuch
from parcours.server.place import In, InHome, Name
from parcours.workspace import rows, sources
from parcours.workspace.rows import Fixed, FixedRow, FixTried, RowsToFix
from parcours.workspace.sources import Brought

router = APIRouter(prefix="/api/workspaces/{workspace}", tags=["data"])
_LARGEST = 64 << 20  # bytes of a file of mended rows

Load = Annotated[str | None, Query(max_length=200, description="Rows of one load.")]
Why = Annotated[str | None, Query(max_length=100, description="Rows set aside for one reason.")]
OfLoad = Annotated[str | None, Body(max_length=200)]
OfReason = Annotated[str | None, Body(max_length=100)]
ByHand = Annotated[list[FixedRow] | None, Body(max_length=rows.MOST)]
Otherwise = Annotated[str, Body(alias="map", max_length=4_000)]


@router.get("/sources")
def sources_and_loads(of: In) -> Brought:
    """Sources, and what each load brought."""
    return sources.brought(of)


@router.get("/loads/{load}/mapping")
def mapping(load: str, of: In) -> str:
    """How a load's files were read."""
    return sources.mapping_of(of, load)


@router.get("/rows")
def rows_to_fix(
    of: In,
    load: Load = None,
    reason: Why = None,
    offset: Annotated[int, Query(ge=0, le=1 << 40)] = 0,
    limit: Annotated[int, Query(ge=1, le=rows.MOST)] = 50,
) -> RowsToFix:
    """A page of the rows to fix."""
    return rows.rows_to_fix(of, load=load, reason=reason, offset=offset, limit=limit)


@router.post("/rows/trial")
def tried(
    of: In, by_hand: ByHand = None, otherwise: Otherwise = "", load: OfLoad = None, reason: OfReason = None
) -> FixTried:
    """What would come of fixing."""
    return rows.try_fixing(of, by_hand, map=otherwise, load=load, reason=reason)


@router.post("/rows/fixed")
def fixed(
    workspace: Name,
    home: InHome,
    by_hand: ByHand = None,
    otherwise: Otherwise = "",
    load: OfLoad = None,
    reason: OfReason = None,
) -> Fixed:
    """Bring rows in, each once."""
    with home.writing(workspace) as of:
        return rows.fix(of, by_hand, map=otherwise, load=load, reason=reason)


@router.get("/rows/file", response_class=Response)
def file(of: In, load: Load = None, reason: Why = None) -> Response:
    """The rows to fix as CSV."""
    told = {"content-disposition": 'attachment; filename="rows-to-fix.csv"'}
    return Response(rows.file_to_fix(of, load=load, reason=reason), media_type="text/csv; charset=utf-8", headers=told)


@router.put("/rows/file")
async def fixed_by_file(
    request: Request, workspace: Name, home: InHome, name: Annotated[str, Query(max_length=200)] = "rows.csv"
) -> Fixed:
    """Bring rows in from the file, mended."""
    content = bytearray()
    async for part in request.stream():
        content += part
        if len(content) > _LARGEST:
            raise TooMuch(f"The file is larger than {_LARGEST >> 20} MiB.", hint="Part it, or use parcours mend.")

    def bring() -> Fixed:
        with home.writing(workspace) as of:
            return rows.fix_by_file(of, name, bytes(content))

    return await run_in_threadpool(bring)
