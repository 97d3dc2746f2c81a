"""The ledger: strongest ids, unlinking for good, why, and what is kept on disk."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pyarrow as pa
import pytest

from identity.identity_worlds import Row, batch, by_hand, learned, persons, random_rows, row
from parcours.identity.ids import NOBODY
from parcours.identity.ledger import Ledger
from parcours.model.errors import BadInput, UnknownName


def test_a_row_belongs_to_its_strongest_id() -> None:
    ledger = Ledger()
    who = ledger.learn(
        batch(
            [
                row(order="7", anonymous="a"),
                row(user="u", email="e", anonymous="a"),
                row(parcel="p", order="7"),
                row(),
                row(email="e", order="8"),
            ]
        )
    )
    assert who[3] == NOBODY
    named = [ledger.describe(int(who[i])) for i in (0, 1, 2, 4)]
    assert named == [("anonymous", "a"), ("user", "u"), ("order", "7"), ("email", "e")]
    assert ledger.kinds == ["user", "email", "anonymous", "order", "parcel"]


def test_a_kind_and_a_text_are_one_id() -> None:
    ledger = learned([row(user="7", order="7")], [row(user="7")])
    assert len(ledger.ids) == 2
    assert ledger.find("user", " 7 ") != ledger.find("order", "7")
    assert ledger.find("email", "7") is None
    assert ledger.find("ticket", "7") is None
    assert ledger.find("user", "guest") is None


def test_ids_only_in_a_dictionary_are_not_ids() -> None:
    users = pa.DictionaryArray.from_arrays(pa.array([1, None]), pa.array(["ghost", "u"]))
    ledger = Ledger()
    ledger.learn(pa.record_batch({"user": users}))
    assert len(ledger.ids) == 1
    assert ledger.find("user", "ghost") is None


def test_a_link_keeps_its_earliest_time() -> None:
    ledger = learned([row(5, user="u", email="e@x.de")], [row(3, user="u", email="e@x.de")], [row(9, user="u")])
    (why,) = ledger.why(int(ledger.partition().person[0]))
    assert why.time == 3
    assert (why.a, why.b, str(why.rule)) == (("user", "u"), ("email", "e@x.de"), "user+email")
    assert why.state == "applied"
    ledger.learn(batch([row(None, user="u", email="e@x.de")]))
    assert ledger.why(int(ledger.partition().person[0]))[0].time == 0


def test_why_tells_of_links_set_aside_and_cut() -> None:
    ledger = learned([row(1, user="u", anonymous="a"), row(2, user="v", anonymous="a")])
    person = int(ledger.partition().person[ledger.find("anonymous", "a")])
    assert [why.state for why in ledger.why(person)] == [
        "applied",
        "two different users would become one person",
    ]
    ledger.unlink(("user", "u"), ("anonymous", "a"))
    person = int(ledger.partition().person[ledger.find("anonymous", "a")])
    assert [why.state for why in ledger.why(person)] == ["unlinked", "applied"]


def test_merge_then_unmerge_is_never() -> None:
    for seed in range(80):
        draw = random.Random(seed)
        rows = random_rows(draw, apart=True)
        ledger = learned(rows)
        if len(ledger.links):
            link = draw.randrange(len(ledger.links))
            a, b = ledger.describe(int(ledger.links.a[link])), ledger.describe(int(ledger.links.b[link]))
            ledger.unlink(b, a)
            assert persons(ledger) == by_hand(rows, cuts=[frozenset((a, b))]), seed


def test_unlinked_is_as_if_never_linked() -> None:
    """Other rows with the same ids, one at a time, instead of the row that links them."""
    for seed in range(40):
        rows = random_rows(random.Random(seed))
        merged = learned([*rows, row(1, email="x@x.de", anonymous="x"), row(2, user="u0", anonymous="x")])
        merged.unlink(("user", "u0"), ("anonymous", "x"))
        never = learned([*rows, row(1, email="x@x.de", anonymous="x"), row(2, user="u0")])
        assert persons(merged) == persons(never)
        assert merged.partition().digest == never.partition().digest


def test_only_what_is_linked_can_be_unlinked() -> None:
    ledger = learned([row(user="u", email="e@x.de"), row(user="u", anonymous="a")])
    with pytest.raises(BadInput, match="not linked") as error:
        ledger.unlink(("email", "e@x.de"), ("anonymous", "a"))
    assert "other ids" in error.value.hint
    with pytest.raises(UnknownName, match="“nobody”"):
        ledger.unlink(("user", "nobody"), ("anonymous", "a"))


def saved(folder: Path, *batches: list[Row]) -> Ledger:
    """A ledger that is closed and opened between batches."""
    (folder / "log").mkdir(exist_ok=True)
    at = 0
    for rows in batches:
        ledger = Ledger.open(folder)
        table = batch(rows).append_column("seq", pa.array(range(at + 1, at + len(rows) + 1), pa.int64()))
        ledger.learn(table)
        ledger.save()
        at += len(rows)
    return Ledger.open(folder)


@pytest.mark.parametrize("most", [16, 2])
def test_what_was_saved_is_there_again(tmp_path: Path, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parcours.identity.saved._MOST", most)
    for seed in range(12):
        folder = tmp_path / str(seed)
        folder.mkdir()
        draw = random.Random(seed)
        batches = [random_rows(draw) for _ in range(5)]
        ledger, fresh = saved(folder, *batches), learned(*batches)
        assert [ledger.describe(i) for i in range(len(ledger.ids))] == [
            fresh.describe(i) for i in range(len(fresh.ids))
        ]
        assert sorted(map(str, map(ledger.told, range(len(ledger.links))))) == sorted(
            map(str, map(fresh.told, range(len(fresh.links))))
        )
        assert ledger.partition().digest == fresh.partition().digest
        assert ledger.sequence == sum(map(len, batches))
        assert len(list((folder / "identity").iterdir())) <= most


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    ledger = saved(tmp_path, [row(user="u")])
    before = sorted((tmp_path / "identity").iterdir())
    ledger.save()
    assert sorted((tmp_path / "identity").iterdir()) == before


def test_a_part_left_unfinished_is_not_read(tmp_path: Path) -> None:
    saved(tmp_path, [row(user="u")])
    (tmp_path / "identity" / "00000002.building").mkdir()
    assert len(saved(tmp_path, [row(user="v")]).ids) == 2
    assert not list((tmp_path / "identity").glob("*.building"))


def test_an_unlink_outlives_the_ledger(tmp_path: Path) -> None:
    rows = [row(user="ü", email="é@x.de")]
    saved(tmp_path, rows).unlink(("user", "ü"), ("email", "É@X.de"))
    assert len(persons(Ledger.open(tmp_path))) == 2
    for path in (tmp_path / "identity").rglob("*.npy"):
        path.unlink()
    for path in (tmp_path / "identity").iterdir():
        path.rmdir()
    assert len(persons(saved(tmp_path, rows))) == 2


def test_half_a_line_of_an_unlink_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    ledger = saved(tmp_path, [row(user="u", email="e@x.de"), row(user="u", anonymous="a")])
    ledger.unlink(("user", "u"), ("email", "e@x.de"))
    file = tmp_path / "log" / "unlinks.ndjson"
    with open(file, "ab") as out:
        out.write('{"unlink": [["user", "ü'.encode()[:-1])
    ledger = Ledger.open(tmp_path)
    assert len(persons(ledger)) == 2
    ledger.unlink(("user", "u"), ("anonymous", "a"))
    assert len(file.read_text().splitlines()) == 2
    assert len(persons(Ledger.open(tmp_path))) == 3


def test_an_unlink_is_synced_before_it_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = saved(tmp_path, [row(user="u", email="e@x.de")])
    synced = []
    sync = os.fsync
    monkeypatch.setattr(
        os, "fsync", lambda handle: (synced.append(os.readlink(f"/proc/self/fd/{handle}")), sync(handle))
    )
    ledger.unlink(("user", "u"), ("email", "e@x.de"))
    assert synced == [str(tmp_path / "log" / "unlinks.ndjson"), str(tmp_path / "log")]
