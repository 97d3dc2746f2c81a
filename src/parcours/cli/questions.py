"""How does a question become a command? From its query type alone: its fields are the command's options."""

from __future__ import annotations

import dataclasses
import inspect
import json
from pathlib import Path
from typing import Annotated, Any

import typer

from parcours.analyses.registry import Analysis, ask, to_json
from parcours.cli.screen import out

_FIELD = "_field_"  # a query's field may share a name with a Python keyword or an option of ours


def command(question: Analysis) -> Any:
    """A function that typer can make a command of, with one option for each field of the query."""
    fields = dataclasses.fields(question.query)
    lead = fields[0] if fields and _is_required(fields[0]) else None

    def run(folder: Path, as_json: bool, as_of: str | None, query: str | None, **given: Any) -> None:
        from parcours.workspace import open as open_workspace

        asked: dict[str, Any] = json.loads(query) if query else {}
        asked |= {k.removeprefix(_FIELD): _value(v) for k, v in given.items() if v not in (None, [], ())}
        with open_workspace(folder) as workspace:
            result = ask(workspace.snapshot(as_of=as_of), question.name, asked)
        out(json.dumps(to_json(result), ensure_ascii=False, indent=2) if as_json else question.text(result))

    parameters = [_parameter("folder", Path, typer.Argument(help="The workspace's folder."))]
    if lead is not None:
        parameters.append(
            _parameter(
                _FIELD + lead.name,
                list[str] | None,
                typer.Argument(metavar=lead.name.upper(), help=_help(lead)),
                None,
            )
        )
    parameters += [_option(field) for field in fields if field is not lead]
    parameters += [
        _parameter("query", str | None, typer.Option("--query", help="The whole query as JSON."), None),
        _parameter(
            "as_of",
            str | None,
            typer.Option("--as-of", help="Count as of this day (default: the last event)."),
            None,
        ),
        _parameter("as_json", bool, typer.Option("--json", help="Print the answer and its receipt as JSON."), False),
    ]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    run.__doc__ = question.summary
    run.__name__ = question.name
    return run


def _parameter(name: str, type_: Any, how: Any, default: Any = inspect.Parameter.empty) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=Annotated[type_, how], default=default)


def _option(field: dataclasses.Field[Any]) -> inspect.Parameter:
    flag = "--" + field.name.replace("_", "-")
    many = "tuple" in str(field.type)
    type_ = bool | None if field.type in (bool, "bool") else list[str] | None if many else str | None
    flags = (f"{flag}/--no-{flag[2:]}",) if type_ == bool | None else (flag,)
    return _parameter(_FIELD + field.name, type_, typer.Option(*flags, help=_help(field)), None)


def _help(field: dataclasses.Field[Any]) -> str:
    told = field.metadata.get("help", "")
    plain = not (_is_required(field) or field.default in (None, ()) or dataclasses.is_dataclass(field.default))
    default = f" Default: {field.default}." if plain else ""
    return f"{told}{default}"


def _is_required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _value(given: Any) -> Any:
    """What was typed, as JSON where it looks like it; the query's own types read the rest from words."""
    if isinstance(given, list | tuple):
        return [json.loads(item) if item[:1] in "[{" else item for item in given]
    if isinstance(given, str) and given[:1] in "[{":
        return json.loads(given)
    return given
