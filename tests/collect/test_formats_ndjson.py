"""Lines of JSON become flat typed columns; a broken line costs only itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parcours.collect import source
from parcours.collect.formats import json_columns, json_kernel, logical_name, ndjson, open_file
from parcours.model.errors import BadInput, TooMuch

Aside = list[tuple[int, str]]


def read(path: Path, *lines: str | bytes) -> tuple[dict[tuple[str, str], list[Any]], list[int], Aside]:
    """Columns by (logical name, type), rows' numbers, and what was set aside."""
    if lines:
        path = path / "events.ndjson"
        path.write_bytes(b"\n".join(x if isinstance(x, bytes) else x.encode() for x in lines))
    columns: dict[tuple[str, str], list[Any]] = {}
    numbers: list[int] = []
    aside: Aside = []
    for batch in open_file(path).batches():
        for field, column in zip(batch.table.schema, batch.table.columns, strict=True):
            kind = str(field.type).replace("int64", "number").replace("double", "number")
            key = logical_name(field), kind
            before = columns.setdefault(key, [None] * len(numbers))
            before.extend(column.to_pylist())
        numbers += batch.rows.tolist()
        for values in columns.values():
            values += [None] * (len(numbers) - len(values))
        aside += [(r["row"], r["reason"]) for r in batch.aside.to_pylist()]
    return columns, numbers, aside


def test_objects_flatten_with_dots(tmp_path: Path) -> None:
    columns, rows, aside = read(
        tmp_path,
        '{"event": "View", "context": {"page": {"url": "/a"}, "new": true}, "price": 2.5}',
        '{"event": "Buy", "context": {"new": false, "page": null}, "count": 3}',
    )
    assert columns == {
        ("event", "string"): ["View", "Buy"],
        ("context.page.url", "string"): ["/a", None],
        ("context.new", "bool"): [True, False],
        ("price", "number"): [2.5, None],
        ("count", "number"): [None, 3],
    }
    assert (rows, aside) == ([1, 2], [])


def test_lists_of_objects_lie_side_by_side(tmp_path: Path) -> None:
    columns, _, _ = read(
        tmp_path,
        '{"products": [{"sku": "a", "price": 1}, {"sku": "b"}, {"price": 3, "tags": ["x", "y"]}]}',
        '{"products": []}',
        '{"products": [{"price": 2.5}], "tags": ["new", "red"]}',
    )
    assert columns == {
        ("products[].sku", "list<item: string>"): [["a", "b", None], None, None],
        ("products[].price", "list<item: number>"): [[1, None, 3], None, [2.5]],
        ("products[].tags", "list<item: string>"): [[None, None, '["x", "y"]'], None, None],
        ("tags", "list<item: string>"): [None, None, ["new", "red"]],
    }


def test_types_that_disagree_are_columns_apart(tmp_path: Path) -> None:
    columns, _, aside = read(
        tmp_path, '{"price": 1}', '{"price": "1"}', '{"price": true}', '{"price": [1, "x", {"a": 2}]}'
    )
    assert aside == []
    assert columns == {
        ("price", "number"): [1, None, None, None],
        ("price", "string"): [None, "1", None, None],
        ("price", "bool"): [None, None, True, None],
        ("price", "list<item: number>"): [None, None, None, [1, None, None]],
        ("price", "list<item: string>"): [None, None, None, [None, "x", None]],
        ("price[].a", "list<item: number>"): [None, None, None, [None, None, 2]],
    }
    for batch in open_file(tmp_path / "events.ndjson").batches():
        assert len(set(batch.table.schema.names)) == batch.table.num_columns


def test_integers_beyond_2_to_the_53_are_text(tmp_path: Path) -> None:
    columns, _, _ = read(
        tmp_path,
        '{"id": 9007199254740992, "neg": -9007199254740993}',
        '{"id": 9007199254740993, "neg": -1}',
        '{"id": 1569888000123456789, "neg": 10000000000000000000000000}',
    )
    assert columns == {
        ("id", "number"): [2**53, None, None],
        ("id", "string"): [None, "9007199254740993", "1569888000123456789"],
        ("neg", "number"): [None, -1, None],
        ("neg", "string"): ["-9007199254740993", None, "10000000000000000000000000"],
    }


