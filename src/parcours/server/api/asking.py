"""What can be asked of a workspace, and what is the answer? Every registered question has an entrance of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Body, Query, Response
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, TypeAdapter
from pydantic_core import CoreSchema, core_schema

from parcours.analyses.forms import Form, forms
from parcours.analyses.registry import Analysis, analyses
from parcours.server.place import In
from parcours.server.stopping import Stopped
from parcours.workspace import asking
from parcours.workspace.beginning import beginnings
from parcours.workspace.looking_up import MOST, LookedUp, Of, look_up
from parcours.workspace.reading import Kind, Read
from parcours.workspace.reading import read as read_text

router = APIRouter(prefix="/api/workspaces/{workspace}", tags=["asking"])

AsOf = Annotated[str | None, Query(description="Count as of this day; default: the last event.", max_length=40)]


@dataclass(frozen=True, slots=True)
class ToRead:
    """A filter, step or segment as text, or as JSON. `count`: also of how many people it is true."""

    given: Any
    kind: Kind = "filter"
    count: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """A question's form, and the query that it begins with in this workspace."""

    form: Form
    begin: dict[str, Any]


@router.get("/questions")
def questions(of: In, gone: Stopped) -> list[Question]:
    """What can be asked, and how."""
    begin = beginnings(of.views.view(cancel=gone))
    return [Question(form, begin[name]) for name, form in forms().items()]


@router.get("/names")
def names(
    of_workspace: In,
    gone: Stopped,
    of: Of = "event",
    like: Annotated[str, Query(max_length=200)] = "",
    property: Annotated[str, Query(max_length=400)] = "",
    most: Annotated[int, Query(ge=1, le=MOST)] = 50,
) -> LookedUp:
    """Names like what was typed, with how often each occurs. `property`: whose values are wanted."""
    return look_up(of_workspace.views.view(cancel=gone), of, like, property=property, most=most)


@router.post("/read")
def read(of: In, text: ToRead, gone: Stopped) -> Read:
    """What a text says, in parts, or why it cannot be read."""
    return read_text(of.views.view(cancel=gone), text.kind, text.given, count=text.count)


class _TextsToo:
    """A query as the schema tells it. It is read by the question itself, whose errors say what to do."""

    def __init__(self, query: type) -> None:
        self._query = query

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.dict_schema(core_schema.str_schema(), core_schema.any_schema())

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return handler(TypeAdapter(self._query).core_schema)


def _entrance(question: Analysis) -> Callable[..., Response]:
    def asked(
        of: In, query: Annotated[dict[str, Any], _TextsToo(question.query), Body()], gone: Stopped, as_of: AsOf = None
    ) -> Response:
        answer = asking.answer(of, question.name, query, as_of=as_of, cancel=gone)
        return Response(answer, media_type="application/json")

    return asked


for _question in analyses().values():
    router.post(
        f"/ask/{_question.name}",
        response_model=_question.result,
        operation_id=f"ask_{_question.name}",
        summary=_question.summary,
    )(_entrance(_question))
