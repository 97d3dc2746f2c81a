"""Mappings as text, checked and kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from parcours.collect.kept import Kept
from parcours.collect.mapping import Mapping, Told, check
from parcours.collect.mapping_text import digest, from_text, to_text
from parcours.collect.times import TimeRule
from parcours.model.errors import BadInput, UnknownName

SHOP = Mapping(
    source="shop",
    format="csv",
    columns=("ts", "who", "mail", "what", "order", "price", "plan", "junk"),
    time="ts",
    written=TimeRule("epoch", unit="ms"),
    event="what",
    user="who",
    email="mail",
    objects={"order": "order"},
    lifecycle="order",
    properties={"price": Told("amount", "number", decimal=",")},
    traits={"plan": Told("plan", "text")},
    skip=frozenset({"junk"}),
)


def test_text_gives_back_the_mapping() -> None:
    assert from_text(to_text(SHOP)) == SHOP


def test_the_text_is_one_that_people_can_read() -> None:
    assert to_text(SHOP).splitlines()[2:] == [
        "source: shop",
        "origin: real",
        "format: csv",
        "time: {column: ts, form: epoch, unit: ms}",
        "event: what",
        "user: who",
        "email: mail",
        "objects: {order: order}",
        "lifecycle: order",
        "properties:",
        "  price: {name: amount, type: number, decimal: ','}",
        "traits:",
        "  plan: text",
        "skip: [junk]",
        "columns: [ts, who, mail, what, order, price, plan, junk]",
    ]


def test_a_constant_name_is_marked_by_a_sign() -> None:
    text = to_text(SHOP).replace("event: what", "event: =Basket: paid")
    with pytest.raises(BadInput, match="not YAML, line 7"):
        from_text(text)
    mapping = from_text(text.replace("=Basket: paid", '"=Basket: paid"'))
    assert (mapping.event, mapping.constant) == (None, "Basket: paid")
    assert from_text(to_text(mapping)) == mapping


@pytest.mark.parametrize(
    ("line", "by", "said", "hint"),
    [
        ("event: what", "evnt: what", "no key of the mapping “evnt”", "“event”"),
        ("user: who", "user: whom", "no column “whom”", "“who”"),
        ("  plan: text", "  plan: words", "no type “words”", "“text”"),
        ("  plan: text", "  plan: {nam: x}", "no key of “plan”", "“name”"),
        ("form: epoch", "format: epoch", "needs a column and a form", "time: {column"),
        ("unit: ms", "units: ms", "no key of “time”", "“unit”"),
        ("lifecycle: order", "lifecycle: parcel", "no kind of object “parcel”", "“order”"),
        ("origin: real", "origin: reel", "no origin “reel”", "“real”"),
        ("skip: [junk]", "skip: [who]", "“who” is both user and skip", "Keep one"),
        ("  plan: text", "  who: text", "“who” is both user and trait", "Keep one"),
        ("source: shop", "origin: real", "lacks “source”", "Delete"),
        ("traits:\n  plan: text", "traits: [plan]", "“traits” in the mapping is not", "a: b"),
    ],
)
def test_mistakes_in_the_text_are_named(line: str, by: str, said: str, hint: str) -> None:
    text = to_text(SHOP)
    assert line in text
    with pytest.raises(BadInput) as caught:
        from_text(text.replace(line, by))
    assert said in str(caught.value)
    assert hint in caught.value.hint


def test_a_mapping_needs_a_person_and_events_a_time() -> None:
    with pytest.raises(BadInput, match="no column of a person"):
        check(Mapping("shop", "csv", ("a",)))
    with pytest.raises(BadInput, match="events but no time"):
        check(Mapping("shop", "csv", ("a", "b"), user="a", event="b"))


def test_kept_mappings_are_found_by_format_and_columns_in_any_order(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "mappings")
    assert kept.find("csv", SHOP.columns) is None
    assert kept.save(SHOP) == tmp_path / "mappings" / "shop.yaml"
    assert kept.find("csv", reversed(SHOP.columns)) == SHOP
    assert kept.find("parquet", SHOP.columns) is None
    assert kept.find("csv", SHOP.columns[:-1]) is None


def test_what_people_write_beside_a_mapping_is_left_alone(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    path = kept.save(SHOP)
    path.write_text("# mine\n" + path.read_text())
    kept.save(SHOP)
    assert path.read_text().startswith("# mine")


def test_another_mapping_of_the_same_source_has_a_file_of_its_own(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.save(SHOP)
    other = Mapping("shop", "csv", ("id", "age"), user="id", traits={"age": Told("age", "number")})
    assert kept.save(other).name == "shop-2.yaml"
    assert kept.find("csv", ["age", "id"]) == other


def test_an_edited_mapping_is_used_again_and_a_mistake_in_it_names_the_file(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    path = kept.save(SHOP)
    path.write_text(path.read_text().replace("source: shop", "source: web shop"))
    found = kept.find("csv", SHOP.columns)
    assert found is not None
    assert found.source == "web shop"
    assert digest(found) != digest(SHOP)
    path.write_text(path.read_text().replace("user: who", "usr: who"))
    with pytest.raises(UnknownName, match=r"shop\.yaml"):
        kept.find("csv", SHOP.columns)