def test_numbers_too_large_and_words_for_numbers(tmp_path: Path) -> None:
    columns, _, aside = read(tmp_path, '{"a": 1e400, "b": NaN, "c": -Infinity}', '{"a": 1e-400, "b": Infinity}')
    assert aside == []
    assert columns == {
        ("a", "number"): [float("inf"), 0.0],
        ("b", "string"): ["NaN", "Infinity"],
        ("c", "string"): ["-Infinity", None],
    }


def test_broken_lines_are_set_aside(tmp_path: Path) -> None:
    broken = ['{"a": 1,}', '{"a": 01}', '{"a" 1}', '{"a": 1} x', "[1]", "7", '{"a": "cut', '{"a": [1, 2}',
              "{'a': 1}", '{"a": "tab\there"}', '{"a": "\\x"}', '{"a": nul}', "{", '{"a": {"b": 1}',
              '{"a": +1}', '{"a": 1.}', '{"a": 1e}', '{"a": -}', '{"a": tru}', '{"a": "\\u12g4"}',
              '{"a":: 1}']  # fmt: skip
    lines = [line for bad in broken for line in ('{"ok": 1}', bad, "")]
    columns, rows, aside = read(tmp_path, *lines)
    assert columns == {("ok", "number"): [1] * len(broken)}
    assert rows == list(range(1, 2 * len(broken), 2))
    assert aside == [(n, "unreadable") for n in range(2, 2 * len(broken) + 1, 2)]


def test_broken_bytes_are_set_aside(tmp_path: Path) -> None:
    columns, rows, aside = read(
        tmp_path, '{"a": "café"}', b'{"a": "caf\xe9"}', '{"a": "naïve", "b": 2}', b'{"a": "\0"}'
    )
    assert columns == {("a", "string"): ["café", "naïve"], ("b", "number"): [None, 2]}
    assert (rows, aside) == ([1, 3], [(2, "bad encoding"), (4, "bad encoding")])


def test_escapes(tmp_path: Path) -> None:
    value = 'quote " back \\ slash / tab \t line \n é 😀 \u2028'
    half = '{"a": "half \\ud83d"}'
    columns, _, _ = read(tmp_path, json.dumps({"a": value, "b\n": 1}), half, '{"b\\u000a": 2}')
    assert columns[("a", "string")] == [value, "half \ufffd", None]
    assert columns[("b\n", "number")] == [1, None, 2]


def test_of_a_key_twice_the_last_counts(tmp_path: Path) -> None:
    columns, _, _ = read(tmp_path, '{"a": 1, "a": 2, "l": [1, 2, 3], "l": [4]}', '{"b.c": 1}', '{"b": {"c": 2}}')
    assert columns[("a", "number")] == [2, None, None]
    assert columns[("b.c", "number")] == [None, 1, 2]


def test_what_is_nested_deep_is_kept_as_text(tmp_path: Path) -> None:
    deep = '{"a":' * 10 + "1" + "}" * 10
    columns, _, aside = read(tmp_path, deep, '{"l":' + "[" * 60 + "]" * 60 + "}", '{"l":' + "[" * 70 + "]" * 70 + "}")
    assert columns == {
        (".".join("a" * 8), "string"): ['{"a":{"a":1}}', None],
        ("l", "list<item: string>"): [None, ["[" * 59 + "]" * 59]],
    }
    assert aside == [(3, "unreadable")]


def test_too_many_keys(tmp_path: Path) -> None:
    with pytest.raises(TooMuch, match="more than 2000 different keys") as error:
        read(tmp_path, *(json.dumps({f"user {i}": 1}) for i in range(2001)))
    assert error.value.hint
    with pytest.raises(TooMuch, match="more than 2000 different keys"):
        read(tmp_path, json.dumps({f"user {i}": 1 for i in range(9000)}))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('[{"a": 1}]', "one JSON list"),
        ('{\n  "a": 1\n}', "spread over several lines"),
        ('[\n{"a": 1}\n]', "list"),
    ],
)
def test_other_json_is_refused_with_advice(tmp_path: Path, content: str, says: str) -> None:
    with pytest.raises(BadInput, match=says) as error:
        read(tmp_path, content)
    assert "jq" in error.value.hint


