"""A map of an imagined customer: stages without rules count nobody, say what is assumed, and what would fill them."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.worlds import shop
from parcours.journeymap import from_json, journey_map, to_csv, to_json
from parcours.journeymap.terminal import lines
from parcours.model.assumed import LANES
from parcours.model.policy import Policy
from parcours.model.templates import as_journey, as_text, languages, template, template_names

FEW = {"ann": "View@0 Add@100 Order@300", "bob": "View@0"}


@pytest.mark.parametrize("name", template_names())
def test_every_cell_says_what_is_assumed_and_what_would_fill_it(tmp_path: Path, name: str) -> None:
    made = template(name)
    found = journey_map(shop(tmp_path, FEW, as_text(made)), policy=Policy(0))
    assert [column.ever.count and column.ever.count.people for column in found.columns] == [0] * len(made.stages)
    assert not found.ways
    assert [row.lane for row in found.rows] == list(LANES)
    for row in found.rows:
        for cell, stage in zip(row.cells, made.stages, strict=True):
            said = [(s.about, s.detail["test"]) for s in cell.statements if "test" in s.detail]
            assert said == [(a.says, a.test) for a in stage.assumed if a.lane == row.lane]
            assert {s.evidence for s in cell.statements} == {"assumed"}
            assert not any(s.figures for s in cell.statements)
            assert cell.missing == f"Nobody is counted here yet: {stage.name} has no `enter` rule."
    assert "Write `enter` into journey.yaml, or let `parcours draft` propose it." in " ".join(found.notes)
    assert from_json(to_json(found)) == found
    assert made.stages[0].assumed[0].says in to_csv(found)


@pytest.mark.parametrize("code", languages())
def test_it_is_drawn_in_every_language(tmp_path: Path, code: str) -> None:
    found = journey_map(shop(tmp_path, FEW, as_text(template("shop", code))))
    text = lines(found)
    for stage in as_journey(template("shop", code)).stages:
        assert stage.name in text


def test_a_rule_makes_one_stage_count_and_leaves_the_others_imagined(tmp_path: Path) -> None:
    text = as_text(template("shop")).replace("- name: Decision\n", "- name: Decision\n    enter: Add\n")
    found = journey_map(shop(tmp_path, FEW, text), policy=Policy(0))
    assert [c.ever.count.people for c in found.columns if c.ever.count] == [0, 0, 1, 0]
    did = {row.lane: row.cells[2] for row in found.rows}["actions"].statements
    assert [(s.about, s.evidence) for s in did[:2]] == [("Add", "measured"), ("Order", "measured")]
    assert did[-1].evidence == "assumed"
    assert [way.direction for way in found.ways] == ["in"]
