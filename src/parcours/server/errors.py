"""What does the screen get when something went wrong? What happened, and what to do next, under one shape."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from parcours.model.errors import (
    BadInput, Busy, Cancelled, NotAllowed, ParcoursError, StorageFailed, TooMuch, UnknownName,
)  # fmt: skip

_STATUS: tuple[tuple[type[ParcoursError], int], ...] = (
    (UnknownName, 404),
    (BadInput, 422),
    (NotAllowed, 422),
    (Busy, 409),
    (TooMuch, 413),
    (Cancelled, 499),
    (StorageFailed, 507),
)


@dataclass(frozen=True, slots=True)
class Problem:
    """`kind` is the error's class, which a screen may know how to mend; the rest is for people."""

    kind: str
    message: str
    hint: str = ""


def explain(app: FastAPI) -> None:
    """Have every error of ours told as a `Problem`."""

    @app.exception_handler(ParcoursError)
    async def told(_: Request, error: ParcoursError) -> JSONResponse:
        status = next((code for kind, code in _STATUS if isinstance(error, kind)), 422)
        problem = {"kind": type(error).__name__, "message": str(error), "hint": error.hint}
        return JSONResponse(problem, status_code=status)
