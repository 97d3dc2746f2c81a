"""CSV of every make is read, each row once: given, or set aside with its number and the reason."""

from __future__ import annotations

import csv as plain
import gzip
import io
import resource
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parcours.collect import source
from parcours.collect.formats import FileOptions, csv_rows, delimiter, open_file
from parcours.model.errors import BadInput, Cancelled, ParcoursError, TooMuch, UnknownName

Rows = list[tuple[str | None, ...]]
Aside = list[tuple[int, str]]


def write(folder: Path, content: bytes | str, name: str = "events.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(path: Path, **options: object) -> tuple[dict[int, tuple[str | None, ...]], Aside]:
    """Rows by number, and (number, reason) of those set aside."""
    rows: dict[int, tuple[str | None, ...]] = {}
    aside: Aside = []
    for batch in open_file(path, options=FileOptions(**options)).batches():  # type: ignore[arg-type]
        values = zip(*(c.to_pylist() for c in batch.table.columns), strict=True)
        rows.update(zip(batch.rows.tolist(), values, strict=True))
        aside += [(r["row"], r["reason"]) for r in batch.aside.to_pylist()]
    return rows, aside


def test_a_plain_file(tmp_path: Path) -> None:
    path = write(tmp_path, 'user,event,note\nann,View,\nbob,"Buy, now","say ""hi""\nthere"\n')
    reader = open_file(path)
    assert (reader.format, reader.columns) == ("csv", ["user", "event", "note"])
    assert reader.sample(1).to_pylist() == [{"user": "ann", "event": "View", "note": None}]
    assert read(path) == ({1: ("ann", "View", None), 2: ("bob", "Buy, now", 'say "hi"\nthere')}, [])
    list(reader.batches())
    assert reader.position == reader.size == path.stat().st_size


def test_rows_with_too_many_or_too_few_fields_are_set_aside(tmp_path: Path) -> None:
    rows, aside = read(write(tmp_path, "a,b\n1,2\n3\n4,5,6\n\n7,8"))
    assert rows == {1: ("1", "2"), 4: ("7", "8")}  # a blank line is no row
    assert aside == [(2, "too few fields"), (3, "too many fields")]


def test_what_is_set_aside_can_be_looked_at(tmp_path: Path) -> None:
    (batch,) = open_file(write(tmp_path, "a,b\n1,2,3\n")).batches()
    expected = {"row": 1, "reason": "too many fields", "detail": "3 fields, not 2", "raw": "1,2,3"}
    assert batch.aside.to_pylist() == [expected]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends(tmp_path: Path, end: str) -> None:
    assert read(write(tmp_path, end.join(["a,b", "1,2", "3,4", ""]))) == ({1: ("1", "2"), 2: ("3", "4")}, [])


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, mark: str) -> None:
    lines = [["id", "a, b; c | d", "price"], ["1", "x;y,z|w", "2,5"], ["2", "u", "3,75"]]
    text = io.StringIO()
    plain.writer(text, delimiter=mark, quoting=plain.QUOTE_ALL).writerows(lines)
    reader = open_file(write(tmp_path, text.getvalue()))
    assert reader.columns == lines[0]
    assert reader.sample().num_rows == 2


def test_decimal_commas_do_not_mislead(tmp_path: Path) -> None:
    path = write(tmp_path, "user;price;tax\nann;1,5;0,3\nbob;2,25;0,4\n")
    assert read(path)[0] == {1: ("ann", "1,5", "0,3"), 2: ("bob", "2,25", "0,4")}


BUT_FOR_THE_CASE = "José Müller, Málaga, “naïve” – 5 €"


