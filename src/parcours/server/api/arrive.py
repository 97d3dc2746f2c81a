"""How do files come in? Sent, looked at, mended in how they are read, loaded. Demonstrations come ready made."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Path, Request
from starlette.concurrency import run_in_threadpool

from parcours.jobs import Work
from parcours.server.api.jobs import Started
from parcours.server.api.voice import listen_after
from parcours.server.place import In, InHome, InJobs
from parcours.workspace.arriving import Arrived, Came, Said, Understood, arriving
from parcours.workspace.demos.making import Demo, demos, make_demo

demo_router = APIRouter(prefix="/api/demos", tags=["arrive"])
router = APIRouter(prefix="/api/workspaces/{workspace}/arriving", tags=["arrive"])

_PIECE = 4 << 20  # bytes that are written at once
_SENT = {"required": True, "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
Named = Annotated[str, Path(max_length=300)]


@demo_router.get("")
def there() -> tuple[Demo, ...]:
    """Demonstrations that can be made."""
    return demos()


@demo_router.post("/{demo}")
def demonstrate(demo: Named, home: InHome, jobs: InJobs) -> Started:
    """Make one, as a workspace of its name; its job gives that name, at once where it is there."""

    def make(work: Work) -> str:
        if demo not in home.names():
            make_demo(demo, home.place_of(demo), work.say, work)
        home.workspace(demo)
        return demo

    return Started(jobs.start("demo", make))


@router.get("")
def understood(of: In) -> Understood:
    """What has arrived and is not loaded, and how it would be read."""
    return arriving(of).understood(of)


@router.put("")
def mend(of: In, said: Said) -> Understood:
    """The same, read as is said here, in place of what was said before."""
    return arriving(of).understood(of, said)


@router.delete("")
def clear(of: In) -> None:
    """Take all away that is not loaded."""
    of.must_own("take files away")
    arriving(of).clear()


@router.put("/files/{file}", openapi_extra={"requestBody": _SENT})
async def arrive(file: Named, request: Request, of: In) -> Arrived:
    """A file, as it is. It is there once all of it has come."""
    of.must_own("take files in")
    announced = request.headers.get("content-length", "")
    size = int(announced) if announced.isdecimal() and len(announced) < 18 else None
    with await run_in_threadpool(arriving(of).place.coming, file, size) as coming:
        piece = bytearray()
        async for part in request.stream():
            piece += part
            if len(piece) >= _PIECE:
                await run_in_threadpool(coming.write, bytes(piece))
                piece.clear()
        await run_in_threadpool(coming.write, bytes(piece))
        return await run_in_threadpool(coming.whole)


@router.delete("/files/{file}")
def remove(file: Named, of: In) -> None:
    """Take one file away."""
    of.must_own("take files away")
    arriving(of).place.remove(file)


@router.post("/load")
def load(workspace: str, of: In, home: InHome, jobs: InJobs, version: Annotated[str, Body(embed=True)]) -> Started:
    """Load what has arrived, as it was shown under that version. Its job gives a `Came`."""
    of.must_own("load files")

    def bring(work: Work) -> Came:
        with home.writing(workspace) as target:
            came = arriving(target).load(target, work.say, work, version=version)
        listen_after(home, jobs, workspace)
        return came

    return Started(jobs.start("load", bring, about=workspace))


@router.get("/came/{job}")
def came(job: str, jobs: InJobs) -> Came | None:
    """What came of a load that is done."""
    result = jobs.job(job).result
    return result if isinstance(result, Came) else None
