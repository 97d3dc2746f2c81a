"""What was understood of texts is kept by text and reader, whole; whatever is lost is only read again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from parcours.store.findings import HASH, VERSIONS, Findings, hash_of
from parcours.text.finding import Finding, Heard

BOTH = Heard(
    "ro",
    -0.25,
    0.5,
    "unsure",
    (
        Finding(0, 4, 0.5, 0.875, "positive", ("praise",), ("joy", "gratitude"), ("a.b", "c.d")),
        Finding(5, 9, -1.0, 0.75, "negative", ("question", "complaint"), (), ()),
    ),
)
NOTHING = Heard("unknown", 0.0, 0.0, "unsure", ())


def kept(findings: Findings, version: str, text: str) -> Heard | None:
    found = findings.of(version)
    at = int(found.find(np.array([hash_of(text)], HASH))[0])
    return found.heard(at) if at >= 0 else None


def test_what_is_kept_comes_back_whole(tmp_path: Path) -> None:
    own = Findings(tmp_path, writable=True)
    own.add("v1", [hash_of("both"), hash_of("nothing")], [BOTH, NOTHING])
    own.add("v1", [hash_of("more")], [NOTHING])
    for findings in (own, Findings(tmp_path, writable=False)):
        assert kept(findings, "v1", "both") == BOTH
        assert kept(findings, "v1", "nothing") == kept(findings, "v1", "more") == NOTHING
        assert kept(findings, "v1", "other") is kept(findings, "v2", "both") is None


def test_no_file_holds_a_text(tmp_path: Path) -> None:
    Findings(tmp_path, writable=True).add("v1", [hash_of("Zanzibar")], [BOTH])
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert not any(b"Zanzibar" in path.read_bytes() for path in files)


def test_the_first_reading_of_a_text_counts(tmp_path: Path) -> None:
    own = Findings(tmp_path, writable=True)
    own.add("v1", [hash_of("x")], [BOTH])
    own.add("v1", [hash_of("x")], [NOTHING])
    assert kept(own, "v1", "x") == BOTH
    assert len(own.of("v1")) == 1


def test_a_damaged_file_costs_time_only(tmp_path: Path) -> None:
    own = Findings(tmp_path, writable=True)
    own.add("v1", [hash_of("x")], [BOTH])
    own.add("v1", [hash_of("y")], [NOTHING])
    first, _ = sorted(tmp_path.rglob("*.parquet"))
    first.write_bytes(first.read_bytes()[:40])
    again = Findings(tmp_path, writable=True)
    assert (kept(again, "v1", "x"), kept(again, "v1", "y")) == (None, NOTHING)


def test_only_the_latest_readers_are_kept(tmp_path: Path) -> None:
    own = Findings(tmp_path, writable=True)
    for number in range(VERSIONS + 3):
        own.add(f"v{number}", [hash_of("x")], [BOTH])
    assert len(list((tmp_path / "read").iterdir())) == VERSIONS
    assert kept(own, f"v{VERSIONS + 2}", "x") == BOTH


def test_who_may_not_write_keeps_it_in_memory(tmp_path: Path) -> None:
    own = Findings(tmp_path / "none", writable=False)
    before = own.state("v1")
    own.add("v1", [hash_of("x")], [BOTH])
    assert kept(own, "v1", "x") == BOTH
    assert own.state("v1") != before
    assert not (tmp_path / "none").exists()


def test_a_disk_that_refuses_costs_time_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    own = Findings(tmp_path, writable=True)
    monkeypatch.setattr("parcours.store.findings.os.replace", full)
    own.add("v1", [hash_of("x")], [BOTH])
    assert kept(own, "v1", "x") == BOTH


def test_hashes_that_end_in_nothing_are_found(tmp_path: Path) -> None:
    """numpy cuts zero bytes from the end of what it hands out."""
    zero, own = bytes(15) + b"\0", Findings(tmp_path, writable=True)
    other = b"\1" * 14 + b"\0\0"
    own.add("v1", [zero, other], [BOTH, NOTHING])
    assert own.of("v1").find(np.array([other, zero, b"\1" * 15 + b"\0"], HASH)).tolist() == [1, 0, -1]


def test_unpaired_surrogates_have_a_hash() -> None:
    assert hash_of("a\ud800b") != hash_of("ab")