@pytest.mark.parametrize(
    ("encoding", "word"),
    [
        ("utf-8", BUT_FOR_THE_CASE),
        ("utf-8-sig", BUT_FOR_THE_CASE),
        ("utf-16", BUT_FOR_THE_CASE),
        ("utf-16-le", BUT_FOR_THE_CASE),
        ("utf-16-be", BUT_FOR_THE_CASE),
        ("utf-32", BUT_FOR_THE_CASE),
        ("cp1252", BUT_FOR_THE_CASE),
        ("cp1251", "Иван Петров из Москвы"),
        ("cp1250", "Łukasz Żółć, Jiří Dvořák"),
        ("iso8859_2", "Łukasz Świątek, Žofie Šťastná"),
        ("cp1254", "Işık Çağrı Eskişehir İstanbul"),
        ("cp1253", "Γιώργος στην Αθήνα"),
        ("shift_jis", "鈴木さんが大阪の店で購入"),
        ("gb18030", "上海市浦东新区王芳"),
        ("euc_kr", "김철수 서울에서 샀다"),
    ],
)
def test_encodings_are_found(tmp_path: Path, encoding: str, word: str) -> None:
    path = write(tmp_path, f'id,word\n1,"{word}"\n2,plain\n'.encode(encoding))
    assert read(path) == ({1: ("1", word), 2: ("2", "plain")}, [])


def test_an_encoding_beyond_the_beginning_is_found(tmp_path: Path) -> None:
    lines = ["id,word"] + [f"{i},plain" for i in range(200_000)] + ["200000,café crème", "200001,garçon"]
    rows, aside = read(write(tmp_path, "\n".join(lines).encode("cp1252")))
    assert (rows[200_001], rows[200_002], aside) == (("200000", "café crème"), ("200001", "garçon"), [])


def test_broken_bytes_cost_only_their_rows(tmp_path: Path) -> None:
    content = b"id,word\n1,caf\xc3\xa9\n2,caf\xe9\n3,na\xc3\xafve\n4,\xff\xfe\n5,end \xc3\n6,z\0ro\n"
    content += b"7,\xed\xa0\x80\n8,ok"
    rows, aside = read(write(tmp_path, content + "ä".encode() * 9))
    assert sorted(rows) == [1, 3, 8]
    assert aside == [(n, "bad encoding") for n in (2, 4, 5, 6, 7)]
    assert read(write(tmp_path, content), encoding="utf-8")[1] == aside


def test_broken_bytes_of_other_encodings(tmp_path: Path) -> None:
    content = "id,word\n1,早い\n".encode("shift_jis") + b"2,\x81\xff\n3,x\n"
    rows, aside = read(write(tmp_path, content), encoding="shift_jis")
    assert (rows, aside) == ({1: ("1", "早い"), 3: ("3", "x")}, [(2, "bad encoding")])
    odd = b"\xff\xfe" + "a,b\n1,2\n3,4\n5,6".encode("utf-16-le") + b"\x00"
    assert read(write(tmp_path, odd)) == ({1: ("1", "2"), 2: ("3", "4")}, [(3, "bad encoding")])


def test_compression_is_told_by_content(tmp_path: Path) -> None:
    content = b"a,b\n" + b"1,2\n" * 1000
    zipped = gzip.compress(content[:1000]) + gzip.compress(content[1000:])
    assert len(read(write(tmp_path, zipped, "gzip-in-two-members.csv"))[0]) == 1000
    squeezed = pa.Codec("zstd").compress(content, asbytes=True)
    with pa.CompressedOutputStream(str(tmp_path / "z.gz"), "zstd") as out:
        out.write(content)
    assert squeezed[:4] == (tmp_path / "z.gz").read_bytes()[:4]
    assert len(read(tmp_path / "z.gz")[0]) == 1000
    with pytest.raises(BadInput, match="damaged or cut short"):
        read(write(tmp_path, gzip.compress(np.random.default_rng(1).bytes(9000))[:-3000], "cut.csv"))


