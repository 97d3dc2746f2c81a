"""What does the screen get when something went wrong? What happened, and what to do next, under one shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from parcours.model.errors import (
    BadInput,
    Busy,
    Cancelled,
    NotAllowed,
    ParcoursError,
    StorageFailed,
    TooMuch,
    UnknownName,
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


def problem(error: BaseException) -> Problem:
    """An error, told. Of a defect nothing is told but that it is one: its text is in the server's log."""
    if isinstance(error, ParcoursError):
        return Problem(type(error).__name__, str(error), error.hint)
    return Problem(
        "Defect",
        "Something is wrong in Parcours itself.",
        "Nothing was lost. What is written where Parcours was started says more.",
    )


def explain(app: FastAPI) -> None:
    """Have every error told as a `Problem`."""

    @app.exception_handler(ParcoursError)
    async def told(_: Request, error: ParcoursError) -> JSONResponse:
        return _answer(problem(error), next((code for kind, code in _STATUS if isinstance(error, kind)), 422))

    @app.exception_handler(RequestValidationError)
    async def misread(_: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"] if part not in ("body", "query", "path"))
        said = f"“{where[:200]}”: {first['msg']}" if where else str(first["msg"])
        return _answer(Problem("BadInput", f"The request cannot be read. {said}"[:1000]), 422)

    @app.exception_handler(HTTPException)
    async def refused(_: Request, error: HTTPException) -> JSONResponse:
        kind = {404: "UnknownName", 405: "NotAllowed"}.get(error.status_code, "BadInput")
        return _answer(Problem(kind, f"{error.detail}."), error.status_code, error.headers)

    @app.exception_handler(Exception)
    async def defect(_: Request, error: Exception) -> JSONResponse:  # the server's log has its traceback
        return _answer(problem(error), 500)


def _answer(told: Problem, status: int, headers: Mapping[str, str] | None = None) -> JSONResponse:
    return JSONResponse(asdict(told), status_code=status, headers=headers)