def test_a_byte_order_mark_and_utf_16(tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        (tmp_path / "x").write_bytes('{"a": "é"}\r\n{"a": "ü"}'.encode(encoding))
        assert read(tmp_path / "x")[0] == {("a", "string"): ["é", "ü"]}


def test_a_line_over_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ndjson, "LONGEST_ROW", 30)
    for block in (4, 25, 1 << 20):
        monkeypatch.setattr(source, "BLOCK", block)
        columns, rows, aside = read(tmp_path, '{"a": 1}', '{"a": "' + "x" * 90 + '"}', '{"a": 3}', '{"a": "' + "y" * 90)
        assert (columns, rows) == ({("a", "number"): [1, 3]}, [1, 3])
        assert aside == [(2, "row too long"), (4, "row too long")]


scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text('aé"\\\n', min_size=1, max_size=4)
)
keys = st.text("abé", min_size=1, max_size=2)
nested = st.recursive(
    scalars | st.lists(scalars, min_size=1, max_size=3),
    lambda inner: st.dictionaries(keys, inner, max_size=3),
    max_leaves=6,
)


def flat(value: Any, path: str = "") -> dict[str, Any]:
    if isinstance(value, dict):
        return {p: v for k, inner in value.items() for p, v in flat(inner, f"{path}.{k}" if path else k).items()}
    return {} if value is None else {path: value}


def together(columns: dict[tuple[str, str], list[Any]], row: int) -> dict[str, Any]:
    """A row's values by logical name, whatever columns they lie in."""
    found: dict[str, Any] = {}
    for (name, kind), values in columns.items():
        value = values[row]
        if value is not None and kind.startswith("list"):
            before = found.get(name, [None] * len(value))
            found[name] = [a if b is None else b for a, b in zip(before, value, strict=True)]
        elif value is not None:
            found[name] = value
    return found


@given(st.lists(st.dictionaries(keys, nested, max_size=3), max_size=6), st.sampled_from([5, 60, 1 << 20]))
@settings(max_examples=100, deadline=None)
def test_every_value_of_every_row(tmp_path_factory: pytest.TempPathFactory, objects: list[Any], block: int) -> None:
    lines = ['{"_": 0}', *map(json.dumps, objects)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "BLOCK", block)
        columns, rows, aside = read(tmp_path_factory.mktemp("json"), *lines)
    assert (rows, aside) == (list(range(1, len(lines) + 1)), [])
    for row, told in enumerate(objects, 1):
        expected = {k: v for k, v in flat(told).items() if v != [None] * (len(v) if isinstance(v, list) else 0)}
        assert together(columns, row) == expected


pieces = [
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    '"a"',
    '"b"',
    "1",
    "-",
    "0",
    ".5",
    "e1",
    "true",
    "null",
    " ",
    "\\",
    '"',
    "\n",
    "é",
]


@given(st.lists(st.sampled_from(pieces), max_size=30).map("".join))
@settings(max_examples=300, deadline=None)
def test_lines_are_json_where_python_says_so(tmp_path_factory: pytest.TempPathFactory, body: str) -> None:
    lines = [line for line in body.split("\n") if line.strip(" ")]
    good = [n for n, line in enumerate(lines, 2) if _is_object(line)]
    _, rows, aside = read(tmp_path_factory.mktemp("json"), '{"_": 0}', *lines)
    assert rows == [1, *good]
    assert sorted([*rows, *(n for n, _ in aside)]) == list(range(1, len(lines) + 2))


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def test_little_room_for_values_makes_more_rounds(tmp_path: Path) -> None:
    lines = ['{"a":[' + ",".join("1" * 1) + "," + ",".join("1" for _ in range(3000)) + "]}" for _ in range(3)]
    columns, rows, _ = read(tmp_path, *lines)
    assert rows == [1, 2, 3]
    assert [len(v) for v in columns[("a", "list<item: number>")]] == [3001] * 3


def test_the_limits_agree() -> None:
    assert (json_kernel.NODES << 3) - 1 < 2**16, "sorts are counted in 16 bits"
    assert json_columns.MOST_COLUMNS < json_kernel.NODES