def test_a_line_of_100_mb(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    with path.open("wb") as file:
        file.write(b"a,b\n1,2\n3,")
        for _ in range(100):
            file.write(b"x" * (1 << 20))
        file.write(b"\n4,5\n")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    batches = list(open_file(path).batches())
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 160 << 10  # KiB
    assert [r for b in batches for r in b.rows.tolist()] == [1, 3]
    (aside,) = [r for b in batches for r in b.aside.to_pylist()]
    assert (aside["row"], aside["reason"], len(aside["raw"])) == (2, "row too long", 64 << 10)
    assert aside["detail"] == "104,857,602 bytes; the limit is 16,777,216"


def test_a_quote_that_is_never_closed_costs_one_line(tmp_path: Path) -> None:
    path = write(tmp_path, 'a,b\n1,2\n3,"four\n5,6\n7,8\n')
    assert read(path) == ({1: ("1", "2"), 3: ("5", "6"), 4: ("7", "8")}, [(2, "unreadable")])
    (batch, end) = open_file(path).batches()
    assert "quote at byte 3 of the row" in (batch.aside.to_pylist() + end.aside.to_pylist())[0]["detail"]


def test_quotes_inside_a_field_stand_for_themselves(tmp_path: Path) -> None:
    rows, aside = read(write(tmp_path, 'a,b\n15" screen,x"y"z\n"quoted" then not,"a"b"c\n"",""""\n'))
    assert rows == {1: ('15" screen', 'x"y"z'), 2: ("quoted then not", 'ab"c'), 3: (None, '"')}
    assert aside == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "holds no rows"),
        (b"\n \r\n", "holds no rows"),
        (b"a,b,a\n1,2,3\n", "more than one column named “a”"),
        (
            b"2019-10-01 00:00:00,view,17\n2019-10-01 00:00:05,cart,18\n",
            "looks like data.*2019-10-01 00:00:00",
        ),
        (b"17,3\n18,4\n", "most of its fields are numbers"),
        (b"user^event\nann^View\nbob^Buy\n", "only one column.*parted by “\\^”"),
        (b"a,b,c\n1,2\n3,4\n5,6\n", "header has 3 fields, but most rows have 2"),
        (b"PK\x03\x04abc", "zip archive or an Excel workbook"),
        (b"SQLite format 3\0", "SQLite"),
        (b"<!DOCTYPE html><html>", "HTML"),
        (b'a,"b\n1,2\n', "does not end"),
    ],
)
def test_what_is_no_table_is_refused_with_advice(tmp_path: Path, content: bytes, says: str) -> None:
    with pytest.raises(BadInput, match=says) as error:
        open_file(write(tmp_path, content))
    assert error.value.hint
    assert "events.csv" in str(error.value)


def test_header_only(tmp_path: Path) -> None:
    path = write(tmp_path, "user,event,time")
    assert open_file(path).columns == ["user", "event", "time"]
    assert open_file(path).sample().to_pydict() == {"user": [], "event": [], "time": []}
    assert read(path) == ({}, [])


def test_the_user_may_say_what_a_file_is(tmp_path: Path) -> None:
    path = write(tmp_path, "1;2,0\n3;4,0\n")
    assert read(path, columns=("a", "b"), delimiter=";") == ({1: ("1", "2,0"), 2: ("3", "4,0")}, [])
    assert read(path, header=True, delimiter=";")[0] == {1: ("3", "4,0")}
    assert open_file(path, options=FileOptions(header=False)).columns == ["column 1", "column 2"]
    named = write(tmp_path, "id,id\n1,2\n", "twice.csv")
    assert read(named, columns=("first", "second")) == ({1: ("1", "2")}, [])
    index = write(tmp_path, "user,event\n0,ann,View\n1,bob,Buy\n2,ann,Buy\n", "index.csv")
    assert read(index, columns=("row", "user", "event"))[0][1] == ("0", "ann", "View")
    with pytest.raises(BadInput, match="2 columns, but 1 are named"):
        open_file(named, options=FileOptions(columns=("first",)))
    with pytest.raises(BadInput, match="one column when parted by “;”, but 2 when parted by a comma"):
        open_file(named, options=FileOptions(delimiter=";"))
    with pytest.raises(BadInput, match="cannot part fields"):
        open_file(named, options=FileOptions(delimiter="ab"))
    with pytest.raises(UnknownName, match="no encoding “utf-9”"):
        open_file(named, options=FileOptions(encoding="utf-9"))
    with pytest.raises(UnknownName, match="format “cvs”"):
        open_file(named, options=FileOptions(format="cvs"))
    with pytest.raises(TooMuch, match="2500 columns"):
        open_file(write(tmp_path, ",".join(f"c{i}" for i in range(2500)), "wide.csv"))


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    class Now:
        def is_set(self) -> bool:
            return True

    with pytest.raises(Cancelled):
        list(open_file(write(tmp_path, "a,b\n1,2\n")).batches(cancel=Now()))


