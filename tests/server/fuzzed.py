"""What might somebody send? Values that a schema asks for, nearly so, or not at all; seeded."""

from __future__ import annotations

from random import Random
from typing import Any

DEEP = 6
GARBAGE: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 2**63, 1e308, "", " ", "x" * 3000, "-0", "NaN", "1e999"),
    *("\x00", "\ud7ff\uffff", "é\u0301\u202e", "../../etc/passwd", "'; drop table events; --", "{{7*7}}"),
    *("View where price > ", "did did did", "did " * 400, "(" * 2000, 'answer funnel {} part "left after 99"'),
    *("2026-02-30", "2026-01-01..2025-01-01", "9999-12-31..", "0001-01-01", "9999999 days"),
    *([], {}, [[[[[]]]]], {"": {"": {}}}, ["View"] * 300, [None], {"kind": "all"}),
)
WORDS = (
    *("View", "Add", "Order", "device", "price", "Mobile", "Looking", "Customer", "shop", "web", "mobile"),
    *("7 days", "2026-03-01..2026-04-01", "did View then Order within 7 days", "View where device = mobile"),
)


class Sender:
    """Makes requests up, of one description of all entrances."""

    def __init__(self, described: dict[str, Any], random: Random) -> None:
        self._shapes = described["components"]["schemas"]
        self._random = random

    def value(self, schema: dict[str, Any], depth: int = 0) -> Any:
        """Something that the schema allows, now and then something that it does not."""
        if self._random.random() < 0.15 or depth > DEEP:
            return self._random.choice(GARBAGE)
        if "$ref" in schema:
            return self.value(self._shapes[schema["$ref"].rsplit("/", 1)[1]], depth + 1)
        if either := schema.get("anyOf") or schema.get("oneOf"):
            return self.value(self._random.choice(either), depth + 1)
        if "enum" in schema:
            return self._random.choice(schema["enum"])
        if "const" in schema:
            return schema["const"]
        return self._plain(schema, depth)

    def _plain(self, schema: dict[str, Any], depth: int) -> Any:
        kind = schema.get("type")
        if kind == "object":
            wanted = set(schema.get("required", ()))
            inside = schema.get("properties", {})
            made = {
                name: self.value(of, depth + 1)
                for name, of in inside.items()
                if (name in wanted and self._random.random() < 0.95) or self._random.random() < 0.3
            }
            return made | ({"surprise": 1} if self._random.random() < 0.05 else {})
        if kind == "array":
            of = schema.get("items", {})
            return [self.value(of, depth + 1) for _ in range(self._random.choice((0, 1, 1, 2, 3)))]
        if kind == "integer":
            return self._random.choice((0, 1, 2, 7, 100, -3, 10**12))
        if kind == "number":
            return self._random.choice((0, 0.5, 3, -1, 1e15))
        if kind == "boolean":
            return self._random.random() < 0.5
        return self._random.choice(WORDS)
