"""How is a map written as JSON, and read back? Field by field, by the types' own names: what a screen will render."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from parcours.model.errors import BadInput
from parcours.model.journey_map import JourneyMap, TwoMaps


def to_json(map: JourneyMap | TwoMaps) -> dict[str, Any]:
    """The map as plain JSON values."""
    return _adapter(type(map)).dump_python(map, mode="json")


def from_json(json: Mapping[str, Any]) -> JourneyMap | TwoMaps:
    """The map that `to_json` wrote."""
    try:
        return _adapter(TwoMaps if "differences" in json else JourneyMap).validate_python(dict(json))
    except ValidationError as problem:
        first = problem.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadInput(
            f"This is not a map: {where}: {first['msg']}.", hint="Write one with `parcours map DIR --json`."
        ) from None


@cache
def _adapter(of: type) -> TypeAdapter[Any]:
    return TypeAdapter(of)