cells = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=8)


@given(st.lists(st.tuples(cells, cells, cells), max_size=20), st.sampled_from([1, 7, 64, 1 << 20]))
@settings(max_examples=80, deadline=None)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, lines: Rows, block: int) -> None:
    text = io.StringIO()
    plain.writer(text, quoting=plain.QUOTE_ALL).writerows([("x", "y", "z"), *lines])
    path = write(tmp_path_factory.mktemp("csv"), text.getvalue())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "BLOCK", block)
        rows, aside = read(path, encoding="utf-8", delimiter=",")
    assert aside == []
    assert list(rows.values()) == [tuple(cell or None for cell in line) for line in lines]


@given(st.lists(st.sampled_from(['"', ",", "\n", "\r", "a", "é", "\0"]), max_size=60).map("".join))
@settings(max_examples=150, deadline=None)
def test_every_row_once_whatever_the_blocks(tmp_path_factory: pytest.TempPathFactory, body: str) -> None:
    path = write(tmp_path_factory.mktemp("csv"), "p,q\n" + body)
    seen = []
    for block in (1, 5, 1 << 20):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(source, "BLOCK", block)
            patch.setattr(delimiter, "_SOME", -1)
            rows, aside = read(path, encoding="utf-8", delimiter=",")
        numbers = sorted([*rows, *(n for n, _ in aside)])
        assert numbers == list(range(1, len(numbers) + 1))
        seen.append((rows, sorted(aside)))
    assert seen[0] == seen[1] == seen[2]


@given(st.lists(st.integers(0, 30), max_size=12), st.sampled_from([3, 8, 1000]))
@settings(max_examples=60, deadline=None)
def test_rows_over_the_limit(tmp_path_factory: pytest.TempPathFactory, sizes: list[int], block: int) -> None:
    lines = ["1," + "x" * size for size in sizes]
    path = write(tmp_path_factory.mktemp("csv"), "\n".join(["a,b", *lines]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "BLOCK", block)
        patch.setattr(csv_rows, "LONGEST_ROW", 12)
        rows, aside = read(path, encoding="utf-8", delimiter=",")
    long = [n for n, line in enumerate(lines, 1) if len(line) > 12]
    assert aside == [(n, "row too long") for n in long]
    assert sorted(rows) == [n for n in range(1, len(lines) + 1) if n not in long]


def test_real_files_as_the_standard_library_reads_them() -> None:
    data = Path(__file__).parents[3] / "shared/data"
    files: Iterable[Path] = sorted(data.rglob("*.csv"))
    if not files:
        pytest.skip("there is no data for development here")
    for path in files:
        with path.open(newline="", encoding="utf-8-sig") as file:
            header, *lines = [line for line in plain.reader(file) if line]
        try:
            rows, aside = read(path)
        except ParcoursError:
            assert len(set(header)) < len(header)
            continue
        assert aside == []
        assert list(rows.values()) == [tuple(cell or None for cell in line) for line in lines]
