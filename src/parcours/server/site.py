"""Which files make up the screen? Those that were built into the package; every other address is the screen's own."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.types import Receive, Scope, Send

HASHED = "assets/"  # names that change with what is in them
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_FIRST = "no-cache"
_PACKED = (("br", ".br"), ("gzip", ".gz"))  # packed when the screen was built, best first
_MISSING = """\
<!doctype html><meta charset="utf-8"><title>Parcours</title>
<h1>The screen is not built</h1><p>Parcours was installed from its sources.
Run <code>make web</code> there, then reload.
"""


class Site:
    """An application that answers with the files of one folder; only names that are there are ever opened."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: int | None = None
        self._files: dict[str, Path] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] not in ("GET", "HEAD"):
            raise HTTPException(405, headers={"Allow": "GET, HEAD"})
        answer = self._answer(scope["path"].lstrip("/"), Headers(scope=scope).get("accept-encoding", ""))
        await answer(scope, receive, send)

    def _answer(self, path: str, accepted: str) -> Response:
        files = self._listed()
        if path in files and path != "index.html":
            return _file(files, path, accepted, _FOR_EVER if path.startswith(HASHED) else _ASK_FIRST)
        if path.startswith((HASHED, "api/")) or path == "api":
            raise HTTPException(404)
        if "index.html" not in files:
            return HTMLResponse(_MISSING, 503, headers={"Cache-Control": "no-store"})
        return _file(files, "index.html", accepted, _ASK_FIRST)

    def _listed(self) -> dict[str, Path]:
        """The files, looked for again where the screen was built anew."""
        try:
            built = (self._folder / "index.html").stat().st_mtime_ns
        except OSError:
            return {}
        if built != self._seen:
            inside = [path for path in self._folder.rglob("*") if path.is_file()]
            self._files = {path.relative_to(self._folder).as_posix(): path for path in inside}
            self._seen = built
        return self._files


def _file(files: dict[str, Path], path: str, accepted: str, cached: str) -> Response:
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    headers = {"Cache-Control": cached, "Vary": "Accept-Encoding"}
    names = {part.split(";")[0].strip() for part in accepted.split(",") if not part.replace(" ", "").endswith(";q=0")}
    for name, ending in _PACKED:
        if name in names and path + ending in files:
            return FileResponse(files[path + ending], media_type=kind, headers=headers | {"Content-Encoding": name})
    return FileResponse(files[path], media_type=kind, headers=headers)
