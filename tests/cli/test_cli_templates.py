"""Templates on the command line, and a workspace that begins with one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import parcours
from cli.typed import run
from parcours.model.errors import BadInput, UnknownName
from parcours.model.journey_text import read_journey
from parcours.model.templates import as_journey, template


def test_they_are_listed() -> None:
    text = run("templates")
    assert text.splitlines()[:3] == [
        "shop",
        "  Awareness → Consideration → Decision → Retention",
        "  in en, fr, id, ro, ru",
    ]
    assert max(map(len, text.splitlines())) <= 80
    assert [one["name"] for one in json.loads(run("templates", "--json"))] == [t.name for t in parcours.templates()]


def test_one_is_written_out(tmp_path: Path) -> None:
    text = run("templates", "shop", "--language", "fr", "--zone", "Europe/Paris")
    french = as_journey(template("shop", "fr"), zone="Europe/Paris")
    assert text.startswith("# The journey of an imagined customer.")
    assert read_journey(text) == french
    assert json.loads(run("templates", "shop", "--language", "fr", "--json"))["journey"] == "Boutique"
    run("templates", "shop", "--language", "fr", "--zone", "Europe/Paris", "--out", tmp_path / "new.yaml")
    assert read_journey((tmp_path / "new.yaml").read_bytes()) == french
    with pytest.raises(BadInput, match=r"new\.yaml is there already"):
        run("templates", "shop", "--out", tmp_path / "new.yaml")
    with pytest.raises(BadInput, match=r"cannot be written"):
        run("templates", "shop", "--out", tmp_path / "nowhere" / "new.yaml")
    with pytest.raises(UnknownName, match="no template “shopp”"):
        run("templates", "shopp")


def test_a_workspace_begins_with_one(tmp_path: Path) -> None:
    run("init", tmp_path / "toko", "--template", "repeat-shop", "--language", "id", "--zone", "Asia/Jakarta")
    journey = read_journey((tmp_path / "toko" / "journey.yaml").read_bytes())
    assert journey == as_journey(template("repeat shop", "id"), name="toko", zone="Asia/Jakarta")
    (tmp_path / "events.csv").write_text("at,user_id,event\n2026-01-01T10:00:00Z,ann,Lihat\n")
    run("load", tmp_path / "toko", tmp_path / "events.csv", "--yes")
    told = json.loads(run("stages", tmp_path / "toko", "--json"))
    assert [(s["name"], s["ever"]["people"]) for s in told["stages"]] == [(n, 0) for n in journey.names]
    assert told["none_now"]["people"] == 1


def test_a_template_never_replaces_a_journey(tmp_path: Path) -> None:
    (tmp_path / "journey.yaml").write_text("journey: Mine\n")
    with pytest.raises(BadInput, match="a journey already"):
        parcours.init(tmp_path, template="shop")
    with pytest.raises(BadInput, match="a journey already"):
        parcours.init(tmp_path / "other", template="shop", journey="journey: Mine")
    with pytest.raises(UnknownName, match="no template in “xx”"):
        parcours.init(tmp_path / "third", template="shop", language="xx")
    assert not (tmp_path / "third").exists()
    assert (tmp_path / "journey.yaml").read_text() == "journey: Mine\n"


def test_the_map_of_an_imagined_customer_needs_no_data(tmp_path: Path) -> None:
    run("init", tmp_path / "shop", "--template", "shop", "--language", "ru")
    text = run("map", tmp_path / "shop")
    assert "Nothing is loaded yet" in text
    assert "1970" not in text.partition("GOALS")[0]
    assert "○ Понять, в чём" in text
    assert max(map(len, text.splitlines())) <= 80
    page = tmp_path / "map.html"
    run("map", tmp_path / "shop", "--html", page)
    assert "Стоимость доставки видна только на последнем шаге" in page.read_text(encoding="utf-8")
