"""What parts a CSV's fields? Sniffed over a sample, quotes respected."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np

from parcours.collect.formats.csv_kernel import scan
from parcours.model.errors import BadInput

DELIMITERS = ",;\t|"
NAMES = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}
_SAMPLE = 512 << 10
_SOME, _ENOUGH = 0.1, 3


def sniff(head: bytes, whole: bool, path: Path) -> str:
    """The delimiter that cuts most rows into as many fields as the first; else that cuts them most alike.

    `whole`: the head is all of the file.
    """
    found = {d: fields_per_record(head, d, whole) for d in DELIMITERS}
    several = {d: n for d, n in found.items() if len(n) and n[0] > 1}
    if not several:
        _refuse_other_delimiter(head, path)
        return ","
    alike = {d: (round(float((n == n[0]).mean()), 2), int(n[0])) for d, n in several.items()}
    best = max(alike, key=alike.__getitem__)
    if alike[best][0] > _SOME:
        return best
    return max(several, key=lambda d: (float((several[d] == usual_fields(several[d])).mean()), alike[d][1]))


def check_header(head: bytes, whole: bool, delimiter: str, path: Path) -> None:
    """Refuse a header that hardly any row has as many fields as."""
    fields = fields_per_record(head, delimiter, whole)
    usual = usual_fields(fields)
    if (fields[1:] == usual).sum() >= _ENOUGH and (fields[1:] == fields[0]).mean() <= _SOME:
        raise BadInput(
            f"{path.name}, parted by {NAMES.get(delimiter, delimiter)}: the header has {fields[0]} fields, "
            f"but most rows have {usual}.",
            hint="Mend the header, name all columns with --columns a,b,c, or state another --delimiter.",
        )


def usual_fields(fields: np.ndarray) -> int:
    """How many fields most rows have; the first record, often a header, counts only where it is alone."""
    return Counter(fields[1:].tolist() or fields.tolist()).most_common(1)[0][0]


def check_stated(head: bytes, whole: bool, delimiter: str, path: Path) -> None:
    """Refuse a stated delimiter that leaves one column where another finds several."""
    count = fields_per_record(head, delimiter, whole)
    if len(count) and count[0] == 1:
        for other in DELIMITERS.replace(delimiter, ""):
            n = fields_per_record(head, other, whole)
            if n[0] > 1 and (n == n[0]).mean() > 0.9:
                raise BadInput(
                    f"{path.name} has only one column when parted by “{delimiter}”, "
                    f"but {n[0]} when parted by {NAMES[other]}.",
                    hint="Leave out --delimiter, or state the right one.",
                )


def fields_per_record(data: bytes, delimiter: str, whole: bool) -> np.ndarray:
    """How many fields each record of a sample has; a record that the sample's end cuts is left out."""
    return records_of(data[:_SAMPLE], delimiter, whole and len(data) <= _SAMPLE)[:, 3]


def records_of(data: bytes, delimiter: str, whole: bool) -> np.ndarray:
    """(begin, end, number, fields) of each record."""
    lines = data.count(b"\n") + data.count(b"\r") + 1
    starts = np.empty((0, 1), np.uint32)
    surplus = np.empty((lines, 4), np.int64)
    _, found, _, _ = scan(
        np.frombuffer(data, np.uint8),
        0,
        ord(delimiter),
        whole,
        starts,
        starts,
        np.empty((1, 3), np.int64),
        surplus,
    )
    return surplus[:found]


def _refuse_other_delimiter(head: bytes, path: Path) -> None:
    lines = [line for line in head.decode("utf-8", "replace").splitlines()[:200] if line]
    for mark in sorted(set(lines[0]) - set(DELIMITERS), key=lines[0].count, reverse=True) if lines else []:
        if mark.isalnum() or mark in " _-.\"'/()":
            continue
        count = lines[0].count(mark)
        if sum(line.count(mark) == count for line in lines) > 0.8 * len(lines) and mark.isascii():
            shown = mark if mark.isprintable() else repr(mark)[1:-1]
            raise BadInput(
                f"{path.name} has only one column, “{lines[0][:60]}”; it seems to be parted by “{shown}”.",
                hint=f"State it: --delimiter '{shown}'.",
            )
